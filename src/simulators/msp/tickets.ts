import { conditionsOf, type MonthConditions } from './causes';
import { ticketsOfIncident } from './incidents';
import { addDays, addMonths, day, instantOf, isWeekendAt, londonMinuteOf, minute } from './days';
import { mixedSeed, Random } from './random';
import { TicketBookBuilder, tones, type TicketBook, type TicketDraft } from './ticket-book';
import { clientRoster, type ClientRoster, type TicketSeedbed } from './ticket-roster';
import { resolutionOf } from './ticket-resolution';
import { alertThemeIndex, themeAt, themes } from './ticket-themes';

import { futureMonths, historyMonths, type WorldClient, type WorldSize } from './world';

/** Tickets within the history. Source: the sizes that the design names for the generated world. */
const ticketTarget: Record<WorldSize, number> = { small: 6_250, typical: 30_000, large: 500_000 };

/** January to December: quiet in August and December, busy when people come back. */
const season = [1.08, 1, 1.05, 0.95, 0.95, 1, 0.95, 0.82, 1.12, 1.08, 1.05, 0.78];

const alertShare = 0.17;
const serverDownTheme = themes.findIndex(({ category }) => category === 'Server>Down');

interface ClientPlan {
  readonly client: WorldClient;
  readonly months: readonly MonthConditions[];
  /** Expected tickets of each month. */
  readonly expected: readonly number[];
  readonly themeWeights: readonly number[];
}

export function generateTickets(seedbed: TicketSeedbed): TicketBook {
  const starts = Array.from({ length: historyMonths + futureMonths + 1 }, (_, month) =>
    addMonths(seedbed.historyStartsOn, month),
  );
  const plans = seedbed.clients.map((client) => planOf(seedbed, client, starts));
  const planned = plans.reduce((sum, { expected }) => sum + total(expected.slice(0, historyMonths)), 0);
  const scale = ticketTarget[seedbed.size] / planned;
  const all = plans.reduce((sum, { expected }) => sum + total(expected), 0) * scale;
  const incidentTickets = seedbed.incidents.flatMap((one) => ticketsOfIncident(seedbed, one, serverDownTheme));
  const book = new TicketBookBuilder(Math.ceil(all * 1.03) + 200 + incidentTickets.length);
  for (const plan of plans) {
    const random = new Random(mixedSeed(seedbed.seed, 7, plan.client.index));
    const roster = clientRoster(seedbed, plan.client);
    for (const [month, conditions] of plan.months.entries()) {
      const count = random.count((plan.expected[month] ?? 0) * scale);
      const span = presence(seedbed, plan.client, starts[month] ?? '', starts[month + 1] ?? '');
      for (let made = 0; made < count; made += 1) book.add(ordinaryTicket(plan, roster, { random, conditions, span }));
    }
  }
  for (const ticket of incidentTickets) book.add(ticket);
  return book.bound();
}

function planOf(seedbed: TicketSeedbed, client: WorldClient, starts: readonly string[]): ClientPlan {
  const random = new Random(mixedSeed(seedbed.seed, 6, client.index));
  const months = conditionsOf(client.episodes, random);
  const expected = months.map(({ volume }, month) => {
    const [from, to] = [starts[month] ?? '', starts[month + 1] ?? ''];
    const span = presence(seedbed, client, from, to);
    const share = Math.max(0, span.to - span.from) / (instantOf(to) - instantOf(from));
    return client.monthlyTickets * volume * share * (season[Number(from.slice(5, 7)) - 1] ?? 1);
  });
  /** Some clients have one thing that keeps breaking; an outage of everything is not among them. */
  const everyday = themes.filter(({ weight }) => weight > 3);
  const sore = random.chance(0.35) ? random.pick(everyday) : undefined;
  const themeWeights = themes.map((theme) => theme.weight * (theme === sore ? 4 : random.between(0.6, 1.5)));
  return { client, months, expected, themeWeights };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of a month in which the company is a client. */
function presence({ departures }: TicketSeedbed, client: WorldClient, from: string, to: string): Span {
  const leftOn = departures.get(client.index);
  const last = leftOn === undefined || leftOn > to ? to : addDays(leftOn, 1);
  return { from: instantOf(client.joinedOn > from ? client.joinedOn : from), to: instantOf(last) };
}

interface Draw {
  readonly random: Random;
  readonly conditions: MonthConditions;
  readonly span: Span;
}

function ordinaryTicket(plan: ClientPlan, roster: ClientRoster, { random, conditions, span }: Draw): TicketDraft {
  const isAlert = random.chance(alertShare);
  const theme = isAlert ? alertThemeIndex : random.weighted(plan.themeWeights);
  const openedAt = openingIn(span, isAlert, random);
  const priority = priorityOf(theme, random);
  const tone = isAlert ? tones.neutral : toneOf(conditions, random);
  const resolution = resolutionOf({ theme, priority, openedAt, conditions }, random);
  return {
    clientIndex: plan.client.index,
    contactIndex: isAlert ? undefined : roster.contactFor(openedAt, random),
    contractIndex:
      themeAt(theme).isProject === true || random.chance(0.06) ? undefined : roster.contractFor(theme, openedAt),
    priority,
    theme,
    tone,
    openedAt,
    ...resolution,
    technicianIndex: roster.technicianFor(random),
    reassignCount: Math.min(9, random.count(0.25 + 2 * Math.max(0, conditions.slip))),
    hasReply: !isAlert && random.chance(0.14),
    replyCount: isAlert ? 0 : Math.min(3, random.count(tone >= tones.impatient ? 1.1 : 0.5)),
  };
}

/** People write in office hours, machines at any time. */
function openingIn({ from, to }: Span, isAlert: boolean, random: Random): number {
  const at = from + random.next() * Math.max(0, to - from - minute);
  if (isAlert || random.chance(0.05)) return Math.floor(at);
  let moved = at;
  if (isWeekendAt(at)) {
    const other = at + (random.chance(0.5) ? -2 : 2) * day;
    const midnight = Math.floor(other / day) * day;
    if (midnight >= from && midnight + day <= to) moved = other;
  }
  const minuteOfDay = 8 * 60 + 600 * (0.5 * random.next() + 0.5 * random.next());
  return Math.floor(londonMinuteOf(moved, minuteOfDay));
}

function priorityOf(theme: number, random: Random): number {
  if (theme === alertThemeIndex) return 1 + random.weighted([0.2, 3, 32, 65]);
  if (theme === serverDownTheme) return 1 + random.weighted([38, 47, 15, 0]);
  if (themeAt(theme).typeId === 3) return 1 + random.weighted([0, 1, 39, 60]);
  return 1 + random.weighted([0.6, 8, 65, 26]);
}

function toneOf({ mood, threat }: MonthConditions, random: Random): number {
  if (random.chance(threat)) return tones.leaving;
  const feeling = 0.7 * mood + random.normal();
  if (feeling > 1.1) return tones.friendly;
  if (feeling < -2.4) return tones.angry;
  return feeling < -1.5 ? tones.impatient : tones.neutral;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
