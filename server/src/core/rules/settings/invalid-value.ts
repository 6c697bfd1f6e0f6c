import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { schemaAt } from '../../schema/schema';
import { type Message, say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { resolve } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';
import { type ShapeFinding, shapeFindings } from '../shared/shape';

/** A value of oscpkg.yaml that the setting cannot have. */
export const invalidValue: Rule = {
  code: 'settings/invalid-value',
  severity: 'warning',
  spec: [],
  summary: text('A value that a setting of oscpkg.yaml cannot have', 'oscpkg.yaml 中的取值不合法'),
  rationale: text(
    'The value is ignored, and the checks run with the default.',
    '该取值会被忽略，检查按默认值进行。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- oscpkg.yaml
rules:
  mapping/unknown-key: warn
#                      ^^^^ warning settings/invalid-value: "warn" is not possible here: off, information, warning, error
`,
    good: `
#- package/etcd-6.7.0.tgz
#- oscpkg.yaml
rules:
  mapping/unknown-key: warning
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { file } = pkg.settings;
    if (!file) return;
    const seen = new Set<number>();
    for (const found of shapeFindings(file, 'oscpkg')) {
      if ((found.keyword !== 'enum' && found.keyword !== 'type') || seen.has(found.span.start)) continue;
      seen.add(found.span.start);
      yield finding(pkg, file, found);
    }
  },
};

function finding(pkg: ServicePackage, file: SourceFile, { path, node, span }: ShapeFinding): Finding {
  const allowed = (schemaAt('oscpkg', path)?.enum ?? []).filter((one) => typeof one === 'string');
  const value = resolve(node);
  const written = value?.kind === 'scalar' ? value.text : '';
  const meant = written === '' ? undefined : (aliases.get(written) ?? nearest(written, allowed));
  const fits = meant !== undefined && allowed.includes(meant);
  return {
    at: { file: file.path, span },
    message: message(written, allowed, path.length),
    fixes: fits ? repair(pkg, file.path, changeTo(meant), [{ span, newText: meant }], likely) : [],
  };
}

/** Words of other tools for the same levels. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['info', 'information'],
  ['hint', 'information'],
  ['warn', 'warning'],
  ['none', 'off'],
  ['ignore', 'off'],
]);

function message(written: string, allowed: readonly string[], depth: number): Message {
  if (allowed.length > 0) {
    return say(
      '"{written}" is not possible here: {allowed}',
      '“{written}”不是合法的取值，可选值：{allowed}',
      {
        written,
        allowed: allowed.join(', '),
      },
    );
  }
  return depth === 0
    ? say('oscpkg.yaml must hold settings: "key: value"', 'oscpkg.yaml 的内容必须是“键: 值”形式的设置')
    : say('The value has another form than this setting needs', '该设置的取值形式不正确');
}
