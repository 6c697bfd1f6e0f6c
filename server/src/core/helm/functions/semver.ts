import { text } from '../../text/message';
import {
  compareVersions,
  formatVersion,
  parseVersion,
  type SemanticVersion,
} from '../chart/semantic-version';
import { parseConstraint } from '../chart/version-constraint';
import { computed, type Source, type TracedString } from '../evaluate/traced-string';
import { bool, type GoObject, int, type Method, type Value } from '../evaluate/value';
import { define, FunctionError, string } from './define';

/** Functions on semantic versions (Sprig `semver.go`). */
export const semverFunctions = [
  define({
    name: 'semver',
    usage: 'VERSION',
    doc: text(
      'A version with the fields Major, Minor, Patch, Prerelease and Metadata.',
      '解析版本号，得到 Major、Minor、Patch、Prerelease、Metadata。',
    ),
    parameters: [string],
    call: ([version]) => versionObject(parsed(version), [version]),
  }),
  define({
    name: 'semverCompare',
    usage: 'CONSTRAINT VERSION',
    doc: text('Whether a version fits a range such as ">=1.21-0".', '版本是否满足约束，如 ">=1.21-0"。'),
    parameters: [string, string],
    call: ([range, version], { profile }) => {
      const dialect = profile.helmVersion === '3.5.4' ? 'semver 3.1' : 'semver 3.3';
      const constraint = parseConstraint(range.text, dialect);
      if (!constraint) throw new FunctionError(`improper constraint: ${range.text}`);
      return bool(constraint.allows(parsed(version)));
    },
  }),
];

function parsed(version: TracedString): SemanticVersion {
  const result = parseVersion(version.text);
  if (!result) throw new FunctionError('Invalid Semantic Version');
  return result;
}

function versionObject(version: SemanticVersion, from: readonly Source[]): GoObject {
  const number = (value: number) => constant(int(value, from, 'uint64'));
  const words = (value: string) => constant(computed(value, from));
  const compared = (holds: (difference: number) => boolean): Method => ({
    arity: 1,
    call: ([other]) => bool(holds(compareVersions(version, contentOf(other)))),
  });
  const methods: readonly (readonly [string, Method])[] = [
    ['Major', number(version.major)],
    ['Minor', number(version.minor)],
    ['Patch', number(version.patch)],
    ['Prerelease', words(version.prerelease)],
    ['Metadata', words(version.metadata)],
    ['Original', words(version.original)],
    ['String', words(formatVersion(version))],
    ['Compare', { arity: 1, call: ([other]) => int(Math.sign(compareVersions(version, contentOf(other)))) }],
    ['Equal', compared((difference) => difference === 0)],
    ['LessThan', compared((difference) => difference < 0)],
    ['GreaterThan', compared((difference) => difference > 0)],
    ['IncMajor', constant(next(version, from, { major: version.major + 1, minor: 0, patch: 0 }))],
    ['IncMinor', constant(next(version, from, { minor: version.minor + 1, patch: 0 }))],
    ['IncPatch', constant(next(version, from, { patch: version.patch + (version.prerelease ? 0 : 1) }))],
  ];
  return {
    kind: 'object',
    type: '*semver.Version',
    fields: new Map(),
    methods: new Map(methods),
    text: computed(formatVersion(version), from),
    content: version,
  };
}

const constant = (value: Value | (() => Value)): Method => ({
  arity: 0,
  call: () => (typeof value === 'function' ? value() : value),
});

function next(
  version: SemanticVersion,
  from: readonly Source[],
  change: Partial<SemanticVersion>,
): () => GoObject {
  return () => versionObject({ ...version, prerelease: '', metadata: '', ...change }, from);
}

function contentOf(value: Value | undefined): SemanticVersion {
  const content = value?.kind === 'object' && value.type === '*semver.Version' ? value.text : undefined;
  const version = content && parseVersion(content.text);
  if (!version) throw new FunctionError('wrong type for value; expected *semver.Version');
  return version;
}
