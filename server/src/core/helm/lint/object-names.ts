/** What Kubernetes asks of the names of objects of a kind, as Helm checks it (L39); undefined when the name fits. */
export function nameFault(kind: string, name: string): string | undefined {
  const { rule, fits } = ruleOf(kind.toLowerCase());
  return fits(name) ? undefined : rule;
}

interface NameRule {
  /** An example of what fits. */
  readonly rule: string;
  readonly fits: (name: string) => boolean;
}

const subdomain: NameRule = {
  rule: 'example.com-1',
  fits: (name) =>
    name.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name),
};
const label: NameRule = {
  rule: 'my-name',
  fits: (name) => name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name),
};
const serviceLabel: NameRule = {
  rule: 'my-name',
  fits: (name) => name.length <= 63 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name),
};
const pathSegment: NameRule = {
  rule: 'system:name',
  fits: (name) => name !== '.' && name !== '..' && !/[/%]/.test(name),
};
const anything: NameRule = { rule: '', fits: () => true };

const rules: ReadonlyMap<string, NameRule> = new Map([
  ['service', serviceLabel],
  ['namespace', label],
  ['certificatesigningrequest', anything],
  ...['role', 'clusterrole', 'rolebinding', 'clusterrolebinding'].map((kind) => [kind, pathSegment] as const),
]);

const ruleOf = (kind: string): NameRule => rules.get(kind) ?? subdomain;
