import { text } from '../../text/message';
import { computed, type TracedString } from '../evaluate/traced-string';
import { sourcesOf, type Value } from '../evaluate/value';
import { any, type CallContext, define, FunctionError, string } from './define';
import { formatDuration, parseDuration, roundDuration } from './time/duration';
import { formatMoment, parseMoment } from './time/layout';
import { inZone, type Moment, utc, zeroMoment } from './time/moment';
import { momentOf, timeObject } from './time/time-object';

/** Dates and durations (Sprig `date.go`). The local zone is UTC, as in a container. */
export const dateFunctions = [
  define({
    name: 'now',
    usage: '',
    doc: text('The present time.', '当前时间。'),
    parameters: [],
    call: (_, { now }) => timeObject(utc(now())),
  }),
  define({
    name: 'date',
    usage: 'LAYOUT TIME',
    doc: text('A time in a layout such as "2006-01-02".', '按布局（如 "2006-01-02"）格式化时间。'),
    parameters: [string, any],
    call: ([layout, time], context) => inLayout(inZone(asMoment(time, context), 'Local'), layout, time),
  }),
  define({
    name: 'dateInZone',
    aliases: ['date_in_zone'],
    usage: 'LAYOUT TIME ZONE',
    doc: text(
      'A time in a layout, in a zone such as "Asia/Shanghai".',
      '按布局和时区（如 "Asia/Shanghai"）格式化时间。',
    ),
    parameters: [string, any, string],
    call: ([layout, time, zone], context) =>
      inLayout(inZone(asMoment(time, context), zone.text), layout, time),
  }),
  define({
    name: 'htmlDate',
    usage: 'TIME',
    doc: text('A time as a date for HTML forms.', 'HTML 表单用的日期。'),
    parameters: [any],
    call: ([time], context) =>
      computed(formatMoment(inZone(asMoment(time, context), 'Local'), '2006-01-02'), sourcesOf(time)),
  }),
  define({
    name: 'htmlDateInZone',
    usage: 'TIME ZONE',
    doc: text('A time as a date for HTML forms, in a zone.', 'HTML 表单用的日期（指定时区）。'),
    parameters: [any, string],
    call: ([time, zone], context) =>
      computed(formatMoment(inZone(asMoment(time, context), zone.text), '2006-01-02'), sourcesOf(time)),
  }),
  define({
    name: 'toDate',
    usage: 'LAYOUT STRING',
    doc: text(
      'The time that a text says; the year 1 when it does not fit.',
      '按布局解析时间；不符合时为公元 1 年。',
    ),
    parameters: [string, string],
    call: ([layout, source]) => timeObject(parseMoment(source.text, layout.text) ?? zeroMoment, [source]),
  }),
  define({
    name: 'mustToDate',
    usage: 'LAYOUT STRING',
    doc: text('The time that a text says.', '按布局解析时间。'),
    parameters: [string, string],
    call: ([layout, source]) => {
      const moment = parseMoment(source.text, layout.text);
      if (moment) return timeObject(moment, [source]);
      throw new FunctionError(`parsing time "${source.text}" as "${layout.text}": cannot parse`);
    },
  }),
  define({
    name: 'dateModify',
    aliases: ['date_modify'],
    usage: 'DURATION TIME',
    doc: text('A time moved by a duration such as "-1.5h".', '把时间移动一段时长（如 "-1.5h"）。'),
    parameters: [string, any],
    call: ([duration, time]) => moved(time, parseDuration(duration.text) ?? 0),
  }),
  define({
    name: 'mustDateModify',
    aliases: ['must_date_modify'],
    usage: 'DURATION TIME',
    doc: text('A time moved by a duration.', '把时间移动一段时长。'),
    parameters: [string, any],
    call: ([duration, time]) => {
      const milliseconds = parseDuration(duration.text);
      if (milliseconds === undefined)
        throw new FunctionError(`time: invalid duration ${JSON.stringify(duration.text)}`);
      return moved(time, milliseconds);
    },
  }),
  define({
    name: 'unixEpoch',
    usage: 'TIME',
    doc: text('The seconds since 1970 as text.', '自 1970 年起的秒数（文本）。'),
    parameters: [any],
    call: ([time]) => computed(String(Math.floor(needed(time).milliseconds / 1000)), sourcesOf(time)),
  }),
  define({
    name: 'ago',
    usage: 'TIME',
    doc: text('How long ago a time is, in whole seconds.', '距今的时长（整秒）。'),
    parameters: [any],
    call: ([time], context) => {
      const passed = context.now() - asMoment(time, context).milliseconds;
      return computed(formatDuration(Math.round(passed / 1000) * 1000), sourcesOf(time));
    },
  }),
  define({
    name: 'duration',
    usage: 'SECONDS',
    doc: text(
      'Seconds, given as text or int64, as a duration such as "1m35s".',
      '把秒数（文本或 int64）表示为时长，如 "1m35s"。',
    ),
    parameters: [any],
    call: ([seconds]) => computed(formatDuration(secondsOf(seconds) * 1000), sourcesOf(seconds)),
  }),
  define({
    name: 'durationRound',
    usage: 'DURATION',
    doc: text('A duration in its largest unit, such as "3mo".', '以最大单位表示时长，如 "3mo"。'),
    parameters: [any],
    call: ([duration], context) => computed(roundDuration(lengthOf(duration, context)), sourcesOf(duration)),
  }),
];

/** A time, or seconds since 1970; everything else means now. */
function asMoment(value: Value, { now }: CallContext): Moment {
  if (value.kind === 'int') return utc(value.value * 1000);
  return momentOf(value) ?? utc(now());
}

function needed(value: Value): Moment {
  const moment = momentOf(value);
  if (!moment) throw new FunctionError('wrong type for value; expected time.Time');
  return moment;
}

const inLayout = (moment: Moment, layout: TracedString, time: Value): TracedString =>
  computed(formatMoment(moment, layout.text), [layout, ...sourcesOf(time)]);

function moved(time: Value, milliseconds: number): Value {
  const moment = needed(time);
  return timeObject({ ...moment, milliseconds: moment.milliseconds + milliseconds }, sourcesOf(time));
}

function secondsOf(value: Value): number {
  if (value.kind === 'string') return /^[-+]?\d+$/.test(value.text) ? Number(value.text) : 0;
  return value.kind === 'int' && value.type === 'int64' ? value.value : 0;
}

function lengthOf(value: Value, { now }: CallContext): number {
  if (value.kind === 'string') return parseDuration(value.text) ?? 0;
  const moment = momentOf(value);
  if (moment) return now() - moment.milliseconds;
  return value.kind === 'int' && value.type === 'int64' ? value.value / 1_000_000 : 0;
}
