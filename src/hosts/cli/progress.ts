import type { Terminal } from './terminal';

/** Milliseconds between two lines where a line cannot be redrawn. */
const quietMilliseconds = 5_000;

/** Runs long work and shows how far it is: one moving line in a terminal, a plain line now and then elsewhere. */
export async function withProgress<Result>(
  terminal: Terminal,
  title: string,
  work: (report: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  if (!terminal.isWatched) return work(plainLines(terminal, title));
  const { Listr } = await import('listr2');
  const answer: { result?: Result } = {};
  const list = new Listr(
    [
      {
        title,
        task: async (_, task) => {
          answer.result = await work((text) => (task.output = text));
        },
      },
    ],
    { registerSignalListeners: false },
  );
  await list.run();
  return answer.result as Result;
}

function plainLines(terminal: Terminal, title: string): (text: string) => void {
  let saidAt = Date.now();
  return (text) => {
    if (Date.now() - saidAt < quietMilliseconds) return;
    saidAt = Date.now();
    terminal.say(`… ${title}: ${text}`);
  };
}
