import { type Dict, dict, type Value } from '../evaluate/value';
import type { HelmVersion } from '../profile';
import { deepCopy } from './deep-copy';
import type { UsedChart } from './used-chart';

/** Values that cannot be merged: a scalar stands where a subchart's map belongs. */
export class ValuesMismatch extends Error {
  override readonly name = 'ValuesMismatch';
  constructor(
    /** The subchart whose key holds no map. */
    readonly key: string,
    readonly value: Value,
  ) {
    super(`type mismatch on ${key}`);
  }
}

/**
 * How values are merged. `keepNil` (Helm's “merge”) lets null stand for a later round; without it null deletes the key.
 * Helm 3.5.4 shares the maps of a chart's values with the result, so that later rounds see what earlier ones changed.
 */
export interface MergeStyle {
  readonly keepNil: boolean;
  readonly helm: HelmVersion;
}

/** The given values over those of the chart and all its subcharts; `given` is not changed. Throws {@link ValuesMismatch}. */
export function coalesceValues(chart: UsedChart, given: Dict, style: MergeStyle): Dict {
  return coalesce(chart, deepCopy(given), style);
}

/** Adds to `target` what it lacks of `source`, map by map; `target` wins, and its null deletes the key. */
export function mergeTables(target: Dict, source: Dict, keepNil: boolean): Dict {
  for (const [key, value] of source.entries) {
    const own = target.entries.get(key);
    if (own === undefined) target.entries.set(key, value);
    else if (own.kind === 'nil' && !keepNil) target.entries.delete(key);
    else if (own.kind === 'dict' && value.kind === 'dict') mergeTables(own, value, keepNil);
  }
  return target;
}

function coalesce(chart: UsedChart, target: Dict, style: MergeStyle): Dict {
  coalesceOwn(chart, target, style);
  for (const subchart of chart.dependencies) coalesceSubchart(subchart, target, style);
  return target;
}

function coalesceOwn(chart: UsedChart, target: Dict, { keepNil, helm }: MergeStyle): void {
  const source = helm === '3.5.4' ? chart.values : deepCopy(chart.values);
  for (const [key, value] of source.entries) {
    const own = target.entries.get(key);
    if (own === undefined) target.entries.set(key, value);
    else if (own.kind === 'nil' && !keepNil) target.entries.delete(key);
    else if (own.kind === 'dict' && value.kind === 'dict') {
      const isSubchart = helm !== '3.5.4' && chart.dependencies.some(({ name }) => name.text === key);
      mergeTables(own, value, keepNil || isSubchart);
    }
  }
}

function coalesceSubchart(subchart: UsedChart, target: Dict, style: MergeStyle): void {
  const key = subchart.name.text;
  const own = target.entries.get(key) ?? dict();
  if (own.kind !== 'dict') throw new ValuesMismatch(key, own);
  target.entries.set(key, own);
  coalesceGlobals(own, target, style);
  coalesce(subchart, own, style);
}

/** Copies the globals of the parent into those of the subchart; the parent's win. */
function coalesceGlobals(target: Dict, source: Dict, { keepNil, helm }: MergeStyle): void {
  const own = target.entries.get('global') ?? dict();
  const given = source.entries.get('global') ?? dict();
  if (own.kind !== 'dict' || given.kind !== 'dict') return;
  for (const [key, value] of given.entries) {
    const before = own.entries.get(key);
    if (value.kind !== 'dict') {
      if (before?.kind !== 'dict') own.entries.set(key, value);
    } else if (before?.kind === 'dict') {
      own.entries.set(key, mergeTables(dict(value.entries), before, keepNil || helm !== '3.5.4'));
    } else if (before === undefined || helm === '3.5.4') {
      own.entries.set(key, helm === '3.5.4' ? value : dict(value.entries));
    }
  }
  target.entries.set('global', own);
}
