import type {
  PolicyAxisLine,
  PolicyButton,
  PolicyChange,
  PolicyProposalView,
  PolicyVersionLine,
  PolicyView,
} from '#application/views/concession-rules';
import type { Health } from '#application/views/health';
import { capitalized } from '#domain/timeline/payload-fields';
import { bannerSections } from '../banners';
import type { Button, Card, Section, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { actionButton, buttonRow, capped, icon, line, whilePaused } from '../widgets';
import { policyFieldWords } from './policy-words';

/** Name of the field for words: what `onCardAction` reads back. */
export const policyWordsField = 'words';

const mostVersions = 8;
const longestWords = 1_000;

/** The policy in force, readable by everybody it binds; above it what is proposed, for the two who approve. */
export function policyCard(view: PolicyView): Card {
  const { version, startsOn, axes, levelWithoutGive, versions, proposal, mayPropose, health, now } = view;
  const since = startsOn === undefined ? 'in force from the beginning' : `in force since ${dayText(startsOn)}`;
  const withoutGive = { field: 'levelWithoutGive', rows: [`level ${levelWithoutGive}`] } as const;
  return {
    name: 'policy',
    header: { title: 'Approval policy', subtitle: plainText(`Version ${version}, ${since}`) },
    sections: [
      ...bannerSections(health, now),
      ...(proposal === undefined ? [] : [proposalSection(proposal, health)]),
      {
        header: plainText(`Version ${version}: the highest level decides`),
        widgets: [...axes.map(rowsWidget), rowsWidget(withoutGive)],
      },
      ...versionSections(versions),
      ...(mayPropose ? [{ widgets: buttonRow([whilePaused(health, propose)]) }] : []),
    ],
    ...footer(proposal, health),
  };
}

const propose = actionButton('Propose a change', { name: 'startProposal' });

function rowsWidget({
  field,
  rows,
}: PolicyAxisLine | { readonly field: 'levelWithoutGive'; readonly rows: readonly string[] }): Widget {
  return {
    decoratedText: {
      topLabel: policyFieldWords[field],
      text: rows.map((row) => escapeText(capitalized(readable(row)))).join('<br>'),
      wrapText: true,
    },
  };
}

function proposalSection(proposal: PolicyProposalView, health: Health): Section {
  const { version, startsOn, reason, proposedByName, changes, approvedByNames, waitsFor, may } = proposal;
  const approved =
    approvedByNames.length === 0 ? 'Nobody approved it yet' : `Approved by ${approvedByNames.join(', ')}`;
  const waits =
    waitsFor.length === 0 ? 'Nobody else can approve it: look at People' : `Waits for ${waitsFor.join(' or ')}`;
  const decides = may.some(({ deed }) => deed === 'approvePolicy');
  return {
    header: plainText(`Proposed: version ${version} from ${dayText(startsOn)}`),
    widgets: [
      line({ icon: icon('edit_note', 'Why'), text: escapeText(reason), below: `Proposed by ${proposedByName}` }),
      line({ icon: icon('how_to_reg', 'Approvals'), text: escapeText(approved), below: waits }),
      ...changes.map(changeWidget),
      ...(decides ? [wordsInput] : []),
      ...buttonRow(
        may.filter(({ deed }) => deed === 'withdrawPolicy').map((button) => policyButton('Withdraw', button, health)),
      ),
    ],
  };
}

const wordsInput: Widget = {
  textInput: {
    name: policyWordsField,
    label: 'Your words',
    type: 'MULTIPLE_LINE',
    hintText: 'Needed to reject it: why.',
    validation: { characterLimit: longestWords, inputType: 'TEXT' },
  },
};

/** Only rows that differ: what stays the same stands below. A row with no match is only dropped, or only added. */
function changeWidget({ field, before, after }: PolicyChange): Widget {
  const gone = before.filter((row) => !after.includes(row)).map((row) => `Today: ${escapeText(readable(row))}`);
  const fresh = after.filter((row) => !before.includes(row)).map((row) => `<b>New: ${escapeText(readable(row))}</b>`);
  return {
    decoratedText: {
      topLabel: policyFieldWords[field],
      text: [...gone, ...fresh].join('<br>'),
      wrapText: true,
      startIcon: icon('change_circle', 'Changed'),
    },
  };
}

function versionSections(versions: readonly PolicyVersionLine[]): readonly Section[] {
  if (versions.length < 2) return [];
  return [
    {
      header: 'Versions',
      widgets: capped(versions, mostVersions, versionWidget, (hidden) => `And ${hidden} older ones.`),
      collapsible: true,
      uncollapsibleWidgetsCount: 2,
    },
  ];
}

const statusWords = { inForce: 'in force', ahead: 'lies ahead', replaced: 'replaced' } as const;

function versionWidget({ version, startsOn, approvedByNames, status }: PolicyVersionLine): Widget {
  const from = startsOn === undefined ? 'From the settings' : `From ${dayText(startsOn)}`;
  const by = approvedByNames.length === 0 ? '' : `, approved by ${approvedByNames.join(' and ')}`;
  return line({ text: `<b>Version ${escapeText(version)}</b>, ${statusWords[status]}`, below: `${from}${by}` });
}

function footer(proposal: PolicyProposalView | undefined, health: Health): Pick<Card, 'fixedFooter'> {
  const button = (deed: PolicyButton['deed']) => proposal?.may.find((one) => one.deed === deed);
  const [approve, reject] = [button('approvePolicy'), button('rejectPolicy')];
  if (approve === undefined || reject === undefined) return {};
  return {
    fixedFooter: {
      primaryButton: { ...policyButton('Approve', approve, health), type: 'FILLED' },
      secondaryButton: policyButton('Reject', reject, health),
    },
  };
}

function policyButton(text: string, button: PolicyButton, health: Health): Button {
  return whilePaused(health, actionButton(text, { name: 'pressPolicy', ...button }));
}

/** A row as people read it: `12,000`, and what stands behind a point as it is. The form keeps its plain numbers. */
function readable(row: string): string {
  return row.replace(/(?<![.\d])\d{4,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));
}
