/** As many names as one cell surely takes. */
export const mostCategories = 300;
/** Where every further category is counted: together, and never seen to be renamed. */
export const furtherCategories = mostCategories + 1;
const keptCharacters = 60;

/**
 * The names of ticket categories; a ticket keeps the place of its own alone, counted from 1. A name never moves and is never taken
 * out, or the months that were counted before would speak of another category. When the list is full it stays as it is.
 */
export class CategoryList {
  private readonly places: Map<string, number>;
  private savedCount: number;

  constructor(names: readonly string[]) {
    this.places = new Map(names.map((name, index) => [name, index + 1]));
    this.savedCount = names.length;
  }

  /** 0: no category. */
  placeOf(category: string | undefined): number {
    const name = plain(category ?? '');
    if (name === '') return 0;
    const known = this.places.get(name);
    if (known !== undefined) return known;
    if (this.places.size >= mostCategories) return furtherCategories;
    this.places.set(name, this.places.size + 1);
    return this.places.size;
  }

  names(): readonly string[] {
    return [...this.places.keys()];
  }

  nameAt(place: number): string | undefined {
    return this.names()[place - 1];
  }

  hasNews(): boolean {
    return this.places.size > this.savedCount;
  }

  markSaved(): void {
    this.savedCount = this.places.size;
  }
}

/** Control characters and halves of characters would be written as escapes, six times as long. */
function plain(category: string): string {
  return category
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .trim()
    .slice(0, keptCharacters)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim();
}
