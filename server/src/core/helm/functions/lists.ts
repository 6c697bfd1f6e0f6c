import { text } from '../../text/message';
import { appended, bool, isTrue, list, nil, type Value } from '../evaluate/value';
import { toInt64 } from './cast';
import { any, type CallContext, define, FunctionError, int } from './define';
import { deepEqual } from './equal';

/** Functions that make, cut and search lists (Sprig `list.go`). */
export const listFunctions = [
  define({
    name: 'list',
    aliases: ['tuple'],
    usage: 'VALUE…',
    doc: text('A list of the arguments.', '由各参数组成的列表。'),
    parameters: [],
    rest: any,
    call: (args: readonly Value[]) => list(args),
  }),
  pick(
    'first',
    'The first item; nothing for an empty list.',
    '第一项；列表为空时没有值。',
    (items) => items[0],
  ),
  pick('last', 'The last item; nothing for an empty list.', '最后一项；列表为空时没有值。', (items) =>
    items.at(-1),
  ),
  shorten('rest', 'All items but the first.', '除第一项外的所有项。', (items) => items.slice(1)),
  shorten('initial', 'All items but the last.', '除最后一项外的所有项。', (items) => items.slice(0, -1)),
  cut('reverse', 'The items in reverse order.', '将各项倒序。', (items) => [...items].reverse()),
  cut(
    'compact',
    'The items that are not empty.',
    '去掉空值后的各项。',
    (items) => items.filter(isTrue),
    'Cannot compact on',
  ),
  cut('uniq', 'Each item once.', '去重后的各项。', unique),
  extend(
    'append',
    ['mustAppend', 'push', 'mustPush'],
    'A list with one more item at its end.',
    '在列表末尾追加一项。',
    (items, item) => [...items, item],
    'push',
  ),
  extend(
    'prepend',
    ['mustPrepend'],
    'A list with one more item at its start.',
    '在列表开头插入一项。',
    (items, item) => [item, ...items],
    'prepend',
  ),
  define({
    name: 'concat',
    usage: 'LIST…',
    doc: text('The lists one behind the other.', '依次连接多个列表。'),
    parameters: [],
    rest: any,
    call: (args: readonly Value[], context) => {
      const lists = args.map((argument) => itemsOf(argument, (kind) => `Cannot concat type ${kind} as list`));
      context.charge(costOfItem * lists.reduce((sum, { length }) => sum + length, 0));
      const none: readonly Value[] = [];
      return appended(none.concat(...lists));
    },
  }),
  define({
    name: 'without',
    deep: true,
    aliases: ['mustWithout'],
    usage: 'LIST VALUE…',
    doc: text('The items that equal none of the values.', '去掉与给定值相等的项。'),
    parameters: [any],
    rest: any,
    call: ([source, ...unwanted]: readonly [Value, ...Value[]], context) =>
      made(
        itemsOf(source, cannotFind('without')).filter((item) => !includes(unwanted, item, context)),
        context,
      ),
  }),
  define({
    name: 'has',
    deep: true,
    aliases: ['mustHas'],
    usage: 'VALUE LIST',
    doc: text('Whether a list has an item that equals the value.', '列表中是否有与给定值相等的项。'),
    parameters: [any, any],
    call: ([wanted, source], context) =>
      bool(source.kind !== 'nil' && includes(itemsOf(source, cannotFind('has')), wanted, context)),
  }),
  define({
    name: 'slice',
    aliases: ['mustSlice'],
    usage: 'LIST [START [END]]',
    doc: text('The items from START up to, without, END.', '从 START 到 END（不含）的各项。'),
    parameters: [any],
    rest: any,
    call: ([source, start, end]: readonly [Value, ...Value[]], context) =>
      sliceOf(source, start, end, context),
  }),
  define({
    name: 'chunk',
    aliases: ['mustChunk'],
    usage: 'SIZE LIST',
    doc: text('The items in lists of SIZE each.', '将各项按每组 SIZE 个分组。'),
    parameters: [int, any],
    call: ([size, source], context) => chunks(size, source, context),
  }),
];

/** The items of a list, or of a list with methods; refuses everything else in the words of `refuse`, which is given the kind. */
export function itemsOf(value: Value, refuse: (kind: string) => string): readonly Value[] {
  const source = value.kind === 'object' && value.underlying ? value.underlying : value;
  if (source.kind === 'list') return source.items;
  if (value.kind === 'nil')
    throw new FunctionError('runtime error: invalid memory address or nil pointer dereference');
  throw new FunctionError(refuse(kindOf(value)));
}

