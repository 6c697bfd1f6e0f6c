import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { profiles } from '../../../../server/src/core/helm/profile';
import type { ListNode, TemplatePart } from '../../../../server/src/core/helm/template/ast';
import { formatNode } from '../../../../server/src/core/helm/template/format-node';
import { parseTemplate } from '../../../../server/src/core/helm/template/parser';
import { show } from '../../../../server/src/core/text/message';

const functions = new Set(['f', 'g', 'include', 'printf', 'upper']);
const parse = (text: string, profile = profiles['3.17.3']) =>
  parseTemplate(text, profile, (name) => functions.has(name));

/** The tree in one line: texts in quotes, blocks as `if(condition)[…]else[…]`. */
const outline = (text: string): string => list(parse(text).body, text);

const list = ({ parts }: ListNode, text: string): string =>
  parts.map((part) => partOutline(part, text)).join(' ');

function partOutline(part: TemplatePart, text: string): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(text.slice(part.span.start, part.span.end));
    case 'action':
      return part.pipeline === undefined ? '?' : `{${formatNode(part.pipeline, text)}}`;
    case 'template':
      return `template(${part.name}${part.pipeline ? ` ${formatNode(part.pipeline, text)}` : ''})`;
    case 'break':
    case 'continue':
      return part.kind;
    default: {
      const otherwise = part.otherwise ? `else[${list(part.otherwise, text)}]` : '';
      const head = part.pipeline === undefined ? '?' : formatNode(part.pipeline, text);
      return `${part.kind}(${head})[${list(part.body, text)}]${otherwise}`;
    }
  }
}

const problems = (text: string, profile = profiles['3.17.3']): readonly string[] =>
  parse(text, profile).problems.map(
    ({ code, span, message }) => `${code} “${text.slice(span.start, span.end)}” ${show(message, 'en')}`,
  );

