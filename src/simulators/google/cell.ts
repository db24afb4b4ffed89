import { invalidArgument } from './api-error';
import { isObject, type JsonObject } from './json';

/** What a cell holds. A formula is kept, never computed: its presence shows that text was not written as text. */
export type CellContent = string | number | boolean | { readonly formula: string };

export type Row = readonly (CellContent | undefined)[];

export type InputOption = 'RAW' | 'USER_ENTERED';
export type RenderOption = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';

/** Source: developers.google.com/workspace/sheets, "Limits". */
const longestCellText = 50_000;

/** Answers null for a cell to be left alone and undefined for one to be cleared. */
export function cellFromInput(value: unknown, option: InputOption, where: string): CellContent | undefined | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') {
    throw invalidArgument(`Invalid ${where}: ${Array.isArray(value) ? 'list_value' : 'struct_value'}`);
  }
  assertCellText(value);
  if (value === '') return undefined;
  return option === 'RAW' ? value : typedByHand(value);
}

export function assertCellText(value: string): void {
  if (value.length > longestCellText) {
    throw invalidArgument('Your input contains more than the maximum of 50000 characters in a single cell.');
  }
}

/** What a person's keyboard would have made of it. */
function typedByHand(text: string): CellContent {
  if (text.startsWith("'")) return text.slice(1);
  if (/^[=+]/.test(text) && text.length > 1 && !/^\+\d/.test(text))
    return { formula: text.startsWith('=') ? text : `=${text}` };
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const percent = /^[+-]?\d+(?:\.\d+)?%$/.test(text);
  if (percent) return Number(text.slice(0, -1)) / 100;
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim())) return Number(text);
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return day === null ? text : serialDay(Number(day[1]), Number(day[2]), Number(day[3]));
}

/** Days since 30 December 1899. */
function serialDay(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

export function renderCell(content: CellContent | undefined, option: RenderOption): string | number | boolean {
  if (content === undefined) return '';
  if (typeof content === 'object') return option === 'FORMULA' ? content.formula : '#ERROR!';
  if (option !== 'FORMATTED_VALUE' || typeof content === 'string') return content;
  return typeof content === 'boolean' ? String(content).toUpperCase() : String(content);
}

/** The `ExtendedValue` of updateCells, repeatCell and a new sheet's data. */
export function cellFromExtendedValue(cell: unknown): CellContent | undefined {
  const value = isObject(cell) ? cell['userEnteredValue'] : undefined;
  if (!isObject(value)) return undefined;
  const { stringValue, numberValue, boolValue, formulaValue } = value;
  if (typeof formulaValue === 'string') return { formula: formulaValue };
  if (typeof numberValue === 'number') return numberValue;
  if (typeof boolValue === 'boolean') return boolValue;
  if (typeof stringValue !== 'string') return undefined;
  assertCellText(stringValue);
  return stringValue === '' ? undefined : stringValue;
}

export function cellToExtendedValue(content: CellContent | undefined): JsonObject {
  if (content === undefined) return {};
  const value =
    typeof content === 'object'
      ? { formulaValue: content.formula }
      : typeof content === 'number'
        ? { numberValue: content }
        : typeof content === 'boolean'
          ? { boolValue: content }
          : { stringValue: content };
  return {
    userEnteredValue: value,
    effectiveValue: typeof content === 'object' ? { errorValue: { type: 'ERROR' } } : value,
    formattedValue: String(renderCell(content, 'FORMATTED_VALUE')),
  };
}
