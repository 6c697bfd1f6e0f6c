import { computed, type Source, untraced } from '../../evaluate/traced-string';
import { bool, type GoObject, int, type Method, type Value } from '../../evaluate/value';
import { FunctionError } from '../define';
import { formatMoment } from './layout';
import { type Calendar, calendarOf, type Moment, months, utc, weekdays, zeroMoment } from './moment';

/** A `time.Time` as templates hold it. */
export function timeObject(moment: Moment, from: readonly Source[] = []): GoObject {
  return {
    kind: 'object',
    type: 'time.Time',
    fields: new Map(),
    methods: methodsOf(moment, from),
    text: computed(formatMoment(moment, '2006-01-02 15:04:05.999999999 -0700 MST'), from),
    encodedText: computed(formatMoment(moment, '2006-01-02T15:04:05.999999999Z07:00'), from),
    content: moment,
  };
}

/** The moment of a `time.Time`; undefined for every other value. */
export function momentOf(value: Value): Moment | undefined {
  if (value.kind !== 'object' || value.type !== 'time.Time') return undefined;
  return isMoment(value.content) ? value.content : undefined;
}

const isMoment = (content: unknown): content is Moment =>
  typeof content === 'object' && content !== null && 'milliseconds' in content && 'offset' in content;

function methodsOf(moment: Moment, from: readonly Source[]): ReadonlyMap<string, Method> {
  const field = (name: keyof Calendar): Method => given(() => int(calendarOf(moment)[name], from));
  return new Map<string, Method>([
    ['Year', field('year')],
    ['Day', field('day')],
    ['Hour', field('hour')],
    ['Minute', field('minute')],
    ['Second', field('second')],
    ['Nanosecond', field('nanosecond')],
    ['YearDay', field('yearDay')],
    ['Month', given(() => named('time.Month', months[calendarOf(moment).month - 1]))],
    ['Weekday', given(() => named('time.Weekday', weekdays[calendarOf(moment).weekday]))],
    ['Unix', given(() => int(Math.floor(moment.milliseconds / 1000), from, 'int64'))],
    ['UnixNano', given(() => int(moment.milliseconds * 1_000_000, from, 'int64'))],
    ['IsZero', given(() => bool(moment.milliseconds === zeroMoment.milliseconds))],
    ['UTC', given(() => timeObject(utc(moment.milliseconds), from))],
    ['Local', given(() => timeObject(utc(moment.milliseconds), from))],
    ['String', given(() => timeObject(moment, from).text ?? untraced(''))],
    ['Format', { arity: 1, call: ([layout]) => formatted(moment, layout, from) }],
    ['AddDate', { arity: 3, call: (args) => timeObject(addDate(moment, args.map(wholeNumber)), from) }],
  ]);
}

const given = (call: () => Value): Method => ({ arity: 0, call });

/** A number with a name, such as a month; it prints as its name. */
const named = (type: string, name: string | undefined): GoObject => ({
  kind: 'object',
  type,
  fields: new Map(),
  methods: new Map([['String', given(() => untraced(name ?? ''))]]),
  text: untraced(name ?? ''),
});

function formatted(moment: Moment, layout: Value | undefined, from: readonly Source[]): Value {
  if (layout?.kind !== 'string') throw new FunctionError('wrong type for value; expected string');
  return computed(formatMoment(moment, layout.text), [...from, layout]);
}

function addDate(moment: Moment, [years = 0, months = 0, days = 0]: readonly number[]): Moment {
  const date = new Date(moment.milliseconds + moment.offset * 60_000);
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + days);
  return { ...moment, milliseconds: date.getTime() - moment.offset * 60_000 };
}

function wholeNumber(value: Value): number {
  if (value.kind !== 'int') throw new FunctionError('wrong type for value; expected int');
  return value.value;
}
