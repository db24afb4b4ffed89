import { Client } from '@hubspot/api-client';

/** A deal of ours as HubSpot's own library reads it. */
export interface DealNow {
  readonly dealId: string;
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly closesOn: string;
  readonly ownerId: string;
}

export interface TaskNow {
  readonly taskId: string;
  /** Renewal and window, from the marker in its text. */
  readonly marker: string;
  readonly subject: string;
  readonly isOpen: boolean;
}

export interface HubSpotNow {
  readonly deals: readonly DealNow[];
  readonly tasks: readonly TaskNow[];
}

const dealProperties = ['renewal_desk_key', 'dealname', 'renewal_desk_state', 'closedate', 'hubspot_owner_id'];
const taskProperties = ['hs_task_subject', 'hs_task_body', 'hs_task_status'];
const marked = /\[Renewal Desk ([^\]\s]+)\]/;
const perPage = 100;

interface Listed {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
}

/** Reads with the library that HubSpot publishes, not with ours. */
export class HubSpotReader {
  private readonly client: Client;

  constructor(port: number, accessToken: string) {
    this.client = new Client({ accessToken, basePath: `http://127.0.0.1:${port}` });
  }

  async now(): Promise<HubSpotNow> {
    const { deals, objects } = this.client.crm;
    const foundDeals = await everyPage((after) => deals.basicApi.getPage(perPage, after, dealProperties));
    const foundTasks = await everyPage((after) => objects.tasks.basicApi.getPage(perPage, after, taskProperties));
    return {
      deals: foundDeals.flatMap(({ id, properties }) => {
        const text = (name: string) => properties[name] ?? '';
        if (text('renewal_desk_key') === '') return [];
        const [key, name, state, closed, ownerId] = dealProperties.map(text) as [
          string,
          string,
          string,
          string,
          string,
        ];
        return [{ dealId: id, key, name, state, closesOn: closed.slice(0, 10), ownerId }];
      }),
      tasks: foundTasks.flatMap(({ id, properties }) => {
        const [, marker] = marked.exec(properties['hs_task_body'] ?? '') ?? [];
        if (marker === undefined) return [];
        const isOpen = properties['hs_task_status'] !== 'COMPLETED';
        return [{ taskId: id, marker, subject: properties['hs_task_subject'] ?? '', isOpen }];
      }),
    };
  }

  /** Ids of the records that a deal is tied to. */
  async tiedTo(dealId: string, kind: 'companies' | 'tasks' | 'contacts'): Promise<readonly string[]> {
    const { results } = await this.client.crm.associations.v4.basicApi.getPage('deals', dealId, kind);
    return results.map(({ toObjectId }) => String(toObjectId)).sort();
  }
}

async function everyPage(
  page: (after: string | undefined) => Promise<{
    readonly results: readonly Listed[];
    readonly paging?: { readonly next?: { readonly after: string } };
  }>,
): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  for (let after: string | undefined; ;) {
    const { results, paging } = await page(after);
    all.push(...results);
    after = paging?.next?.after;
    if (after === undefined) return all;
  }
}
