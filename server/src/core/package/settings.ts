import { asMap, itemsOf, textAt, valueIn } from '../yaml/path';
import type { SourceFile } from './source-file';

/** The name of the optional settings file in a service directory. */
export const settingsFileName = 'oscpkg.yaml';

/** What oscpkg.yaml can set for a rule. */
export const ruleLevels = ['off', 'information', 'warning', 'error'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** The Helm versions whose behaviour the engine has a profile of. */
export const helmVersions = ['3.5.4', '3.17.3'] as const;
export type HelmVersion = (typeof helmVersions)[number];

/** What oscpkg.yaml says; what it does not say is undefined or empty. Wrong values are ignored here and reported by rules. */
export interface Settings {
  readonly file: SourceFile | undefined;
  /** Folder of the chart, operator or OSC source, relative to the service directory, when it is not in package/. */
  readonly source: string | undefined;
  /** Folder of the image archives and mapping.yaml when it is not images/. */
  readonly images: string | undefined;
  /** Extra values files for rendering checks, never packed. */
  readonly values: readonly string[];
  /** The platform recommends 3.5.4 (PI 4). */
  readonly helmVersion: HelmVersion;
  readonly rules: ReadonlyMap<string, RuleLevel>;
}

/** Reads oscpkg.yaml; without a file the defaults, of which the Helm version can be given. */
export function readSettings(file: SourceFile | undefined, helmVersion: HelmVersion = '3.5.4'): Settings {
  const root = file?.yaml.root;
  return {
    file,
    source: folder(textAt(valueIn(root, 'source'))),
    images: folder(textAt(valueIn(root, 'images'))),
    values: itemsOf(valueIn(root, 'values')).flatMap((item) => textAt(item) ?? []),
    helmVersion:
      helmVersions.find((version) => version === textAt(valueIn(root, 'helmVersion'))) ?? helmVersion,
    rules: new Map(
      (asMap(valueIn(root, 'rules'))?.entries ?? []).flatMap(({ name, value }) => level(name, textAt(value))),
    ),
  };
}

function level(code: string, word: string | undefined): [string, RuleLevel][] {
  const found = ruleLevels.find((one) => one === word || (one === 'off' && word === 'false'));
  return found ? [[code, found]] : [];
}

/** A folder as a normalised relative path without a trailing slash; `..` may lead out of the service directory. */
function folder(path: string | undefined): string | undefined {
  if (path === undefined || path === '') return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}
