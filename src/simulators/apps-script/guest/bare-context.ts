import { constants, createContext, runInContext, Script, type Context } from 'node:vm';

/**
 * Builtins newer than ES2021, and globals that Apps Script lacks. Deleting them makes a script that leans on one fail here
 * rather than at the customer's.
 */
const tooNew: Readonly<Record<string, readonly string[]>> = {
  globalThis: [
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'Iterator',
    'SuppressedError',
    'DisposableStack',
    'AsyncDisposableStack',
    'Float16Array',
  ],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Array: ['fromAsync'],
  Promise: ['withResolvers', 'try'],
  Error: ['isError'],
  RegExp: ['escape'],
  Math: ['f16round', 'sumPrecise'],
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'RegExp.prototype': ['hasIndices'],
  'ArrayBuffer.prototype': ['resize', 'resizable', 'maxByteLength', 'transfer', 'transferToFixedLength', 'detached'],
  'Object.getPrototypeOf(Uint8Array.prototype)': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
};

const deletions = Object.entries(tooNew)
  .flatMap(([holder, names]) => names.map((name) => `delete ${holder}['${name}'];`))
  .join('\n');

/** The clock of a script is the shared one. A proxy keeps `instanceof Date` and every way of calling it. */
const virtualDate = `(function (now) {
  'use strict';
  var RealDate = Date;
  RealDate.now = function () { return now(); };
  var proxy = new Proxy(RealDate, {
    construct: function (target, args, newTarget) {
      return Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === proxy ? target : newTarget);
    },
    apply: function () { return new RealDate(now()).toString(); },
  });
  RealDate.prototype.constructor = proxy;
  globalThis.Date = proxy;
})`;

const bareScript = new Script(`'use strict';\n${deletions}\n${virtualDate}`, { filename: 'bare-context.js' });

/** A new V8 context with the language of ES2021 and nothing else: no timers, `URL`, `TextEncoder`, `fetch`, `process`. */
export function bareContext(now: () => number): Context {
  // A plain global, not one that looks every name up in an object of ours: half the time for a script's inner loops.
  const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: true, wasm: false } });
  const installDate = bareScript.runInContext(context) as (now: () => number) => void;
  installDate(now);
  // V8 puts its inspector's console into every context; the platform brings its own.
  runInContext('delete globalThis.console', context);
  return context;
}
