import { type Dict, isTrue, type Value } from '../evaluate/value';
import type { HelmVersion } from '../profile';

/** Fills what is missing or empty in `target` with what `source` has; changes `target` and shares values with `source`, as mergo does. */
export function mergeMissing(target: Dict, source: Dict): void {
  for (const [key, value] of source.entries) {
    if (value.kind === 'nil') continue;
    const own = target.entries.get(key);
    if (own?.kind === 'dict' && value.kind === 'dict') mergeMissing(own, value);
    if (own === undefined || !isTrue(own)) target.entries.set(key, value);
  }
}

/** Writes all that `source` has into `target`, maps key by key. In Helm 3.5.4 a map does not replace a value that is no map. */
export function mergeOverwriting(target: Dict, source: Dict, helm: HelmVersion): void {
  for (const [key, value] of source.entries) {
    const own = target.entries.get(key);
    if (own?.kind === 'dict' && value.kind === 'dict') mergeOverwriting(own, value, helm);
    if (own === undefined || !keepsOwn(own, value, helm)) target.entries.set(key, value);
  }
}

function keepsOwn(own: Value, value: Value, helm: HelmVersion): boolean {
  if (value.kind !== 'dict' || !isTrue(own)) return false;
  return own.kind === 'dict' || helm === '3.5.4';
}
