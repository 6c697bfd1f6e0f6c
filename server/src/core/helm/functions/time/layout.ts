import { type Calendar, calendarOf, type Moment, months, utc, weekdays } from './moment';

/** A moment in one of Go's layouts, which show how 2 January 2006, 15:04:05 would be written. */
export function formatMoment(moment: Moment, layout: string): string {
  const calendar = calendarOf(moment);
  return layout.replace(element, (token) => formatElement(token, calendar, moment));
}

/** The moment that a text says in a layout; undefined when it does not fit. Without a zone it is UTC. */
export function parseMoment(text: string, layout: string): Moment | undefined {
  const tokens: string[] = [];
  const pattern = layout.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(escapedElement, (token) => {
    tokens.push(token.replace(/\\/g, ''));
    return `(${patternOf(token.replace(/\\/g, ''))})`;
  });
  const match = new RegExp(`^${pattern}$`, 'i').exec(text);
  return match ? assemble(tokens, match.slice(1)) : undefined;
}

const element =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|_2(?!006)|002|01|02|03|04|05|06|15|PM|pm|Z07:00:00|Z070000|Z07:00|Z0700|Z07|-07:00:00|-070000|-07:00|-0700|-07|[.,]0+(?!\d)|[.,]9+(?!\d)|1|2|3|4|5/g;
const escapedElement = new RegExp(element.source.replaceAll('[.,]', '(?:\\\\\\.|,)'), 'g');

const two = (number: number): string => String(number).padStart(2, '0');

function formatElement(token: string, at: Calendar, moment: Moment): string {
  const simple = simpleElements.get(token);
  if (simple) return simple(at);
  if (token === 'MST') return moment.zone;
  if (/^[Z-]07/.test(token)) return formatOffset(token, moment.offset);
  const digits = String(at.nanosecond)
    .padStart(9, '0')
    .slice(0, token.length - 1)
    .padEnd(token.length - 1, '0');
  if (token[1] === '0') return `${token[0]}${digits}`;
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === '' ? '' : `${token[0]}${trimmed}`;
}

const hour12 = (hour: number): number => hour % 12 || 12;

const simpleElements: ReadonlyMap<string, (at: Calendar) => string> = new Map([
  ['January', (at: Calendar) => months[at.month - 1] ?? ''],
  ['Jan', (at: Calendar) => (months[at.month - 1] ?? '').slice(0, 3)],
  ['1', (at: Calendar) => String(at.month)],
  ['01', (at: Calendar) => two(at.month)],
  ['Monday', (at: Calendar) => weekdays[at.weekday] ?? ''],
  ['Mon', (at: Calendar) => (weekdays[at.weekday] ?? '').slice(0, 3)],
  ['2', (at: Calendar) => String(at.day)],
  ['_2', (at: Calendar) => String(at.day).padStart(2)],
  ['02', (at: Calendar) => two(at.day)],
  ['002', (at: Calendar) => String(at.yearDay).padStart(3, '0')],
  ['15', (at: Calendar) => two(at.hour)],
  ['3', (at: Calendar) => String(hour12(at.hour))],
  ['03', (at: Calendar) => two(hour12(at.hour))],
  ['4', (at: Calendar) => String(at.minute)],
  ['04', (at: Calendar) => two(at.minute)],
  ['5', (at: Calendar) => String(at.second)],
  ['05', (at: Calendar) => two(at.second)],
  ['2006', (at: Calendar) => String(at.year).padStart(4, '0')],
  ['06', (at: Calendar) => two(at.year % 100)],
  ['PM', (at: Calendar) => (at.hour >= 12 ? 'PM' : 'AM')],
  ['pm', (at: Calendar) => (at.hour >= 12 ? 'pm' : 'am')],
]);

function formatOffset(token: string, offset: number): string {
  if (token.startsWith('Z') && offset === 0) return 'Z';
  const sign = offset < 0 ? '-' : '+';
  const colon = token.includes(':') ? ':' : '';
  const hours = two(Math.floor(Math.abs(offset) / 60));
  if (token.length <= 3) return `${sign}${hours}`;
  const seconds = token.length > 6 ? `${colon}00` : '';
  return `${sign}${hours}${colon}${two(Math.abs(offset) % 60)}${seconds}`;
}

