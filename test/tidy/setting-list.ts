import * as v from 'valibot';
import { SettingsSchema } from '#application/settings';

export interface DocumentedSetting {
  /** Dotted, as a person would say it: `people.email`. */
  readonly name: string;
  /** As the page writes it: `required`, `–` for unset, else the value as code. */
  readonly defaultText: string;
}

interface Node {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly default?: unknown;
}

/** Every setting of the schema, lists and objects opened. */
export function documentedSettings(): readonly DocumentedSetting[] {
  return entriesOf(SettingsSchema as unknown as Node, '');
}

function entriesOf({ entries = {} }: Node, prefix: string): readonly DocumentedSetting[] {
  return Object.entries(entries).flatMap(([key, node]) => {
    const name = `${prefix}${key}`;
    const inner = node.wrapped ?? node;
    const shape = inner.item ?? inner;
    const nested = /^(strict_)?object$/.test(shape.type) ? entriesOf(shape, `${name}.`) : [];
    return [{ name, defaultText: defaultOf(node) }, ...nested];
  });
}

function defaultOf(node: Node): string {
  if (node.type !== 'optional') return 'required';
  const value = v.getDefault(node as unknown as v.GenericSchema);
  return value === undefined ? '–' : `\`${JSON.stringify(value)}\``;
}
