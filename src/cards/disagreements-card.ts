import type { CallDisagreement, Disagreement, DisagreementsView, RightShare } from '#application/views/disagreements';
import { bandWords } from './band-words';
import type { Card, Icon, Section, Widget } from './card';
import { dayText } from './day-text';
import { escapeText } from './escape-text';
import { callWords, windowText } from './renewal/renewal-words';
import { actionButton, buttonRow, capped, counted, icon, line, opens, paragraph } from './widgets';

/** Of each kind: a card holds a hundred widgets. */
const mostLines = 40;
/** Lines of a kind that show before a tap on "show more": the other kind must be in sight too. */
const inSight = 5;

const outcomes: Readonly<Record<NonNullable<Disagreement['outcome']>, { readonly word: string; readonly icon: Icon }>> =
  {
    renewed: { word: 'Renewed', icon: icon('autorenew', 'Renewed') },
    lost: { word: 'Lost', icon: icon('cancel', 'Lost') },
    unknown: { word: 'Ended, outcome not known', icon: icon('help', 'Outcome not known') },
  };

const stateWords: Readonly<Record<Disagreement['state'], string>> = {
  standing: 'Stands until',
  ranOut: 'Ran out on',
  withdrawn: 'Withdrawn; would have stood until',
};

/** Where people and the engine disagreed, newest first, and who was right where that is known. */
export function disagreementsCard({ disagreements, calls, engine, people }: DisagreementsView): Card {
  const bands = counted(disagreements.length, 'band set by a person', 'bands set by people');
  return {
    name: 'disagreements',
    header: {
      title: 'Disagreements',
      subtitle: calls.length === 0 ? bands : `${counted(calls.length, 'call', 'calls')}, ${bands}`,
    },
    sections: [
      ...(disagreements.length + calls.length === 0
        ? [{ widgets: [paragraph('Nobody has judged otherwise than the engine yet, in a call or with a band.')] }]
        : [
            { widgets: [rightWidget(engine, people)] },
            ...listSection('Calls', calls, callLine),
            ...listSection('Bands', disagreements, lineOf),
          ]),
      { widgets: buttonRow([actionButton('All renewals', { name: 'openHome' })]) },
    ],
  };
}

function rightWidget(engine: RightShare, people: RightShare): Widget {
  const of = Math.max(engine.of, people.of);
  if (of === 0) {
    return line({
      icon: icon('balance', 'Who was right'),
      text: 'None of these renewals is over yet',
      below: 'Who was right is counted as they end.',
    });
  }
  return line({
    icon: icon('balance', 'Who was right'),
    text: `The engine was right in <b>${engine.right} of ${engine.of}</b>, people in <b>${people.right} of ${people.of}</b>`,
    below: 'Of renewals that are over. Unproven and to watch say neither.',
  });
}

function listSection<Each>(name: string, all: readonly Each[], widgetOf: (each: Each) => Widget): readonly Section[] {
  if (all.length === 0) return [];
  const widgets = capped(all, mostLines, widgetOf, (hidden) => `And ${hidden} older.`);
  const header = `${name}, newest first`;
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}

/** What was said at T-60 or T-30, and what a leader made of it. */
function callLine(each: CallDisagreement): Widget {
  const { clientId, renewalId, clientName, contracts, window, engineCall, personCall, reason } = each;
  const { byName, calledOn, settled, outcome } = each;
  const ended = outcome === undefined ? undefined : outcomes[outcome];
  const verdict =
    settled === undefined
      ? ''
      : `<br>Settled as <b>${callWords[settled.call].toLowerCase()}</b> by ${escapeText(settled.byName)}: ${escapeText(settled.reason)}`;
  const fate = ended?.word ?? (settled === undefined ? 'Not settled' : 'Settled');
  return line({
    icon: ended?.icon ?? icon(settled === undefined ? 'balance' : 'gavel', fate),
    text: `<b>${escapeText(clientName)}</b> ${escapeText(contracts)}<br>Engine: ${callWords[engineCall]}. ${escapeText(byName)}: <b>${callWords[personCall]}</b><br>${escapeText(reason)}${verdict}`,
    below: `${windowText(window)}, ${dayText(calledOn)}. ${fate}.`,
    onClick: opens({ name: 'openRenewal', clientId, renewalId }),
  });
}

function lineOf(each: Disagreement): Widget {
  const {
    clientId,
    contractId,
    clientName,
    ref,
    engineBand,
    personBand,
    reason,
    byName,
    setOn,
    expiresOn,
    state,
    outcome,
  } = each;
  const ended = outcome === undefined ? undefined : outcomes[outcome];
  const fate = ended === undefined ? `${stateWords[state]} ${dayText(expiresOn)}.` : `${ended.word}.`;
  return line({
    icon: ended?.icon ?? icon('gavel', 'Set by a person'),
    text: `<b>${escapeText(clientName)}</b> ${escapeText(ref)}<br>Engine: ${bandWords[engineBand]}. ${escapeText(byName)}: <b>${bandWords[personBand]}</b><br>${escapeText(reason)}`,
    below: `Set ${dayText(setOn)}. ${fate}`,
    onClick: opens({ name: 'openWhy', clientId, contractId }),
  });
}
