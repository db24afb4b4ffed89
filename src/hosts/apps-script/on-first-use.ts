import type { HaloWriting } from '#adapters/halopsa/halo-transport';
import type { Transport } from '#adapters/http/transport';
import type { Workbook } from '#application/ports/workbook';

/**
 * A card from a warm cache needs neither keys nor tokens: reading a property takes about 30 ms, so what opens a system is read
 * when it is first asked, and once.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function transportOnFirstUse(open: () => Transport): Transport {
  const transport = once(open);
  return { send: (calls, tokens) => transport().send(calls, tokens) };
}

export function workbookOnFirstUse(open: () => Workbook): Workbook {
  const workbook = once(open);
  return {
    read: (ranges) => workbook().read(ranges),
    write: (edits) => workbook().write(edits),
    append: (tab, rows) => workbook().append(tab, rows),
    addMissingTabs: (tabs) => workbook().addMissingTabs(tabs),
  };
}

/** The same for a transport that signs in to write. */
export function writingOnFirstUse(open: () => HaloWriting): HaloWriting {
  return { transport: transportOnFirstUse(() => open().transport), signIn: () => open().signIn() };
}