/** Go's kind of a value, as `kindOf` tells it. */
export function kindOf(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return 'invalid';
    case 'int':
      return value.type;
    case 'float':
      return 'float64';
    case 'bytes':
    case 'list':
      return 'slice';
    case 'dict':
      return 'map';
    case 'object':
      if (value.type.startsWith('*')) return 'ptr';
      return value.underlying ? kindOf(value.underlying) : 'struct';
    default:
      return value.kind;
  }
}

const cannotFind = (name: string) => (kind: string) => `Cannot find ${name} on type ${kind}`;

function must(name: string): string {
  return `must${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

function pick(
  name: string,
  en: string,
  zhCn: string,
  choose: (items: readonly Value[]) => Value | undefined,
) {
  return define({
    name,
    aliases: [must(name)],
    usage: 'LIST',
    doc: text(en, zhCn),
    parameters: [any],
    call: ([source]) => choose(itemsOf(source, cannotFind(name))) ?? nil,
  });
}

function cut(
  name: string,
  en: string,
  zhCn: string,
  change: (items: readonly Value[], context: CallContext) => readonly Value[],
  refusal = `Cannot find ${name} on`,
) {
  return define({
    name,
    aliases: [must(name)],
    usage: 'LIST',
    doc: text(en, zhCn),
    parameters: [any],
    call: ([source], context) =>
      made(
        change(
          itemsOf(source, (kind) => `${refusal} type ${kind}`),
          context,
        ),
        context,
      ),
  });
}

/** Like {@link cut}, but an empty list becomes a nil slice. */
function shorten(
  name: string,
  en: string,
  zhCn: string,
  change: (items: readonly Value[]) => readonly Value[],
) {
  return define({
    name,
    aliases: [must(name)],
    usage: 'LIST',
    doc: text(en, zhCn),
    parameters: [any],
    call: ([source], context) => {
      const items = itemsOf(source, cannotFind(name));
      return items.length === 0 ? appended([]) : made(change(items), context);
    },
  });
}

function extend(
  name: string,
  aliases: readonly string[],
  en: string,
  zhCn: string,
  change: (items: readonly Value[], item: Value) => readonly Value[],
  verb: string,
) {
  return define({
    name,
    aliases,
    usage: 'LIST VALUE',
    doc: text(en, zhCn),
    parameters: [any, any],
    call: ([source, item], context) =>
      made(
        change(
          itemsOf(source, (kind) => `Cannot ${verb} on type ${kind}`),
          item,
        ),
        context,
      ),
  });
}

/** Steps for one item of a new list. */
const costOfItem = 12;

function made(items: readonly Value[], context: CallContext): Value {
  context.charge(costOfItem * items.length);
  return list(items);
}

function unique(items: readonly Value[], context: CallContext): readonly Value[] {
  const result: Value[] = [];
  for (const item of items) {
    context.charge(result.length);
    if (!includes(result, item, context)) result.push(item);
  }
  return result;
}

const includes = (items: readonly Value[], wanted: Value, { charge }: CallContext): boolean =>
  items.some((item) => deepEqual(item, wanted, charge));

function sliceOf(
  source: Value,
  start: Value | undefined,
  end: Value | undefined,
  context: CallContext,
): Value {
  const items = itemsOf(source, (kind) => `list should be type of slice or array but ${kind}`);
  if (items.length === 0) return nil;
  const from = start ? toInt64(start) : 0;
  const to = end ? toInt64(end) : items.length;
  if (from < 0 || to < from || to > items.length)
    throw new FunctionError('reflect.Value.Slice: slice index out of bounds');
  return made(items.slice(from, to), context);
}

/** Steps for a list of its own. */
const costOfList = 30;

function chunks(size: number, source: Value, context: CallContext): Value {
  const items = itemsOf(source, (kind) => `Cannot chunk type ${kind}`);
  if (size <= 0) throw new FunctionError('runtime error: makeslice: len out of range');
  context.charge(costOfItem * items.length + costOfList * Math.ceil(items.length / size));
  const parts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    list(items.slice(index * size, (index + 1) * size)),
  );
  return list(parts, '[][]interface {}');
}
