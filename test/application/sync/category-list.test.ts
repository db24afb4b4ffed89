import { CategoryList, furtherCategories, mostCategories } from '#application/sync/category-list';
import { maxCellCharacters } from '#application/tabs/cells';

test('a name keeps the place it got first', () => {
  const list = new CategoryList(['Email', 'Printer']);
  expect(['Printer', 'Network', ' Email ', 'Network'].map((name) => list.placeOf(name))).toEqual([2, 3, 1, 3]);
  expect(list.names()).toEqual(['Email', 'Printer', 'Network']);
  expect(list.nameAt(3)).toBe('Network');
});

test('no category is 0 and takes no place', () => {
  const list = new CategoryList([]);
  expect([list.placeOf(undefined), list.placeOf(''), list.placeOf('  ')]).toEqual([0, 0, 0]);
  expect(list.hasNews()).toBe(false);
});

test('a list has news until it is saved', () => {
  const list = new CategoryList(['Email']);
  list.placeOf('Email');
  expect(list.hasNews()).toBe(false);
  list.placeOf('Printer');
  expect(list.hasNews()).toBe(true);
  list.markSaved();
  expect(list.hasNews()).toBe(false);
});

test('a full list counts further names together, and goes on knowing its own', () => {
  const names = Array.from({ length: mostCategories }, (_, index) => `Category ${index}`);
  const list = new CategoryList(names);
  expect(['One more', 'Another', 'Category 7'].map((name) => list.placeOf(name))).toEqual([
    furtherCategories,
    furtherCategories,
    8,
  ]);
  expect(list.names()).toEqual(names);
});

test('the longest list fits a cell, whatever the names are made of', () => {
  const list = new CategoryList([]);
  for (let index = 0; index < mostCategories; index += 1) list.placeOf(`${index}${'\\"\u0007\ud800'.repeat(60)}`);
  expect(list.names()).toHaveLength(mostCategories);
  expect(JSON.stringify(list.names()).length).toBeLessThan(maxCellCharacters);
});

test('words that objects know are names like any other', () => {
  const list = new CategoryList([]);
  expect(['constructor', '__proto__', 'toString'].map((name) => list.placeOf(name))).toEqual([1, 2, 3]);
});
