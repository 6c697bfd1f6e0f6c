import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { segmentsOf } from '../../../../server/src/core/helm/evaluate/segments';
import { functionsOf } from '../../../../server/src/core/helm/functions/table';
import { helmVersions, profiles } from '../../../../server/src/core/helm/profile';
import { parseTemplate } from '../../../../server/src/core/helm/template/parser';
import { renderFiles } from '../../../support/templates';

const deployment = `{{- define "x.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end }}
{{- if and .Values.enabled (gt (int .Values.replicas) 0) }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "x.name" . }}
  {{- with .Values.labels }}
  labels: {{- toYaml . | nindent 4 }}
  {{- else }}
  labels: {}
  {{- end }}
spec:
  containers:
    {{- range $i, $c := .Values.containers }}
    - name: {{ printf "%s-%d" $c.name $i | quote }}
      image: "{{ $c.image.repository }}:{{ $c.image.tag | default $.Chart.AppVersion }}"
      {{- if not $c.args }}{{ continue }}{{ end }}
      args: {{ tpl (toYaml $c.args) $ | nindent 8 }} {{/* a comment */}}
    {{- end }}
{{- else if .Values.other }}
{{ fail (printf "no %v" .Values) }}
{{- end }}
`;

const values = `
enabled: true
replicas: 2
labels: {a: b}
containers:
  - {name: one, image: {repository: nginx, tag: "1"}, args: ["--x={{ .Values.replicas }}"]}
  - {name: two, image: {repository: redis}}
`;

/** Renders in every way; asserts what holds for each text. */
function survives(text: string): void {
  for (const tolerant of [false, true]) {
    for (const version of helmVersions) {
      const limits = { steps: 300_000, milliseconds: 1500 };
      const profile = profiles[version];
      const { templates, errors } = renderFiles({ 'templates/a.yaml': text }, values, {
        tolerant,
        profile,
        limits,
      });
      for (const { span, file, detail } of errors) {
        assert.ok(span.start <= span.end && span.start >= 0);
        if (file === 'templates/a.yaml') assert.ok(span.end <= text.length, detail);
      }
      assert.ok(errors.length > 0 || templates.length === 1);
      for (const { text: rendered } of templates) if (rendered !== undefined) coversAll(rendered);
    }
  }
}

function coversAll(rendered: Parameters<typeof segmentsOf>[0]): void {
  let position = 0;
  for (const { start, end } of segmentsOf(rendered)) {
    assert.equal(start, position);
    position = end;
  }
  assert.equal(position, rendered.text.length);
}

/** A text that stands anywhere in another; the pieces are such as matter to templates. */
const pieces = fc.constantFrom(
  '{{',
  '}}',
  '{{-',
  '-}}',
  '"',
  '`',
  "'",
  '(',
  ')',
  '|',
  '.',
  '$',
  '{{ end }}',
  '{{ else }}',
  '{{/*',
  '*/',
  '\n',
  ':=',
  ' ',
  '\\',
  'range',
  'define',
  '0',
  '😀',
  '\0',
  '\r\n',
);

