import { say } from '../../text/message';
import type { Chart } from '../chart/chart';
import { spanOf } from '../chart/metadata-check';
import type { LintFinding } from './finding';

/** L51 and L52: the charts in `charts/` and those that Chart.yaml asks for are the same. */
export function lintDependencies({ dependencies, metadata }: Chart): readonly LintFinding[] {
  const wanted = new Set(metadata.dependencies.map(({ name }) => name.text));
  const present = new Set(dependencies.map(({ name }) => name));
  const unwanted = dependencies.filter(({ name }) => !wanted.has(name));
  const missing = metadata.dependencies.filter(({ name }) => !present.has(name.text));
  return [
    ...unwanted.map(
      ({ name, folder }): LintFinding => ({
        code: 'L51',
        severity: 'error',
        file: 'Chart.yaml',
        span: undefined,
        message: say(
          'Chart.yaml does not list “{name}” among its dependencies, but it lies in {folder}.',
          'Chart.yaml 的 dependencies 中没有“{name}”，但它存在于 {folder}。',
          { name, folder },
        ),
      }),
    ),
    ...missing.map(
      ({ name, file, node }): LintFinding => ({
        code: 'L52',
        severity: 'warning',
        file,
        span: spanOf(name) ?? node?.span,
        message: say('“charts” lacks the dependency “{name}”.', 'charts 目录缺少依赖“{name}”。', {
          name: name.text,
        }),
      }),
    ),
  ];
}