function patternOf(token: string): string {
  const known = patterns.get(token);
  if (known) return known;
  if (/^[Z-]07/.test(token)) return `${token.startsWith('Z') ? 'Z|' : ''}[-+]\\d{2}(?::?\\d{2}){0,2}`;
  return token[1] === '0' ? `[.,]\\d{${token.length - 1}}` : '(?:[.,]\\d+)?';
}

const patterns: ReadonlyMap<string, string> = new Map([
  ['January', months.join('|')],
  ['Jan', months.map((name) => name.slice(0, 3)).join('|')],
  ['Monday', weekdays.join('|')],
  ['Mon', weekdays.map((name) => name.slice(0, 3)).join('|')],
  ['MST', '[A-Z]{3,5}|GMT[-+]\\d{1,2}'],
  ['2006', '\\d{4}'],
  ['PM', 'AM|PM'],
  ['pm', 'am|pm'],
  ['002', '\\d{3}'],
  ['_2', ' ?\\d{1,2}'],
  // Go takes seconds with a fraction even where the layout has none.
  ['05', '\\d{2}(?:[.,]\\d+)?'],
  ...['01', '02', '03', '04', '06', '15'].map((token) => [token, '\\d{2}'] as const),
  ...['1', '2', '3', '4', '5'].map((token) => [token, '\\d{1,2}'] as const),
]);

function assemble(tokens: readonly string[], texts: readonly string[]): Moment | undefined {
  const said = new Map(tokens.map((token, index) => [token, texts[index] ?? '']));
  const number = (...names: readonly string[]) => {
    const name = names.find((candidate) => said.has(candidate));
    return name === undefined ? undefined : Number((said.get(name) ?? '').trim().replace(',', '.'));
  };
  const month = number('01', '1') ?? monthOf(said.get('January') ?? said.get('Jan'));
  const day = number('02', '2', '_2') ?? 1;
  const half = (said.get('PM') ?? said.get('pm'))?.toUpperCase();
  const [hour, minute, second] = [
    number('15') ?? clockHour(number('03', '3'), half),
    number('04', '4') ?? 0,
    number('05', '5') ?? 0,
  ];
  const year = number('2006') ?? shortYear(number('06'));
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysIn(year, month) ||
    hour > 23 ||
    minute > 59 ||
    second >= 60
  )
    return undefined;
  const fraction = tokens.findIndex((token) => /^[.,]/.test(token));
  const extra = fraction === -1 ? 0 : Number(`0${(texts[fraction] ?? '').replace(',', '.')}`);
  const local = utc(
    new Date(Date.UTC(2000, month - 1, 1, hour, minute)).setUTCFullYear(year, month - 1, day) +
      Math.round((second + extra) * 1000),
  );
  return inStatedZone(local, said);
}

const clockHour = (hour: number | undefined, half: string | undefined): number =>
  half === undefined ? (hour ?? 0) : ((hour ?? 0) % 12) + (half === 'PM' ? 12 : 0);

const monthOf = (name: string | undefined): number =>
  name === undefined
    ? 1
    : months.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;

const shortYear = (year: number | undefined): number =>
  year === undefined ? 0 : year >= 69 ? 1900 + year : 2000 + year;

const daysIn = (year: number, month: number): number =>
  new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();

function inStatedZone(local: Moment, said: ReadonlyMap<string, string>): Moment {
  const offsetToken = [...said.keys()].find((token) => /^[Z-]07/.test(token));
  const stated = offsetToken === undefined ? undefined : said.get(offsetToken);
  const zone = said.get('MST') ?? 'UTC';
  if (stated === undefined || /^z$/i.test(stated))
    return { ...local, zone: stated === undefined ? zone : 'UTC' };
  const [, sign, hours = '0', minutes = '0'] = /^([-+])(\d{2}):?(\d{2})?/.exec(stated) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const name = said.get('MST') ?? (offset === 0 ? 'UTC' : `${sign}${hours}${minutes}`);
  return { milliseconds: local.milliseconds - offset * 60_000, offset, zone: name };
}
