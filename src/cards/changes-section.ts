import type { ContractContext } from '#application/views/client-context';
import type { Section, Widget } from './card';
import { escapeText } from './escape-text';
import { capped, counted, icon, line, paragraph } from './widgets';

/** What moved the headline's readiness since the figures of a week ago. A contract never assessed has nothing to compare. */
export function changesSections(contract: ContractContext | undefined, most: number): readonly Section[] {
  if (contract?.readiness === undefined) return [];
  return [{ header: 'Since last week', widgets: changeWidgets(contract.changes, most) }];
}

function changeWidgets(changes: ContractContext['changes'], most: number): readonly Widget[] {
  if (changes === undefined) return [paragraph('No figures from a week ago yet.')];
  if (changes.length === 0) return [paragraph('Nothing moved.')];
  return capped(
    changes,
    most,
    (sentence) => line({ icon: icon('change_circle', 'Changed'), text: escapeText(sentence) }),
    (hidden) => `And ${counted(hidden, 'smaller change', 'smaller changes')}.`,
  );
}
