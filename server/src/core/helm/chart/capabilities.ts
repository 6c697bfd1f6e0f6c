import { traced } from '../evaluate/traced-string';
import { bool, type GoObject, list, type Method, type Value } from '../evaluate/value';
import type { Profile } from '../profile';
import { apiVersions } from './api-versions';
import { wordOf } from './word-of';

/** `.Capabilities` as `helm template` and `helm lint` have them without a cluster. */
export function capabilities(profile: Profile): GoObject {
  const fields: readonly (readonly [string, Value])[] = [
    ['KubeVersion', kubeVersion(profile)],
    ['APIVersions', versionSet(profile)],
    ['HelmVersion', helmVersion(profile)],
  ];
  return object('*chartutil.Capabilities', fields);
}

function kubeVersion({ kubeVersion: version }: Profile): GoObject {
  const [major = '', minor = ''] = version.replace(/^v/, '').split('.');
  const text = builtIn('.Capabilities.KubeVersion.Version', version);
  const itself: Method = { arity: 0, call: () => text };
  return {
    kind: 'object',
    type: 'chartutil.KubeVersion',
    fields: new Map<string, Value>([
      ['Version', text],
      ['Major', builtIn('.Capabilities.KubeVersion.Major', major)],
      ['Minor', builtIn('.Capabilities.KubeVersion.Minor', minor)],
    ]),
    methods: new Map([
      ['GitVersion', itself],
      ['String', itself],
    ]),
    written: text,
  };
}

function versionSet({ helmVersion: helm }: Profile): GoObject {
  const known = apiVersions[helm];
  return {
    kind: 'object',
    type: 'chartutil.VersionSet',
    fields: new Map(),
    methods: new Map([['Has', { arity: 1, call: ([name]) => bool(known.includes(wordOf(name))) }]]),
    underlying: list(
      known.map((name) => builtIn('.Capabilities.APIVersions', name)),
      'chartutil.VersionSet',
    ),
  };
}

function helmVersion({ helmVersion: helm, gitCommit, goVersion }: Profile): GoObject {
  const entries = { Version: `v${helm}`, GitCommit: gitCommit, GitTreeState: 'clean', GoVersion: goVersion };
  const fields = Object.entries(entries).map(
    ([name, text]) => [name, builtIn(`.Capabilities.HelmVersion.${name}`, text)] as const,
  );
  return {
    ...object('version.BuildInfo', fields),
    encoded: new Map(fields.map(([name, text]) => [underscored(name), text])),
  };
}

/** `GitCommit` as `git_commit`. */
const underscored = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

const builtIn = (name: string, text: string) => traced(text, { kind: 'built-in', name });

const object = (type: string, fields: Iterable<readonly [string, Value]>): GoObject => ({
  kind: 'object',
  type,
  fields: new Map(fields),
  methods: new Map(),
});
