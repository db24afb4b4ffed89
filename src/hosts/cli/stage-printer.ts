import { Listr, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from 'listr2';
import { worldStages, type WorldStage, type WorldStageName } from '../workbench/world-stage';
import type { Terminal } from './terminal';

interface StagePrinter {
  readonly onStage: (stage: WorldStage) => void;
  /** Draws what is left; stages that were not reached are shown as failed. */
  close(): Promise<void>;
}

/** Plain lines where nobody watches; in a terminal one list whose running line moves. */
export function stagePrinter(terminal: Terminal, isJson: boolean): StagePrinter {
  if (isJson) {
    return {
      onStage: ({ name, text, isDone }) => isDone && terminal.result(JSON.stringify({ stage: name, text })),
      close: async () => undefined,
    };
  }
  return terminal.isWatched ? listPrinter() : linePrinter(terminal);
}

/** Milliseconds between two progress lines of one stage, where lines cannot be redrawn. */
const quietMilliseconds = 5_000;

function linePrinter(terminal: Terminal): StagePrinter {
  let saidAt = 0;
  let running: WorldStageName | undefined;
  return {
    onStage({ name, text, isDone }) {
      const isNew = name !== running;
      if (!isNew && !isDone && Date.now() - saidAt < quietMilliseconds) return;
      running = name;
      saidAt = Date.now();
      if (isDone) terminal.say(`✔ ${worldStages[name]}: ${text}`);
      else terminal.say(`… ${worldStages[name]}${text === '' ? '' : `: ${text}`}`);
    },
    close: async () => undefined,
  };
}

type RunningTask = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

/** Each stage is a task that ends when the stage says so. */
function listPrinter(): StagePrinter {
  const names = Object.keys(worldStages) as WorldStageName[];
  const endings = new Map(names.map((name) => [name, ending()]));
  const latest = new Map<WorldStageName, string>();
  const running = new Map<WorldStageName, RunningTask>();
  const list = new Listr(
    names.map((name) => ({
      title: worldStages[name],
      task: async (_: unknown, task: RunningTask) => {
        running.set(name, task);
        task.output = latest.get(name) ?? '';
        await endings.get(name)?.reached;
        const text = latest.get(name) ?? '';
        task.title = text === '' ? worldStages[name] : `${worldStages[name]}: ${text}`;
      },
    })),
    // Signals belong to the command: it saves before it ends.
    { registerSignalListeners: false },
  );
  const drawn = list.run().catch(() => undefined);
  return {
    onStage({ name, text, isDone }) {
      // A resumed start passes stages by that have nothing to do.
      for (const earlier of names.slice(0, names.indexOf(name))) endings.get(earlier)?.reach();
      latest.set(name, text);
      const task = running.get(name);
      if (task !== undefined && !isDone) task.output = text;
      if (isDone) endings.get(name)?.reach();
    },
    async close() {
      for (const { fail } of endings.values()) fail();
      await drawn;
    },
  };
}

interface Ending {
  readonly reached: Promise<void>;
  reach(): void;
  /** No effect once reached. */
  fail(): void;
}

function ending(): Ending {
  let reach = (): void => undefined;
  let fail = (): void => undefined;
  const reached = new Promise<void>((resolve, reject) => {
    reach = resolve;
    fail = () => reject(new Error('not reached'));
  });
  // A stage that was never begun is waited for by nobody.
  reached.catch(() => undefined);
  return { reached, reach: () => reach(), fail: () => fail() };
}
