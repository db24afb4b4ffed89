import type { Disagreement, DisagreementsView, RightShare } from '#application/views/disagreements';
import { bandWords } from './band-words';
import type { Card, Icon, Section, Widget } from './card';
import { dayText } from './day-text';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, capped, counted, icon, line, opens, paragraph } from './widgets';

const mostLines = 40;

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
export function disagreementsCard({ disagreements, engine, people }: DisagreementsView): Card {
  return {
    name: 'disagreements',
    header: {
      title: 'Disagreements',
      subtitle: counted(disagreements.length, 'band set by a person', 'bands set by people'),
    },
    sections: [
      ...(disagreements.length === 0
        ? [{ widgets: [paragraph('Nobody has set a band beside the engine’s yet.')] }]
        : [{ widgets: [rightWidget(engine, people)] }, listSection(disagreements)]),
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
    below: 'Of renewals that are over. Unproven says neither.',
  });
}

function listSection(disagreements: readonly Disagreement[]): Section {
  return {
    header: 'Newest first',
    widgets: capped(disagreements, mostLines, lineOf, (hidden) => `And ${hidden} older.`),
  };
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
