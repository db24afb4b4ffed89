import type { HomepageView } from '#application/views/homepage';
import type { Section } from '../card';
import { escapeText } from '../escape-text';
import { counted, icon, line, opens } from '../widgets';

/** A policy that waits for this person stands with what else waits for them. */
export function policyToApproveSections({ concessionRules }: HomepageView): readonly Section[] {
  if (concessionRules?.waitsForMe !== true) return [];
  return [
    {
      widgets: [
        line({
          icon: icon('rule', 'Approval policy'),
          text: `<b>Approve:</b> version ${escapeText(concessionRules.proposed ?? '')} of the approval policy`,
          below: 'Proposed. New requests go by it once two people have approved.',
          onClick: opens({ name: 'openPolicy' }),
        }),
      ],
    },
  ];
}

/** By which rules concessions are decided, and who decides for whom. */
export function rulesSections({ concessionRules }: HomepageView): readonly Section[] {
  if (concessionRules === undefined) return [];
  const { policyVersion, proposed, delegations } = concessionRules;
  const inForce = `Version ${policyVersion} is in force`;
  return [
    {
      header: 'Concession rules',
      widgets: [
        line({
          icon: icon('rule', 'Approval policy'),
          text: '<b>Approval policy</b>',
          below: proposed === undefined ? `${inForce}.` : `${inForce}, version ${proposed} is proposed.`,
          onClick: opens({ name: 'openPolicy' }),
        }),
        ...(delegations === undefined
          ? []
          : [
              line({
                icon: icon('group', 'Delegations'),
                text: '<b>Delegations</b>',
                below:
                  delegations === 0
                    ? 'Nobody decides for anybody else today.'
                    : `${counted(delegations, 'person decides', 'people decide')} for somebody else today.`,
                onClick: opens({ name: 'openDelegations' }),
              }),
            ]),
      ],
    },
  ];
}
