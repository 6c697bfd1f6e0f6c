/** A point in time with the zone that it is shown in. */
export interface Moment {
  /** Since 1970 in UTC, fractions included. */
  readonly milliseconds: number;
  /** Abbreviation of the zone, such as `UTC` or `CEST`; a bare offset such as `+02` where it has none. */
  readonly zone: string;
  /** Minutes east of Greenwich. */
  readonly offset: number;
}

/** The calendar fields of a moment in its own zone. */
export interface Calendar {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** From 1. */
  readonly yearDay: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Nanoseconds, as far as milliseconds tell them. */
  readonly nanosecond: number;
}

export const months = [
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
] as const;

export const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** Go's zero time, 1 January of the year 1. */
export const zeroMoment: Moment = utc(-62135596800000);

/** A moment shown in UTC. */
export function utc(milliseconds: number): Moment {
  return { milliseconds, zone: 'UTC', offset: 0 };
}

const day = 86_400_000;

/** The calendar fields in the moment's zone. */
export function calendarOf({ milliseconds, offset }: Moment): Calendar {
  const date = new Date(milliseconds + offset * 60_000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    yearDay: Math.floor((date.getTime() - startOfYear(year)) / day) + 1,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    nanosecond: date.getUTCMilliseconds() * 1_000_000,
  };
}

/** The moment shown in a zone of the IANA data base; in UTC when there is no such zone. */
export function inZone({ milliseconds }: Moment, name: string): Moment {
  if (name === '' || name === 'UTC' || name === 'Local') return utc(milliseconds);
  try {
    const offset = offsetIn(name, milliseconds);
    return { milliseconds, offset, zone: abbreviationIn(name, milliseconds, offset) };
  } catch {
    return utc(milliseconds);
  }
}

const startOfYear = (year: number): number => new Date(Date.UTC(2000, 0, 1)).setUTCFullYear(year);

function offsetIn(timeZone: string, milliseconds: number): number {
  const name = zonePart(timeZone, milliseconds, 'longOffset', 'en-US');
  const [, sign, hours = '0', minutes = '0'] = /GMT([-+])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Each region of English knows the abbreviations of its own zones. */
function abbreviationIn(timeZone: string, milliseconds: number, offset: number): string {
  const known = ['en-US', 'en-GB', 'en-AU', 'en-IN'].map((region) =>
    zonePart(timeZone, milliseconds, 'short', region),
  );
  return known.find((name) => /^[A-Z]{2,5}$/.test(name)) ?? offsetName(offset);
}

function zonePart(
  timeZone: string,
  milliseconds: number,
  timeZoneName: 'short' | 'longOffset',
  locale: string,
): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName });
  return format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function offsetName(offset: number): string {
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = Math.abs(offset) % 60;
  return `${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : String(minutes).padStart(2, '0')}`;
}
