import { staleAfterMilliseconds } from '#application/views/health';
import type { CallFigures, WorldState } from '../local-world';

const hour = 3_600_000;
const day = 24 * hour;

/** The zone apart: a narrow page leaves it out. */
export function clockText({ now, timeZone }: WorldState): { readonly time: string; readonly zone: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).formatToParts(now);
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const time = parts.filter(({ type }) => type !== 'timeZoneName').map(({ value }) => value);
  return { time: time.join('').trim(), zone };
}

export function longClockText({ now, timeZone }: WorldState): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now);
}

/** As in a message list: the time today, the day this year, else the date. */
export function listTimeText(sentAt: number, { now, timeZone }: WorldState): string {
  const part = (at: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at);
  const date: Intl.DateTimeFormatOptions = { dateStyle: 'short' };
  if (part(sentAt, date) === part(now, date)) return part(sentAt, { hour: 'numeric', minute: '2-digit' });
  if (part(sentAt, { year: 'numeric' }) === part(now, { year: 'numeric' }))
    return part(sentAt, { month: 'short', day: 'numeric' });
  return part(sentAt, date);
}

export function messageTimeText(sentAt: number, { timeZone }: WorldState): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(sentAt);
}

export function dataAgeText({ now, lastSyncAt, isSyncing }: WorldState): string {
  if (isSyncing) return 'Sync running';
  if (lastSyncAt === undefined) return 'No sync yet';
  const age = Math.max(0, now - lastSyncAt);
  if (age < 60_000) return 'Synced just now';
  if (age < hour) return `Synced ${Math.floor(age / 60_000)} min ago`;
  if (age < day) return `Synced ${counted(Math.floor(age / hour), 'hour')} ago`;
  return `Synced ${counted(Math.floor(age / day), 'day')} ago`;
}

export function isDataStale({ now, lastSyncAt, isSyncing }: WorldState): boolean {
  return !isSyncing && (lastSyncAt === undefined || now - lastSyncAt > staleAfterMilliseconds);
}

/** What the last run of the add-on cost, for people who watch quotas. */
export function figuresText({ http, cpuMilliseconds }: CallFigures): string {
  const systems = Object.entries(http).filter(([, calls]) => calls > 0);
  const total = systems.reduce((sum, [, calls]) => sum + calls, 0);
  const cpu = `${cpuMilliseconds < 1 ? '<1' : Math.round(cpuMilliseconds)} ms CPU`;
  if (total === 0) return `No HTTP calls; ${cpu}`;
  const list = systems.map(([system, calls]) => `${system} ${calls}`).join(', ');
  return `${counted(total, 'HTTP call')}: ${list}; ${cpu}`;
}

/** "Mara Lind <mara@northwind.example>" → name and address. */
export function mailParty(header: string): { readonly name: string; readonly address: string } {
  const [, name = '', address = ''] = /^\s*"?(.*?)"?\s*<([^<>]*)>\s*$/.exec(header) ?? [];
  return address === ''
    ? { name: header.trim(), address: header.trim() }
    : { name: name === '' ? address : name, address };
}

export function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter((word) => word !== '');
  return (words[0]?.slice(0, 1) ?? '?').toUpperCase();
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
