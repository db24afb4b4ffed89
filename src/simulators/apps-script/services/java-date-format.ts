/** `java.text.SimpleDateFormat` patterns, English names, any IANA zone or `GMT+hh:mm`. Source: docs.oracle.com, SimpleDateFormat. */
interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offsetMinutes: number;
  readonly zoneName: string;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dayMilliseconds = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

export function formatJavaDate(at: number, timeZone: string, pattern: string): string {
  const parts = partsOf(at, timeZone);
  let text = '';
  for (let index = 0; index < pattern.length;) {
    const letter = pattern.charAt(index);
    if (letter === "'") {
      const { literal, end } = quotedAt(pattern, index);
      text += literal;
      index = end;
    } else if (/[A-Za-z]/.test(letter)) {
      let width = 1;
      while (pattern.charAt(index + width) === letter) width += 1;
      text += field(letter, width, parts);
      index += width;
    } else {
      text += letter;
      index += 1;
    }
  }
  return text;
}

function quotedAt(pattern: string, start: number): { readonly literal: string; readonly end: number } {
  if (pattern.charAt(start + 1) === "'") return { literal: "'", end: start + 2 };
  let literal = '';
  let index = start + 1;
  while (index < pattern.length) {
    if (pattern.charAt(index) !== "'") literal += pattern.charAt(index);
    else if (pattern.charAt(index + 1) === "'") {
      literal += "'";
      index += 1;
    } else return { literal, end: index + 1 };
    index += 1;
  }
  return { literal, end: index };
}

function field(letter: string, width: number, parts: DateParts): string {
  const write = fields[letter];
  if (write === undefined) throw new RangeError(`Illegal pattern character '${letter}'`);
  return write(parts, width);
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const fields: Readonly<Record<string, (parts: DateParts, width: number) => string>> = {
  G: () => 'AD',
  y: ({ year }, width) => (width === 2 ? padded(year % 100, 2) : padded(year, width)),
  Y: (parts, width) => (width === 2 ? padded(weekYear(parts) % 100, 2) : padded(weekYear(parts), width)),
  M: ({ month }, width) => (width >= 3 ? named(months, month - 1, width >= 4) : padded(month, width)),
  L: ({ month }, width) => (width >= 3 ? named(months, month - 1, width >= 4) : padded(month, width)),
  d: ({ day }, width) => padded(day, width),
  D: (parts, width) => padded(dayOfYear(parts), width),
  E: (parts, width) => named(days, weekday(parts), width >= 4),
  u: (parts, width) => padded(weekday(parts) === 0 ? 7 : weekday(parts), width),
  F: ({ day }, width) => padded(Math.ceil(day / 7), width),
  w: (parts, width) => padded(weekOfYear(parts), width),
  W: (parts, width) => padded(Math.ceil((parts.day + weekday({ ...parts, day: 1 })) / 7), width),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  H: ({ hour }, width) => padded(hour, width),
  k: ({ hour }, width) => padded(hour === 0 ? 24 : hour, width),
  K: ({ hour }, width) => padded(hour % 12, width),
  h: ({ hour }, width) => padded(hour % 12 === 0 ? 12 : hour % 12, width),
  m: ({ minute }, width) => padded(minute, width),
  s: ({ second }, width) => padded(second, width),
  S: ({ millisecond }, width) => padded(millisecond, width),
  z: ({ zoneName }) => zoneName,
  Z: ({ offsetMinutes }) => offset(offsetMinutes, ''),
  X: ({ offsetMinutes }, width) => {
    if (offsetMinutes === 0) return 'Z';
    return width === 1 ? offset(offsetMinutes, '').slice(0, 3) : offset(offsetMinutes, width === 2 ? '' : ':');
  },
};

function named(names: readonly string[], index: number, isFull: boolean): string {
  const name = names[index] ?? '';
  return isFull ? name : name.slice(0, 3);
}

function offset(minutes: number, colon: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${colon}${padded(size % 60, 2)}`;
}

const utcDay = ({ year, month, day }: DateParts): number => Date.UTC(year, month - 1, day) / dayMilliseconds;
const weekday = (parts: DateParts): number => (((utcDay(parts) + 4) % 7) + 7) % 7;
const dayOfYear = (parts: DateParts): number => utcDay(parts) - utcDay({ ...parts, month: 1, day: 1 }) + 1;

/** Weeks of Java's default (US) locale: they start on Sunday, and the week with 1 January is the first. */
function weekOfYear(parts: DateParts): number {
  const untilSaturday = utcDay(parts) + 6 - weekday(parts);
  const first = utcDay({ ...parts, year: weekYear(parts), month: 1, day: 1 });
  return Math.floor((untilSaturday - first) / 7) + 1;
}

function weekYear(parts: DateParts): number {
  return new Date((utcDay(parts) + 6 - weekday(parts)) * dayMilliseconds).getUTCFullYear();
}

function partsOf(at: number, timeZone: string): DateParts {
  const fixed = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(timeZone);
  if (fixed !== null) {
    const minutes = (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0));
    return utcParts(at + minutes * 60_000, minutes, `GMT${offset(minutes, ':')}`);
  }
  const format = formatFor(timeZone);
  // Java reads an unknown zone as GMT.
  if (format === undefined) return utcParts(at, 0, 'GMT');
  const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(found.get(type));
  const wall = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  const minutes = Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000);
  const millisecond = ((at % 1000) + 1000) % 1000;
  return utcParts(wall + millisecond, minutes, found.get('timeZoneName') ?? 'GMT');
}

function utcParts(wall: number, offsetMinutes: number, zoneName: string): DateParts {
  const date = new Date(wall);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    offsetMinutes,
    zoneName,
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(timeZone)) return formats.get(timeZone);
  let format: Intl.DateTimeFormat | undefined;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    });
  } catch {
    format = undefined;
  }
  formats.set(timeZone, format);
  return format;
}
