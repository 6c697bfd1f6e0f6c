import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ParseCache } from '../../../../server/src/core/helm/evaluate/parse-cache';
import { profiles } from '../../../../server/src/core/helm/profile';
import { show } from '../../../../server/src/core/text/message';
import { renderFiles, renderText } from '../../../support/templates';

describe('rendering', () => {
  it('lets the definition of the file that Helm parses last win', () => {
    const files = {
      'templates/a.yaml': '{{ include "x" . }}',
      'templates/_b.tpl': '{{ define "x" }}b{{ end }}',
      'templates/_c.tpl': '{{ define "x" }}c{{ end }}',
      'charts/s/templates/_z.tpl': '{{ define "x" }}sub{{ end }}{{ define "y" }}{{ end }}',
    };
    // Deep files first, then from the end of the alphabet.
    assert.equal(renderFiles(files).templates[0]?.text?.text, 'b');
  });

  it('does not let an empty definition replace one', () => {
    const files = {
      'templates/a.yaml': '{{ include "x" . }}',
      'templates/_b.tpl': '{{ define "x" }} {{/* nothing */}} {{ end }}',
      'templates/_c.tpl': '{{ define "x" }}c{{ end }}',
    };
    assert.equal(renderFiles(files).templates[0]?.text?.text, 'c');
  });

  it('renders files in the order of Helm, partials not at all', () => {
    const files = {
      'templates/a.yaml': '1',
      'templates/b.yaml': '2',
      'templates/_c.tpl': '3',
      'charts/s/templates/d.yaml': '4',
    };
    assert.deepEqual(
      renderFiles(files).templates.map(({ file }) => file),
      ['charts/s/templates/d.yaml', 'templates/b.yaml', 'templates/a.yaml'],
    );
  });

  it('lets templates change what later ones see', () => {
    const files = {
      'templates/b.yaml': '{{ $_ := set .Values "x" "set" }}',
      'templates/a.yaml': '{{ .Values.x }}',
    };
    assert.equal(renderFiles(files).templates[1]?.text?.text, 'set');
  });

  it('takes out what Go prints for missing values', () => {
    assert.equal(
      renderText('a{{ .Values.missing }}b{{ include "x" . }}c{{ define "x" }}{{ .Values.y }}{{ end }}'),
      'abc',
    );
    assert.equal(renderText('{{ .Values.missing | quote }}|{{ printf "%v" .Values.missing }}'), '|<nil>');
  });

  it('uses a cache only for what it parses', () => {
    const cache = new ParseCache(profiles['3.17.3']);
    for (const value of ['1', '2'])
      assert.equal(renderText('{{ .Values.x }}', `x: "${value}"`, { cache }), value);
  });

  it('ends with the first error, as Helm does', () => {
    const files = { 'templates/b.yaml': '{{ .Values.x.y }}', 'templates/a.yaml': '{{ fail "no" }}' };
    const { templates, errors } = renderFiles(files);
    assert.deepEqual(templates, []);
    assert.deepEqual(
      errors.map(({ code, file }) => `${file} ${code}`),
      ['templates/b.yaml nil-pointer'],
    );
  });

  it('renders what it can when it is to be tolerant', () => {
    const files = {
      'templates/c.yaml': 'fine',
      'templates/b.yaml': '{{ .Values.x.y }}',
      'templates/a.yaml': 'a{{ nope }}b{{ if nope }}c{{ else }}d{{ end }}',
    };
    const { templates, errors } = renderFiles(files, '', { tolerant: true });
    assert.deepEqual(
      templates.map(({ text, error }) => text?.text ?? error?.code),
      ['fine', 'nil-pointer', 'abd'],
    );
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['undefined-function', 'undefined-function', 'nil-pointer'],
    );
  });

  it('lets required and fail pass when linting', () => {
    assert.equal(renderText('{{ required "x" .Values.y }}{{ fail "z" }}ok', '', { lint: true }), 'ok');
    const old = { lint: true, profile: profiles['3.5.4'] };
    assert.equal(renderText('{{ required "x" .Values.y }}ok', '', old), 'ok');
    assert.throws(() => renderText('{{ fail "z" }}', '', old));
  });
});

