import type { Widget } from './card';
import { escapeText } from './escape-text';
import { icon, line } from './widgets';

/** What is wrong with a field, to stand right above it. */
export function problemWidgets(problem: string | undefined): readonly Widget[] {
  return problem === undefined
    ? []
    : [line({ icon: icon('error', 'Cannot be saved'), text: `<b>${escapeText(problem)}</b>` })];
}
