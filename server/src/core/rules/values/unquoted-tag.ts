import { helmImages } from '../../images/helm-images';
import { edit } from '../../package/edit';
import { say, text } from '../../text/message';
import { quoted } from '../../yaml/write-scalar';
import type { Rule } from '../rule';

/** A tag in values.yaml that is read as a number and printed as another text. */
export const unquotedTag: Rule = {
  code: 'values/unquoted-tag',
  severity: 'error',
  spec: ['R203', 'R101'],
  summary: text('A tag that is printed as another number', 'tag 被解析为数字后输出发生变化'),
  rationale: text(
    'Helm reads every number as a floating-point one: 20210930 is printed as 2.021093e+07, 1.20 as 1.2, 0755 as 493. The image of that tag does not exist.',
    'Helm 把所有数字当作浮点数：20210930 会输出为 2.021093e+07，1.20 输出为 1.2，0755 输出为 493，对应 tag 的镜像并不存在。',
  ),
  example: {
    bad: example(
      '20210930',
      '#      ^^^^^^^^ error values/unquoted-tag: The tag 20210930 is printed as "2.021093e+07": put it in quotes\n',
    ),
    good: example('"20210930"', ''),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const seen = new Set<string>();
    for (const { paths, reference } of helmImages(pkg)) {
      for (const { role, origin, stretch } of paths) {
        const file = pkg.files.get(`${pkg.chart?.root}/${origin.file}`);
        const written = file?.text.slice(origin.span.start, origin.span.end) ?? '';
        const printed = reference.slice(stretch.start, stretch.end);
        const key = `${origin.file}\0${origin.span.start}`;
        if (!file || role !== 'tag' || seen.has(key) || !isNumber(written) || says(printed, written))
          continue;
        seen.add(key);
        const change = edit(file.path, { span: origin.span, newText: quoted(written) });
        const title = say('Put the tag in quotes', '给 tag 加引号');
        yield {
          at: { file: file.path, span: origin.span },
          message: say(
            'The tag {written} is printed as "{printed}": put it in quotes',
            'tag {written} 会输出为“{printed}”，请加引号',
            {
              written,
              printed,
            },
          ),
          fixes: [{ title, changes: [change], preferred: true, safe: true }],
        };
      }
    }
  },
};

/** Whether a tag is printed as it is written, with other text around it at most (`v1.2-alpine`); `.5` is not, in `0.5`. */
const says = (printed: string, written: string): boolean => {
  const at = printed.indexOf(written);
  return at >= 0 && !/\d/.test(printed[at - 1] ?? '') && !/\d/.test(printed[at + written.length] ?? '');
};

const isNumber = (written: string): boolean => /^[-+]?[\d.][\d._eExXoObB+-]*$/.test(written);

function example(tag: string, mark: string): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
name: a/b
tag: ${tag}
${mark.replace('#      ', '#    ')}#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: "{{ .Values.name }}:{{ .Values.tag }}"
`;
}
