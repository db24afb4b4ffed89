import { withoutBoilerplate } from './boilerplate';
import { plainText, tidyLines } from './plain-text';
import { withoutQuotedMail } from './quoted-mail';
import { withoutSignature } from './signature';
import { withoutMarks } from './subject-line';

/** What a client wrote in a ticket. It is used at once and never kept. */
export interface OwnWords {
  readonly subject: string;
  readonly message: string;
  /** Both, the subject first. */
  readonly text: string;
  /** More than markup was taken away. */
  readonly wasCut: boolean;
}

type Strip = (plain: string) => string;

/** Taking something away can bring to light what must go too. A text that is still not settled then was made to confuse. */
const mostPasses = 8;

/**
 * The client's own words in the subject and first message of a ticket: no quoted earlier mail, signature, legal notice, footer
 * of a device, ticket id or reply mark. Doing it again changes nothing.
 */
export function ownWords(summary: string, details: string): OwnWords {
  const subject = settled(summary, ownSubject);
  const message = settled(details, ownMessage);
  const text = [subject.text, message.text].filter((part) => part !== '').join('\n');
  return { subject: subject.text, message: message.text, text, wasCut: subject.wasCut || message.wasCut };
}

function ownSubject(plain: string): string {
  return withoutMarks(plain.replace(/\n/g, ' '));
}

function ownMessage(plain: string): string {
  const own = withoutBoilerplate(tidyLines(withoutQuotedMail(plain).split('\n')));
  return tidyLines(withoutSignature(own).split('\n'));
}

function settled(text: string, strip: Strip): { readonly text: string; readonly wasCut: boolean } {
  let own = text;
  let wasCut = false;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const plain = plainText(own);
    const stripped = strip(plain);
    wasCut ||= stripped !== plain;
    if (stripped === own) return { text: own, wasCut };
    own = stripped;
  }
  return { text: '', wasCut: true };
}
