/** What no part of an address we can use holds. Quoted local parts (`"a b"@x`) are not taken: nobody sends from one. */
const addressPattern = /^[^\s@<>()[\]",:;\\]{1,64}@[^\s@<>()[\]",:;\\.]+(\.[^\s@<>()[\]",:;\\.]+)*$/;
const longestAddress = 254;

/**
 * The lower-case addresses of a From or To header, each once, in order. Display names, comments and group names are left out:
 * whatever a sender writes there is not an address. What cannot be read gives none.
 */
export function addressesOf(header: string): readonly string[] {
  const addresses = mailboxesOf(header).map(({ bare, bracketed }) => (bracketed ?? bare).trim().toLowerCase());
  return [...new Set(addresses.filter(isAddress))];
}

/** The first address of a header: the sender, where the header is From. */
export function addressOf(header: string): string | undefined {
  return addressesOf(header)[0];
}

/** Empty when the text is no address. */
export function domainOf(address: string): string {
  const lower = address.trim().toLowerCase();
  return isAddress(lower) ? lower.slice(lower.indexOf('@') + 1) : '';
}

function isAddress(text: string): boolean {
  return text.length <= longestAddress && addressPattern.test(text);
}

interface Mailbox {
  /** What stands outside quotes, comments and angle brackets. */
  readonly bare: string;
  /** What stands in the last pair of angle brackets. */
  readonly bracketed?: string;
}

/** RFC 5322, 3.4, read leniently: quotes and comments hide everything, `,` and `;` end a mailbox, `:` ends a group's name. */
function mailboxesOf(header: string): readonly Mailbox[] {
  const mailboxes: Mailbox[] = [];
  let bare = '';
  let bracketed: string | undefined;
  const finish = (): void => {
    mailboxes.push(bracketed === undefined ? { bare } : { bare, bracketed });
    bare = '';
    bracketed = undefined;
  };

  for (let index = 0; index < header.length; index += 1) {
    const character = header.charAt(index);
    if (character === '"') {
      index = endOfQuote(header, index);
      // A quote leaves a mark: what touches it is not an address of its own.
      bare += '"';
    } else if (character === '(') {
      index = endOfComment(header, index);
    } else if (character === '<') {
      const end = header.indexOf('>', index);
      if (end === -1) return mailboxes;
      bracketed = header.slice(index + 1, end);
      index = end;
    } else if (character === ',' || character === ';') {
      finish();
    } else if (character === ':') {
      bare = '';
    } else {
      bare += character;
    }
  }
  finish();
  return mailboxes;
}

/** Index of the closing quote, or of the last character when it never closes. */
function endOfQuote(header: string, start: number): number {
  for (let index = start + 1; index < header.length; index += 1) {
    if (header.charAt(index) === '\\') index += 1;
    else if (header.charAt(index) === '"') return index;
  }
  return header.length - 1;
}

/** Comments nest. */
function endOfComment(header: string, start: number): number {
  let depth = 0;
  for (let index = start; index < header.length; index += 1) {
    const character = header.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '(') depth += 1;
    else if (character === ')' && --depth === 0) return index;
  }
  return header.length - 1;
}
