/**
 * The border between the simulator's realm and a script's. What a script can touch is made by the script's own realm: functions,
 * arrays and errors of ours would fail its `instanceof` and lead it out of its context.
 */
import { runInContext, Script, type Context } from 'node:vm';
import { Refusal } from '../sync-channel';
import { Call } from './call';

export type Guest = object;

export type HostMethod = (call: Call) => unknown;

/** A method of a kind of object: `state` is what the simulator keeps behind one such object. */
export type KindMethod<State> = (state: State, call: Call, self: Guest) => unknown;

type Answer = { readonly value: unknown } | { readonly threw: string };

interface Kit {
  method(name: string, host: (self: unknown, args: unknown[]) => Answer): Guest;
  object(): Guest;
  instance(prototype: Guest): Guest;
  list(values: readonly unknown[]): Guest;
  date(milliseconds: number): Guest;
  parse(text: string): unknown;
  stringify(value: unknown): string | undefined;
}

const kitScript = new Script(
  `(function () {
  'use strict';
  var slice = Array.prototype.slice, from = Array.from, create = Object.create, define = Object.defineProperty;
  var parse = JSON.parse, stringify = JSON.stringify, GuestError = Error, GuestDate = Date;
  return {
    method: function (name, host) {
      var method = function () {
        var answer = host(this, slice.call(arguments));
        if (answer.threw !== undefined) {
          var error = new GuestError(answer.threw);
          define(error, 'name', { value: 'Exception', configurable: true, writable: true });
          throw error;
        }
        return answer.value;
      };
      return define(method, 'name', { value: name });
    },
    object: function () { return {}; },
    instance: function (prototype) { return create(prototype); },
    list: function (values) { return from(values); },
    date: function (at) { return new GuestDate(at); },
    parse: function (text) { return parse(text); },
    stringify: function (value) { return stringify(value); },
  };
})()`,
  { filename: 'guest-kit.js' },
);

export class GuestRealm {
  readonly global: Guest;
  private readonly kit: Kit;
  private readonly typeNames = new WeakMap<Guest, string>();
  private readonly constants = new WeakMap<Guest, string>();

  constructor(readonly context: Context) {
    this.kit = kitScript.runInContext(context) as Kit;
    this.global = runInContext('this', context) as Guest;
  }

  /** An object of methods and constants under a global name, such as `Utilities`. */
  service(name: string, members: Readonly<Record<string, HostMethod | Guest>>): Guest {
    const service = this.kit.object();
    for (const [member, content] of Object.entries(members)) {
      const value = typeof content === 'function' ? this.method(`${name}.${member}`, content as HostMethod) : content;
      define(service, member, value);
    }
    this.typeNames.set(service, name);
    return service;
  }

  install(name: string, value: Guest): void {
    Object.defineProperty(this.global, name, { value, configurable: true, writable: true, enumerable: false });
  }

  method(fullName: string, host: HostMethod): Guest {
    return this.wrap(fullName, (_self, args) => host(this.call(fullName, args)));
  }

  private call(fullName: string, args: readonly unknown[]): Call {
    return new Call(fullName, args, (value) => this.typeNameOf(value));
  }

  private wrap(fullName: string, host: (self: unknown, args: unknown[]) => unknown): Guest {
    return this.kit.method(fullName.slice(fullName.lastIndexOf('.') + 1), (self, args): Answer => {
      try {
        return { value: host(self, args) };
      } catch (error) {
        if (error instanceof Refusal) return { threw: error.message };
        return {
          threw: `Simulator defect in ${fullName}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        };
      }
    });
  }

  /** Objects of one kind share a prototype, as in Apps Script; their state stays outside the script's reach. */
  kind<State>(typeName: string, methods: Readonly<Record<string, KindMethod<State>>>): GuestKind<State> {
    const states = new WeakMap<Guest, State>();
    const prototype = this.kit.object();
    for (const [name, method] of Object.entries(methods)) {
      const fullName = `${typeName}.${name}`;
      const guest = this.wrap(fullName, (self, args) => {
        const state = typeof self === 'object' && self !== null ? states.get(self) : undefined;
        if (state === undefined) throw new Refusal(`Illegal invocation of ${fullName}`);
        return method(state, this.call(fullName, args), self as Guest);
      });
      define(prototype, name, guest);
    }
    const shortName = typeName.slice(typeName.lastIndexOf('.') + 1);
    define(
      prototype,
      'toString',
      this.method(`${typeName}.toString`, () => shortName),
    );
    return {
      make: (state) => {
        const object = this.kit.instance(prototype);
        states.set(object, state);
        this.typeNames.set(object, typeName);
        return object;
      },
      stateOf: (value) => (typeof value === 'object' && value !== null ? states.get(value) : undefined),
    };
  }

  /** An enumeration such as `CardService.Icon`. Its members are objects: a text in their place is a wrong type. */
  enumeration(typeName: string, names: readonly string[]): Guest {
    const members = this.kit.object();
    for (const name of names) {
      const member = this.kit.object();
      define(
        member,
        'toString',
        this.method(`${typeName}.toString`, () => name),
      );
      define(
        member,
        'toJSON',
        this.method(`${typeName}.toJSON`, () => name),
      );
      this.typeNames.set(member, typeName);
      this.constants.set(member, name);
      define(members, name, member);
    }
    return members;
  }

  constantOf(value: unknown, typeName: string): string | undefined {
    if (this.typeNameOf(value) !== typeName) return undefined;
    return this.constants.get(value as Guest);
  }

  /** Gives an object a word by which another service knows it again, as `constantOf` tells. */
  mark(object: Guest, word: string): Guest {
    this.constants.set(object, word);
    return object;
  }

  typeNameOf(value: unknown): string | undefined {
    return typeof value === 'object' && value !== null ? this.typeNames.get(value) : undefined;
  }

  list(values: readonly unknown[]): Guest {
    return this.kit.list(values);
  }

  date(milliseconds: number): Guest {
    return this.kit.date(milliseconds);
  }

  /** A copy of plain data in the script's realm. */
  copyIn(value: unknown): unknown {
    return value === undefined ? undefined : this.kit.parse(JSON.stringify(value));
  }

  /** A copy of a script's plain data in ours. Functions and objects of the platform do not come through. */
  copyOut(value: unknown): unknown {
    const text = this.kit.stringify(value);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }
}

export interface GuestKind<State> {
  make(state: State): Guest;
  stateOf(value: unknown): State | undefined;
}

function define(holder: Guest, name: string, value: unknown): void {
  Object.defineProperty(holder, name, {
    value,
    configurable: true,
    writable: true,
    enumerable: !(value instanceof Function),
  });
}

/** Milliseconds of a date from any realm. */
export function millisecondsOf(value: unknown): number | undefined {
  if (Object.prototype.toString.call(value) !== '[object Date]') return undefined;
  return Number((value as Date).getTime());
}
