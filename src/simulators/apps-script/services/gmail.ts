import type { Call } from '../guest/call';
import type { OpenMessage } from '../invocation';
import type { Draft } from '../platform/drafts';
import { Refusal } from '../sync-channel';
import { requireScope, type Surroundings } from './surroundings';

/** The open message's token is short-lived; Google does not say how short. Users met the refusal on a later click. */
const tokenLifetimeMilliseconds = 10 * 60_000;

const metadataScopes = [
  'gmail.addons.current.message.metadata',
  'gmail.addons.current.message.action',
  'gmail.addons.current.message.readonly',
];

/** `GmailApp`, as far as the open message and drafts: nothing else of the mailbox can be reached with an add-on's scopes. */
export function installGmail(surroundings: Surroundings): void {
  const { realm, job, budget, ask } = surroundings;
  let token: string | undefined;
  const thread = realm.kind<OpenMessage>('GmailApp.GmailThread', {
    getId: ({ threadId }) => threadId,
    getFirstMessageSubject: ({ subject }) => subject,
  });
  const refused = (_object: unknown, call: Call): never => {
    throw new Refusal(`Specified permissions are not sufficient to call ${call.method}.`);
  };
  const draft = realm.kind<Draft>('GmailApp.GmailDraft', {
    getId: ({ id }) => id,
    getMessage: refused,
    send: refused,
  });
  const composed = (call: Call, content: Omit<Draft, 'id' | 'owner'>) => {
    requireScope(surroundings, call.method, ['gmail.addons.current.action.compose']);
    const added = ask('addDraft', { owner: job.user, ...content });
    return realm.mark(draft.make(added), added.id);
  };
  const message = realm.kind<OpenMessage>('GmailApp.GmailMessage', {
    createDraftReply: ({ from, subject, threadId }, call) =>
      composed(call, {
        to: from,
        subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
        body: call.text(0),
        threadId,
      }),
    getId: ({ id }) => id,
    getFrom: ({ from }) => from,
    getTo: ({ to }) => to.join(', '),
    getCc: ({ cc }) => cc.join(', '),
    getBcc: () => '',
    getReplyTo: (open) => header(open, 'Reply-To'),
    getSubject: ({ subject }) => subject,
    getDate: ({ sentAt }) => realm.date(sentAt),
    getHeader: (open, call) => header(open, call.text(0)),
    getThread: (open) => thread.make(open),
    getBody: refused,
    getPlainBody: refused,
    getRawContent: refused,
    getAttachments: refused,
  });
  realm.install(
    'GmailApp',
    realm.service('GmailApp', {
      setCurrentMessageAccessToken: (call) => {
        token = call.text(0);
      },
      createDraft: (call) => composed(call, { to: call.text(0), subject: call.text(1), body: call.text(2) }),
      getMessageById: (call) => {
        const id = call.text(0);
        requireScope(surroundings, 'GmailApp.getMessageById', metadataScopes);
        if (token === undefined) {
          throw new Refusal(
            'Access denied: : Missing access token for authorization. Request: MailboxService.GetRfc822Message.',
          );
        }
        const open = job.openMessage;
        const isFresh = budget.now() - job.tokenIssuedAt <= tokenLifetimeMilliseconds;
        if (open === undefined || token !== open.accessToken || !isFresh) {
          throw new Refusal('Access denied: : Expired access token');
        }
        if (id !== open.id) throw new Refusal('Invalid argument: id');
        return message.make(open);
      },
    }),
  );
}

function header({ id, from, to, subject, headers }: OpenMessage, name: string): string {
  const known: Readonly<Record<string, string>> = {
    'Message-ID': `<${id}@mail.example>`,
    From: from,
    To: to.join(', '),
    Subject: subject,
    ...headers,
  };
  const wanted = Object.keys(known).find((one) => one.toLowerCase() === name.toLowerCase());
  return wanted === undefined ? '' : (known[wanted] ?? '');
}
