/** What a dot, a variable or an argument of a template stands for, as far as it has to do with values. */
export type Scope =
  /** What Helm gives to a template; `prefix` leads to the values of its chart in those of the root. */
  | { readonly kind: 'root'; readonly prefix: readonly string[] }
  /** The values at a path from those of the root chart; `*` is any element of a list or map. */
  | { readonly kind: 'values'; readonly path: readonly string[] }
  /** `dict "image" .Values.image "root" $`; lists have numbers as keys. */
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, Scope | undefined> };

/** What a field of something stands for. */
export function fieldOf(scope: Scope | undefined, name: string): Scope | undefined {
  if (scope?.kind === 'dict') return scope.entries.get(name);
  if (scope?.kind === 'root') return name === 'Values' ? { kind: 'values', path: scope.prefix } : undefined;
  return scope && { kind: 'values', path: shared([...scope.path, name]) };
}

/** What an element of something stands for. */
export const elementOf = (scope: Scope | undefined): Scope | undefined =>
  scope?.kind === 'values' ? { kind: 'values', path: [...scope.path, '*'] } : undefined;

/** Global values are the same for all charts. */
function shared(path: readonly string[]): readonly string[] {
  const at = path.lastIndexOf('global');
  return at > 0 && at === path.length - 1 ? ['global'] : path;
}
