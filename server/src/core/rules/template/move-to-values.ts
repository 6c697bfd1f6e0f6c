import { edit, type Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { say } from '../../text/message';
import { insertPath } from '../../yaml/insert-path';
import { asMap } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';

/**
 * The repair that moves a literal to a new key of values.yaml and refers to it. `$.Values` works inside `range` and
 * `with` too. None for templates of subcharts, whose values are others.
 */
export function moveToValues(
  { chart, files }: ServicePackage,
  { file, span }: Place,
  literal: string,
): readonly Fix[] {
  const values = chart?.values;
  const template = files.get(file);
  if (!chart || !values || !template || !span || !file.startsWith(`${chart.root}/templates/`)) return [];
  if (template.text.slice(span.start, span.end) !== literal) return [];
  const key = freeKey(literal, new Set(asMap(values.yaml.root)?.entries.map(({ name }) => name)));
  const edits = insertPath(values.text, values.yaml.root, [key], writeScalar(literal));
  if (edits.length === 0) return [];
  return [
    {
      title: say('Move it to values.yaml as "{key}"', '移到 values.yaml 的“{key}”', { key }),
      changes: [
        edit(file, { span, newText: `{{ $.Values.${key} }}` }),
        { kind: 'edit', file: values.path, edits },
      ],
      preferred: true,
    },
  ];
}

/** `nginxImage` for `docker.io/library/nginx:1.25`, with a number when the key is taken. */
function freeKey(reference: string, taken: ReadonlySet<string>): string {
  const name =
    reference
      .replace(/[:@].*$/, '')
      .split('/')
      .at(-1) ?? '';
  const words = name.split(/[^a-zA-Z0-9]+/).filter(Boolean);
  const camel = words
    .map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('');
  const base = `${/^[a-z]/i.test(camel) ? camel : `app${camel}`}Image`;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}${number}`;
    if (!taken.has(key)) return key;
  }
}
