import { type Container, containerTypes, type Deployment, type Named } from '../operator/deployments';
import type { ServicePackage } from '../package/service-package';
import { type Message, say } from '../text/message';
import { nearest } from '../text/nearest';
import { nodeAt, textAt, valueIn } from '../yaml/path';
import { contentSpan } from './content-span';
import type { Candidate, Reference, ReferenceResolver, Resolution, Target } from './reference';

/** `kind` of an instance: a kind in alm-examples (R151). */
export const kind: ReferenceResolver = {
  resolve(pkg, { text }) {
    const current = pkg.operator?.current;
    if (!current) return unknown;
    const resources = pkg.operator?.customResources ?? [];
    const targets = resources.flatMap((one): Target[] => {
      const node = valueIn(one.node, 'kind');
      return one.kind === text && node?.kind === 'scalar'
        ? [{ at: { file: current.path, span: contentSpan(node) }, node }]
        : [];
    });
    return decided(
      targets,
      text,
      resources.map((one) => one.kind),
    );
  },
  candidates: (pkg) => names((pkg.operator?.customResources ?? []).map((one) => one.kind)),
};

/** `deployment` of a lifecycle element (R155). */
export const deployment: ReferenceResolver = {
  resolve: (pkg, { text }) => named(pkg, text, pkg.operator?.deployments ?? []),
  candidates: (pkg) => names((pkg.operator?.deployments ?? []).map(({ name }) => name)),
};

/** `name` of a container: a container of the type that stands beside it, in the deployment above it (R157). */
export const container: ReferenceResolver = {
  resolve: (pkg, reference) =>
    named(pkg, reference.text, containersOf(pkg, reference, reference.path.slice(0, -1))),
  candidates: (pkg, reference) =>
    containersOf(pkg, reference, reference.path.slice(0, -1)).map((one) =>
      candidate(one.name, textAt(one.image?.value)),
    ),
};

/** `name` of an `env` element: a variable of the container above it (R160); those that hold an image come first. */
export const env: ReferenceResolver = {
  resolve: (pkg, reference) => named(pkg, reference.text, variablesOf(pkg, reference)),
  candidates: (pkg, reference) =>
    variablesOf(pkg, reference).map((one) =>
      candidate(one.name, textAt(valueIn(one.node, 'value')), /image/i.test(one.name) ? 0 : 1),
    ),
};

function deploymentOf(pkg: ServicePackage, reference: Reference): Deployment | undefined {
  const name = textAt(nodeAt(reference.file.yaml.root, [...reference.path.slice(0, 2), 'deployment']));
  return pkg.operator?.deployments.find((one) => one.name === name);
}

/** The containers that the element at `path` can mean: of its deployment and, when one is written, of its type. */
function containersOf(
  pkg: ServicePackage,
  reference: Reference,
  path: Reference['path'],
): readonly Container[] {
  const type = textAt(nodeAt(reference.file.yaml.root, [...path, 'type']));
  const all = deploymentOf(pkg, reference)?.containers ?? [];
  return containerTypes.some((one) => one === type) ? all.filter((one) => one.type === type) : all;
}

function variablesOf(pkg: ServicePackage, reference: Reference): readonly Named[] {
  const path = reference.path.slice(0, -3);
  const name = textAt(nodeAt(reference.file.yaml.root, [...path, 'name']));
  return containersOf(pkg, reference, path).find((one) => one.name === name)?.env ?? [];
}

function named(pkg: ServicePackage, text: string, all: readonly Named[]): Resolution {
  const file = pkg.operator?.current?.path;
  if (file === undefined) return unknown;
  const targets = all.flatMap(({ name, nameEntry }): Target[] => {
    const node = nameEntry?.value;
    return name === text && node?.kind === 'scalar' ? [{ at: { file, span: contentSpan(node) }, node }] : [];
  });
  return decided(
    targets,
    text,
    all.map(({ name }) => name),
  );
}

function decided(targets: readonly Target[], text: string, all: readonly string[]): Resolution {
  const [first, ...rest] = targets;
  if (first) return { state: 'resolved', targets: [first, ...rest] };
  const near = nearest(text, all);
  return { state: 'unresolved', known: 0, suggestions: near === undefined ? [] : [near] };
}

const noVersion: Message = say(
  'there is no readable ClusterServiceVersion in package/.',
  'package 目录中没有可读取的 ClusterServiceVersion。',
);
const unknown: Resolution = { state: 'unknown', reason: noVersion };

const names = (all: readonly string[]): readonly Candidate[] =>
  [...new Set(all)].filter(Boolean).map((name) => candidate(name, undefined));

const candidate = (text: string, detail: string | undefined, rank = 0): Candidate => ({
  text,
  rank,
  ...(detail ? { detail } : {}),
});
