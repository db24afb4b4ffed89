import { wordsOf } from './words';

/** Words by which a person speaks of themselves. Not "we" and "our": monitoring detects things in the name of a company. */
const firstPerson: ReadonlySet<string> = new Set(
  (
    "i i'm i've i'd i'll my me mine myself ich mein meine meinem meinen meiner mich je j'ai j'aimerais mon nous " +
    'yo mi mis nuestro nuestra tengo estoy tenemos mio mia ho abbiamo ik mijn wij ons eu meu minha jag'
  ).split(' '),
);

/** Requests and questions that a machine does not put. */
const request =
  /\b(?:can|could|would|will) (?:you|someone|somebody|one of you|anyone|we|it)\b|\bplease (?:can|could|help|look|advise|fix|have a|take a|sort|call|check (?:this|it|why|what|and))|\b(?:any ideas?|let us know|let me know|is this (?:something|normal|ok|a problem)|not sure|just (?:to let|a quick|checking)|we (?:can't|cannot|can’t|have|need|got|are|keep)|nobody (?:can|at|here)|everyone (?:is|at|here))\b|\b(?:können|könnten|könnt) (?:sie|ihr)\b|\bbitte (?:um|mal|prüfen|schauen|dringend|helfen)|\bpouvez-vous\b|\bmerci de\b|\bpueden\b|\bpodrían\b|\bpotete\b|\bpotreste\b|\b(?:kunnen|kunt) (?:jullie|u)\b/i;

/** Whether somebody speaks here. `I` counts as such only where it stands alone: not in `I/O` or `I:`. */
export function isPersonal(text: string): boolean {
  return request.test(text) || wordsOf(text).some(isFirstPerson);
}

function isFirstPerson(written: string): boolean {
  const word = written.replace(/[.@_-]+$/, '').replace(/’/g, "'");
  // Capitals are names of systems: ME, MI, IO.
  if (word.length > 1 && word === word.toUpperCase()) return false;
  return firstPerson.has(word.toLowerCase());
}
