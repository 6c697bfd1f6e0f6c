import type { Chart } from '../helm/chart/chart';
import type { SourceFile } from '../package/source-file';
import type { DeclaredImage } from './declared-images';
import type { HelmImage } from './helm-images';

/**
 * The images that values.yaml declares and a template reads, but no rendering shows: they stand behind a mode (`mode:
 * cluster`), a list of components or a switch of an unusual name. What no template names by its path is left out, as it
 * may be of no use.
 */
export function unreachedImages(
  declared: readonly DeclaredImage[],
  uses: readonly HelmImage[],
  chart: Chart,
): readonly DeclaredImage[] {
  const reached = new Set(uses.flatMap(({ paths }) => paths.map(({ origin }) => origin.rootPath.join('.'))));
  const read = readPaths(chart);
  return declared.filter((image) => {
    const path = namePath(image);
    if (path === undefined || image.guessed || !/image/i.test(path) || reached.has(path)) return false;
    return read.has(path) || (isInMap(image) && read.has(path.replace(/\.[^.]*$/, '')));
  });
}

const namePath = ({ paths }: DeclaredImage): string | undefined =>
  paths.repo ?? paths.repository ?? paths.fullAddress;

/** Whether its parts stand in a map of their own, which templates hand on as a whole. */
const isInMap = ({ paths }: DeclaredImage): boolean =>
  /\.(?:repository|repo|name|image)$/.test(paths.repo ?? paths.repository ?? '');

/** The values paths that templates spell out (`.Values.a.b`), as the root chart's values.yaml names them. */
function readPaths({ templates, dependencies }: Chart): ReadonlySet<string> {
  const own = templates.flatMap(({ source }) => source.derived(chainsIn));
  const below = dependencies.flatMap((chart) =>
    [...readPaths(chart)].map((path) => (path.startsWith('global.') ? path : `${chart.name}.${path}`)),
  );
  return new Set([...own, ...below]);
}

const chainsIn = ({ text }: SourceFile): readonly string[] =>
  [...text.matchAll(/\.Values((?:\.\w+)+)/g)].map(([, chain = '']) => chain.slice(1));