describe('an error', () => {
  const cases: Readonly<Record<string, readonly [code: string, at: string, message: string]>> = {
    '{{ .Values.a.b.c }}': ['nil-pointer', '.Values.a.b.c', 'nil pointer evaluating interface {}.b'],
    'x\n{{ .Values.s.t }}': ['no-such-field', '.Values.s.t', "can't evaluate field t in type interface {}"],
    '{{ trunc 1 }}': ['wrong-arguments', 'trunc', 'wrong number of args for trunc: want 2 got 1'],
    '{{ upper .Values.port }}': [
      'wrong-type',
      '.Values.port',
      'wrong type for value; expected string; got float64',
    ],
    '{{ include "nope" . }}': [
      'undefined-template',
      'include "nope" .',
      'error calling include: template: no template "nope" associated with template "gotpl"',
    ],
    '{{ template "nope" }}': ['undefined-template', '{{ template "nope" }}', 'template "nope" not defined'],
    '{{ range .Values.s }}{{ end }}': ['not-a-collection', '.Values.s', "range can't iterate over text"],
    '{{ fail "stop" }}': ['fail', 'fail "stop"', 'stop'],
    '{{ required "need x" .Values.x }}': ['required', 'required "need x" .Values.x', 'need x'],
    '{{ eq .Values.port 1 }}': [
      'function-failed',
      'eq .Values.port 1',
      'error calling eq: incompatible types for comparison',
    ],
    '{{ nope }}': ['undefined-function', 'nope', 'function "nope" not defined'],
  };
  for (const [template, [code, at, message]] of Object.entries(cases)) {
    it(`of ${JSON.stringify(template)} has its place and kind`, () => {
      const { errors } = renderFiles({ 'templates/a.yaml': template }, 's: text\nport: 1');
      const [error] = errors;
      assert.ok(error);
      assert.equal(error.code, code);
      assert.equal(error.file, 'templates/a.yaml');
      assert.equal(template.slice(error.span.start, error.span.end), at);
      assert.equal(show(error.message, 'en'), message);
      assert.match(
        show(error.message, 'zh-cn'),
        code === 'fail' || code === 'required' ? /./ : /\p{Script=Han}/u,
      );
    });
  }

  it('names the place where it happened, and tells how it got there', () => {
    const helper = 'x{{ define "h" }}\n  {{ .a.b }}{{ end }}';
    const { errors } = renderFiles({
      'templates/a.yaml': '{{ include "h" .Values }}',
      'templates/_h.tpl': helper,
    });
    assert.equal(errors[0]?.file, 'templates/_h.tpl');
    assert.equal(helper.slice(errors[0]?.span.start, errors[0]?.span.end), '.a.b');
    assert.equal(
      errors[0]?.detail,
      'template: c/templates/a.yaml:1:3: executing "c/templates/a.yaml" at <include "h" .Values>: error calling include: ' +
        'template: c/templates/_h.tpl:2:7: executing "h" at <.a.b>: nil pointer evaluating interface {}.b',
    );
  });

  it('of a template in a value stands in the values file', () => {
    const values = 'a: 1\nt: "{{ .x.y }}"\n';
    const { errors } = renderFiles({ 'templates/a.yaml': '{{ tpl .Values.t . }}' }, values);
    assert.equal(errors[0]?.file, 'values.yaml');
    assert.equal(values.slice(errors[0]?.span.start, errors[0]?.span.end), '"{{ .x.y }}"');
  });

  it('of the syntax is worded as Helm words it', () => {
    const { errors } = renderFiles({ 'templates/a.yaml': '\n{{ if }}{{ end }}' });
    assert.equal(errors[0]?.detail, 'parse error at (c/templates/a.yaml:2): missing value for if');
  });
});

describe('a limit', () => {
  const codeOf = (text: string, limits: object, clock?: () => number): string | undefined =>
    renderFiles({ 'templates/a.yaml': text }, '', { limits, ...(clock ? { clock } : {}) }).errors[0]?.code;

  it('ends endless work', () => {
    const loop = '{{ range until 2000 }}{{ range until 2000 }}x{{ end }}{{ end }}';
    assert.equal(codeOf(loop, { steps: 100_000 }), 'limit-steps');
    assert.equal(codeOf(loop, { output: 1000 }), 'limit-output');
    let time = 0;
    assert.equal(
      codeOf(loop, { milliseconds: 50 }, () => (time += 10)),
      'limit-time',
    );
  });

  it('ends endless recursion', () => {
    const recursive = '{{ define "r" }}{{ include "r" . }}{{ end }}{{ include "r" . }}';
    assert.equal(codeOf(recursive, {}), 'limit-depth');
    assert.equal(
      codeOf('{{ define "r" }}{{ template "r" . }}{{ end }}{{ template "r" . }}', {}),
      'limit-depth',
    );
    assert.equal(
      codeOf('{{ $_ := set .Values "t" "{{ tpl .Values.t . }}" }}{{ tpl .Values.t . }}', {}),
      'limit-depth',
    );
  });

  it('ends the walk through a map that holds itself', () => {
    for (const use of [
      'toYaml .Values',
      'toJson .Values',
      'print .Values',
      'deepCopy .Values',
      'printf "%s" .Values',
    ]) {
      assert.match(
        codeOf(`{{ $_ := set .Values "self" .Values }}{{ ${use} }}`, {}) ?? 'none',
        /^limit-/,
        use,
      );
    }
  });

  it('stops functions before they make something huge', () => {
    for (const template of [
      '{{ repeat 1000000000 "x" }}',
      '{{ until 1000000000 }}',
      '{{ untilStep 0 1000000000 1 }}',
      '{{ seq 1000000000 }}',
      '{{ indent 1000000000 "x" }}',
      '{{ printf "%1000000000d" 1 }}',
      '{{ "x" | repeat 1000 | repeat 1000 | repeat 1000 }}',
      '{{ randAlphaNum 1000000000 }}',
    ]) {
      assert.match(codeOf(template, {}) ?? 'none', /^limit-/, template);
    }
  });
});
