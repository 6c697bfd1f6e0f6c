import { type HelmVersion, hasArrived, helmVersions } from '../profile';
import { accessFunctions } from './access';
import { comparisonFunctions } from './compare';
import { cryptoFunctions } from './crypto';
import { dateFunctions } from './dates';
import type { TemplateFunction } from './define';
import { dictFunctions } from './dicts';
import { encodingFunctions } from './encoding';
import { escapeFunctions } from './escape';
import { jsonFunctions } from './json';
import { layoutFunctions } from './layout';
import { letterFunctions } from './letters';
import { listFunctions } from './lists';
import { logicFunctions } from './logic';
import { mathFunctions } from './math';
import { floatMathFunctions } from './math-float';
import { pathFunctions } from './paths';
import { printFunctions } from './print';
import { quotingFunctions } from './quoting';
import { randomFunctions } from './random';
import { regexFunctions } from './regex';
import { semverFunctions } from './semver';
import { substringFunctions } from './substrings';
import { helmFunctions } from './templates';
import { tomlFunctions } from './toml';
import { trimFunctions } from './trim';
import { typeFunctions } from './types';
import { urlFunctions } from './url';
import { yamlFunctions } from './yaml';

/** Every function that a template can call: Go's, Sprig's, Helm's. */
export const templateFunctions: readonly TemplateFunction[] = [
  ...logicFunctions,
  ...comparisonFunctions,
  ...accessFunctions,
  ...printFunctions,
  ...escapeFunctions,
  ...trimFunctions,
  ...letterFunctions,
  ...substringFunctions,
  ...quotingFunctions,
  ...layoutFunctions,
  ...mathFunctions,
  ...floatMathFunctions,
  ...listFunctions,
  ...dictFunctions,
  ...typeFunctions,
  ...encodingFunctions,
  ...cryptoFunctions,
  ...randomFunctions,
  ...pathFunctions,
  ...urlFunctions,
  ...regexFunctions,
  ...dateFunctions,
  ...semverFunctions,
  ...yamlFunctions,
  ...jsonFunctions,
  ...tomlFunctions,
  ...helmFunctions,
];

const tables: ReadonlyMap<HelmVersion, ReadonlyMap<string, TemplateFunction>> = new Map(
  helmVersions.map((version) => [version, tableOf(version)]),
);

/** The functions of a Helm release by their names, aliases included. */
export const functionsOf = (version: HelmVersion): ReadonlyMap<string, TemplateFunction> =>
  tables.get(version) ?? new Map();

function tableOf(version: HelmVersion): ReadonlyMap<string, TemplateFunction> {
  return new Map(
    templateFunctions
      .filter(({ since }) => hasArrived(since, version))
      .flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const)),
  );
}