describe('work beyond all measure is given up:', () => {
  const doubled = '{{ $x := dict "a" 1 }}{{ range until 40 }}{{ $x = dict "a" $x "b" $x }}{{ end }}';
  const inItself = '{{ $x := dict }}{{ $_ := set $x "x" $x }}';
  for (const action of [
    'toYaml $x',
    'toJson $x',
    'toPrettyJson $x',
    'toToml $x',
    'print $x',
    'printf "%v" $x',
    'toString $x',
    'quote $x',
    'cat $x',
    'html $x',
    'join "," (list $x)',
    'deepCopy $x',
    'deepEqual $x (deepCopy $x)',
    'merge (dict "y" 1) $x (dict "a" $x)',
    '$x',
  ]) {
    for (const [name, made] of Object.entries({ doubled, inItself })) {
      it(`${action}, ${name}`, () => {
        const { errors } = renderFiles({ 'templates/a.yaml': `${made}{{ ${action} }}` });
        assert.match(errors[0]?.code ?? '', /^limit-(?:steps|depth)$/);
      });
    }
  }
  for (const [name, template] of Object.entries({
    'includes that double':
      '{{ define "a" }}{{ include "a" . }}{{ end }}{{ define "b" }}{{ if . }}{{ include "b" (rest .) }}{{ include "b" (rest .) }}{{ end }}{{ end }}{{ include "b" (until 40) }}',
    'lists that double': '{{ $x := list 1 }}{{ range until 40 }}{{ $x = concat $x $x }}{{ end }}',
    'quotes of quotes': `{{ $x := "'\\"" }}{{ range until 60 }}{{ $x = quote $x }}{{ end }}`,
    'JSON of JSON': `{{ $x := "'\\"" }}{{ range until 60 }}{{ $x = toJson $x }}{{ end }}`,
    'templates that double': '{{ $t := "x" }}{{ range until 60 }}{{ $t = tpl (print $t $t) $ }}{{ end }}',
    'a long list': '{{ until 40000000 }}',
    'a map ranged over again and again':
      '{{ $d := dict }}{{ range until 30000 }}{{ $_ := set $d (toString .) . }}{{ range $d }}{{ break }}{{ end }}{{ end }}',
  })) {
    it(name, () => {
      const { errors } = renderFiles({ 'templates/a.yaml': template });
      assert.match(errors[0]?.code ?? '', /^limit-(?:steps|depth)$/);
    });
  }
});

it('of a template with faults all over the first hundred are told', () => {
  const { errors } = renderFiles({ 'templates/a.yaml': '{{ if }}'.repeat(5000) }, '', { tolerant: true });
  assert.equal(errors.length, 100);
});

describe('whatever a template says', () => {
  it('is survived when the text ends anywhere', () => {
    for (let end = 0; end <= deployment.length; end += 11) survives(deployment.slice(0, end));
  });

  it('is survived when something is put in, taken out or doubled', () => {
    const place = fc.nat(deployment.length);
    fc.assert(
      fc.property(place, place, pieces, fc.boolean(), (a, b, piece, doubles) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const middle = doubles ? deployment.slice(start, end).repeat(2) : '';
        survives(deployment.slice(0, start) + piece + middle + deployment.slice(end));
      }),
      { numRuns: 60 },
    );
  });

  it('is survived when it is made of pieces', () => {
    const word = fc.oneof(
      pieces,
      fc.constantFrom(...functionsOf('3.17.3').keys()),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => survives(words.join(' '))),
      { numRuns: 100 },
    );
  });

  it('is survived whatever a function is given', () => {
    const names = [...functionsOf('3.17.3').keys()].filter((name) => name !== 'fail');
    const argument = fc.constantFrom(
      'nil',
      '""',
      '"a"',
      '"-1"',
      '-1',
      '0',
      '3',
      '1.5',
      'true',
      '.',
      '.Values',
      '.Values.containers',
      '.Values.missing',
      '(list 1 "a" nil)',
      '(dict "k" nil)',
      '"[("',
      '"2006-01-02"',
      '99999',
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(argument, { maxLength: 4 }), (name, args) => {
        survives(`{{ ${name} ${args.join(' ')} }}`);
      }),
      { numRuns: 250 },
    );
  });

  it('takes time in proportion to its length', () => {
    const hostile = [
      '{{ "',
      '{{/*',
      '{{ `',
      '{{ (',
      '{{ if .a }}',
      '{{ $x := 1 }}',
      '{{ define "a" }}1{{ end }}',
      '{{ .a | ',
      '{{ a',
      '{{ else }}',
      '{{-',
      '-}}',
    ];
    for (const piece of hostile) {
      const text = piece.repeat(100_000 / piece.length);
      const start = process.cpuUsage();
      parseTemplate(text, profiles['3.17.3'], () => true);
      const took = process.cpuUsage(start).user / 1000;
      assert.ok(took < 2000, `${piece}: ${took.toFixed(0)} ms`);
    }
  });
});
