type Known<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Optional properties are left out rather than set to undefined: `in` and equality then mean what they say. */
export function onlyKnown<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Known<Fields> {
  const known: Known<Fields> = {};
  for (const key of Object.keys(fields) as (keyof Fields)[]) {
    const value = fields[key];
    if (value !== undefined) known[key] = value as Exclude<Fields[keyof Fields], undefined>;
  }
  return known;
}
