import { html, nothing, type TemplateResult } from 'lit';
import { icon, productMark } from './icons';
import './menu-button';
import { faultMenu, type FaultUse } from './faults/fault-menu';
import { currentPerson, moveShare, type Screen } from './screen';
import { clockText, dataAgeText, initials, isDataStale, longClockText } from './wording';

const hour = 3_600_000;

const moves: readonly { readonly id: string; readonly words: string; readonly milliseconds: number }[] = [
  { id: 'hour', words: 'Next hour', milliseconds: hour },
  { id: 'day', words: 'Next day', milliseconds: 24 * hour },
  { id: 'week', words: 'Next week', milliseconds: 7 * 24 * hour },
];

export interface TopBarUse extends FaultUse {
  choosePerson(email: string): void;
  moveTime(milliseconds: number): void;
}

export function topBarView(screen: Screen, use: TopBarUse): TemplateResult {
  return html`<header class="top-bar">
      <div class="product">
        ${productMark()}
        <h1>Renewal Desk</h1>
        ${screen.world === undefined ? nothing : html`<span class="msp" dir="auto">${screen.world.mspName}</span>`}
      </div>
      ${screen.world === undefined ? nothing : clockView(screen, use)}
      <div class="facts">
        ${
          screen.world === undefined
            ? nothing
            : html`<span class="data-age ${isDataStale(screen.world) ? 'stale' : ''}">
                ${icon(screen.world.isSyncing ? 'sync' : isDataStale(screen.world) ? 'sync_problem' : 'sync')}${dataAgeText(screen.world)}
              </span>`
        }
        <a class="download" href="/workbook.xlsx" download
          >${icon('download')}<span>Workbook</span><span class="unseen"> of the timeline, as .xlsx</span></a
        >
        ${faultMenu(screen, use)}
      </div>
      ${personView(screen, use)}
    </header>
    ${progressView(screen)}`;
}

function clockView(screen: Screen, use: TopBarUse): TemplateResult {
  const { world, move } = screen;
  if (world === undefined) return html``;
  const { time, zone } = clockText(world);
  const choices = moves.map(({ id, words }) => ({ id, content: words }));
  return html`<menu-button
    class="clock ${move === undefined ? '' : 'moving'}"
    .face=${html`${icon('schedule')}<time datetime=${new Date(world.now).toISOString()}>${time} <span class="zone">${zone}</span></time>`}
    .words=${'Move time. It is'}
    .menuWords=${'Move time'}
    .choices=${choices}
    .foot=${html`${longClockText(world)}. The hourly sync runs for the hours that pass.`}
    .choose=${(id: string) => use.moveTime(moves.find((each) => each.id === id)?.milliseconds ?? hour)}
  ></menu-button>`;
}

function personView(screen: Screen, use: TopBarUse): TemplateResult {
  const person = currentPerson(screen);
  const people = screen.world?.people ?? [];
  if (person === undefined) return html``;
  const card = (name: string, title: string): TemplateResult =>
    html`<span class="avatar" data-tone=${toneOf(name)} aria-hidden="true">${initials(name)}</span
      ><span class="who"><span class="name" dir="auto">${name}</span><span class="title">${title}</span></span>`;
  return html`<menu-button
    class="person"
    .face=${card(person.name, person.title)}
    .words=${'Switch person. You are'}
    .menuWords=${'Switch person'}
    .choices=${people.map(({ email, name, title }) => ({ id: email, content: card(name, title), isChosen: email === person.email }))}
    .choose=${use.choosePerson}
  ></menu-button>`;
}

/** Time moving shows how far it got; a sync of unknown length shows that it runs. */
function progressView(screen: Screen): TemplateResult {
  const share = moveShare(screen);
  if (share !== undefined) {
    const percent = Math.round(share * 100);
    return html`<div
      class="progress"
      role="progressbar"
      aria-label="Time is moving"
      aria-valuenow=${percent}
      aria-valuemin="0"
      aria-valuemax="100"
    >
      <span class="done" .style=${`width: ${percent}%`}></span>
    </div>`;
  }
  if (screen.world?.isSyncing === true)
    return html`<div class="progress" role="progressbar" aria-label="Sync running"><span class="sweep"></span></div>`;
  return html`<div class="progress"></div>`;
}

/** One of six quiet colors, the same for the same name. */
export function toneOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return String(sum % 6);
}