describe('the parser of templates', () => {
  it('reads pipelines', () => {
    assert.equal(outline('{{ .a.b | f "x" (g $ .c).d 1 | upper }}'), '{.a.b | f "x" (g $ .c).d 1 | upper}');
    assert.equal(outline('{{ $x := f }}{{ $x = g $x.y }}'), '{$x := f} {$x = g $x.y}');
  });

  it('accepts a pipe at the end, as Go does', () => {
    assert.deepEqual(problems('{{ f | }}'), []);
  });

  it('reads blocks', () => {
    assert.equal(outline('{{ if .a }}b{{ else }}c{{ end }}'), 'if(.a)["b"]else["c"]');
    assert.equal(
      outline('{{ range $k, $v := .a }}{{ $k }}{{ continue }}{{ break }}{{ end }}'),
      'range($k, $v := .a)[{$k} continue break]',
    );
    assert.equal(outline('{{ with .a }}b{{ end }}'), 'with(.a)["b"]');
  });

  it('reads else if and else with as blocks that share the end', () => {
    assert.equal(
      outline('{{ if .a }}1{{ else if .b }}2{{ else }}3{{ end }}4'),
      'if(.a)["1"]else[if(.b)["2"]else["3"]] "4"',
    );
    assert.equal(
      outline('{{ with .a }}1{{ else with .b }}2{{ end }}3'),
      'with(.a)["1"]else[with(.b)["2"]] "3"',
    );
  });

  it('knows else with, break and continue only where Go does', () => {
    assert.deepEqual(
      problems('{{ with .a }}1{{ else with .b }}2{{ end }}', profiles['3.5.4']).length > 0,
      true,
    );
    assert.deepEqual(problems('{{ range .a }}{{ break }}{{ end }}', profiles['3.5.4']), [
      'undefined-function “break” function "break" not defined',
    ]);
  });

  it('collects definitions, also of blocks', () => {
    const { definitions, body } = parse('{{ define "a" }}1{{ end }}{{ block "b" .x }}2{{ end }}');
    assert.deepEqual(
      definitions.map(({ name, span }) => [name, span.start, span.end]),
      [
        ['a', 0, 26],
        ['b', 26, 54],
      ],
    );
    assert.deepEqual(
      body.parts.map(({ kind }) => kind),
      ['template'],
    );
  });

  it('gives every node its place', () => {
    const text = 'x {{ include "n" .Values.a | upper }}';
    const [, action] = parse(text).body.parts;
    assert.equal(action?.kind === 'action' && text.slice(action.span.start, action.span.end), text.slice(2));
    const commands = action?.kind === 'action' ? (action.pipeline?.commands ?? []) : [];
    const operands = commands.flatMap(({ head, rest }) => [head, ...rest]);
    assert.deepEqual(
      operands.map(({ span }) => text.slice(span.start, span.end)),
      ['include', '"n"', '.Values.a', 'upper'],
    );
  });

  for (const [text, ...expected] of [
    ['{{ end }}', 'unexpected-end “{{ end }}” unexpected {{end}}'],
    ['{{ else }}', 'unexpected-else “{{ else }}” unexpected {{else}}'],
    ['{{ if .a }}b', 'unclosed-block “{{ if .a }}” unexpected EOF'],
    ['{{ if .a }}b{{ else }}c', 'unclosed-block “{{ if .a }}” unexpected EOF'],
    ['{{ define "a" }}b', 'unclosed-block “{{ define "a" }}” unexpected EOF'],
    ['{{ if .a }}{{ else }}{{ else }}{{ end }}', 'unexpected-else “{{ else }}” expected end; found {{else}}'],
    ['{{ nope }}', 'undefined-function “nope” function "nope" not defined'],
    ['{{ $nope }}', 'undefined-variable “$nope” undefined variable "$nope"'],
    ['{{ if $x := 1 }}{{ end }}{{ $x }}', 'undefined-variable “$x” undefined variable "$x"'],
    ['{{ if }}{{ end }}', 'missing-value “}}” missing value for if'],
    ['{{ }}', 'missing-value “}}” missing value for command'],
    ['{{ "a".b }}', 'unexpected-field “.b” unexpected . after term "\\"a\\""'],
    ['{{ f | "a" }}', 'not-executable “"a"” non executable command in pipeline stage 2'],
    ['{{ | f }}', 'unexpected-token “|” unexpected "|" in command'],
    ['{{ "\\z" }}', 'invalid-string “"\\z"” invalid syntax'],
    ['{{ template .a }}', 'unexpected-token “.a” unexpected ".a" in template clause'],
    ['{{ $a, $b := f }}', 'too-many-declarations “,” too many declarations in command'],
    ['{{ break }}', 'loop-word-outside-range “break” {{break}} outside {{range}}'],
    [
      '{{ range .a }}{{ define "x" }}{{ break }}{{ end }}{{ end }}',
      'nested-define “define” unexpected <define> in command',
      'loop-word-outside-range “break” {{break}} outside {{range}}',
    ],
    [
      '{{ define "a" }}1{{ end }}{{ define "a" }}2{{ end }}',
      'duplicate-definition “"a"” template: multiple definition of template "a"',
    ],
  ] as const) {
    it(`reports ${text}`, () => assert.deepEqual(problems(text), expected));
  }

  it('lets an empty definition of the same name be', () => {
    assert.deepEqual(problems('{{ define "a" }}1{{ end }}{{ define "a" }} {{ end }}'), []);
  });

  it('loses a broken action, not the file', () => {
    assert.equal(outline('a {{ nope .x }} b {{ .c }}'), '"a " " b " {.c}');
    assert.equal(outline('{{ if nope }}a{{ else }}b{{ end }} c'), 'if(?)["a"]else["b"] " c"');
    assert.equal(outline('{{ if .a }}b{{ .c | }{{ end }} d'), 'if(.a)["b"] " d"');
    assert.equal(outline('{{ end }}a{{ .b }}'), '"a" {.b}');
  });

  it('refuses to nest without end', () => {
    const deep = 5000;
    assert.ok(
      problems(`{{ ${'('.repeat(deep)}f${')'.repeat(deep)} }}`).some((problem) =>
        problem.startsWith('nested-too-deep'),
      ),
    );
    assert.ok(problems('{{ if .a }}'.repeat(deep)).some((problem) => problem.startsWith('nested-too-deep')));
  });
});
