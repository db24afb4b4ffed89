/**
 * Outside text on its way into a card. Anyone can name a company or a ticket, so markup, control characters and the marks that
 * reorder a line are taken out of it here and nowhere else.
 */

// Written as code points: these characters would be invisible in this file.
const controls = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+', 'g');
/** Embeddings, overrides and isolates let a name show in another order than it is stored: a file "exe.pdf" that ends in "exe". */
const reorderingMarks = new RegExp('[\\u202a-\\u202e\\u2066-\\u2069\\ufeff]', 'g');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Hebrew, Arabic and their neighbours, presentation forms among them. */
const rightToLeft = new RegExp('[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]');
const leftToRightMark = '\u200e';

/** After a right-to-left name our own words go on from left to right: without the mark a figure beside it would join the name. */
function visible(text: string): string {
  const shown = text.replace(controls, ' ').replace(reorderingMarks, '').trim();
  return rightToLeft.test(shown) && !shown.endsWith(leftToRightMark) ? shown + leftToRightMark : shown;
}

/** For fields that take the small HTML of Gmail cards: `text` of paragraphs and decorated texts, and section headers. */
export function escapeText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * For fields that are shown as they are (card header, labels, buttons, notices): an entity would be read out there, so "Smith &
 * Sons" stays itself. Angle brackets become look-alikes: should a host read the field as HTML after all, there is no tag in it.
 */
export function plainText(text: string): string {
  return visible(text).replace(/</g, '‹').replace(/>/g, '›');
}

/** For what a person typed and gets back to edit: every character they see stays, line breaks too. No host reads it as markup. */
export function typedText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((row) => row.replace(controls, ' ').replace(reorderingMarks, ''))
    .join('\n');
}
