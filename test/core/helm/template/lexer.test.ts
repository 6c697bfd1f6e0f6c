import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { profiles } from '../../../../server/src/core/helm/profile';
import { tokenize } from '../../../../server/src/core/helm/template/lexer';
import { show } from '../../../../server/src/core/text/message';

/** Tokens as `kind text`, white space in front as `·`. */
function tokensOf(text: string, profile = profiles['3.17.3']): readonly string[] {
  return tokenize(text, profile)
    .tokens.slice(0, -1)
    .map(({ kind, start, end, spaced }) => `${spaced ? '·' : ''}${kind} ${text.slice(start, end)}`);
}

const problemsOf = (text: string, profile = profiles['3.17.3']): readonly string[] =>
  tokenize(text, profile).problems.map(({ code, message, span }) => {
    return `${code} “${text.slice(span.start, span.end)}” ${show(message, 'en')}`;
  });

describe('the lexer of templates', () => {
  it('tells text from actions', () => {
    assert.deepEqual(tokensOf('a {{ .B }} c'), [
      'text a ',
      'left-delimiter {{',
      '·field .B',
      'right-delimiter }}',
      'text  c',
    ]);
  });

  it('trims white space where a delimiter has a dash', () => {
    assert.deepEqual(tokensOf('a \n\t{{- 1 -}} \r\n b'), [
      'text a',
      'left-delimiter {{-',
      '·number 1',
      'right-delimiter -}}',
      'text b',
    ]);
  });

  it('takes a dash without a space for a sign', () => {
    assert.deepEqual(tokensOf('{{-3}}'), ['left-delimiter {{', 'number -3', 'right-delimiter }}']);
  });

  it('passes over comments, trimmed or not', () => {
    assert.deepEqual(tokensOf('a{{/* }} {{ */}}b {{- /* c */ -}} d'), ['text a', 'text b', 'text d']);
  });

  it('knows every kind of token', () => {
    const text = '{{ if $x := .A.b | f "s" `r` \'c\' 1.5e3 true nil (.) , = $ }}';
    assert.deepEqual(tokensOf(text).slice(1, -1), [
      '·if if',
      '·variable $x',
      '·declare :=',
      '·field .A',
      'field .b',
      '·pipe |',
      '·identifier f',
      '·string "s"',
      '·raw-string `r`',
      "·character 'c'",
      '·number 1.5e3',
      '·boolean true',
      '·nil nil',
      '·left-parenthesis (',
      'dot .',
      'right-parenthesis )',
      '·other ,',
      '·assign =',
      '·variable $',
    ]);
  });

  it('reads names of every script', () => {
    assert.deepEqual(tokensOf('{{ .镜像.été_1 }}').slice(1, -1), ['·field .镜像', 'field .été_1']);
  });

  it('refuses line breaks in actions for releases that cannot read them, and reads on', () => {
    const text = '{{ a\n  b }}{{ c }}';
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(problemsOf(text, profiles['3.5.4']), [
      'newline-in-action “{{ a\n  b }}” unclosed action',
    ]);
    assert.deepEqual(tokensOf(text, profiles['3.5.4']), tokensOf(text));
  });

  it('lets raw strings and comments span lines in every release', () => {
    assert.deepEqual(problemsOf('{{ `a\nb` }}{{/* a\nb */}}', profiles['3.5.4']), []);
  });

  for (const [text, problem] of [
    ['{{ a', 'unclosed-action “{{ a” unclosed action'],
    ['{{ (a }}', 'unclosed-parenthesis “}}” unclosed left paren'],
    ['{{ a) }}', 'unexpected-parenthesis “)” unexpected right paren'],
    ['{{ "a }}', 'unclosed-string “"a }}” unterminated quoted string'],
    ['{{ `a }}', 'unclosed-string “`a }}” unterminated raw quoted string'],
    ["{{ 'a }}", "unclosed-string “'a }}” unterminated character constant"],
    ['{{/* a }}', 'unclosed-comment “{{/* a }}” unclosed comment'],
    ['{{/* a */ b }}', 'unclosed-comment “*/” comment ends before closing delimiter'],
    ['{{ : }}', 'unexpected-character “:” expected :='],
    ['{{ $x+2 }}', "unexpected-character “+” bad character U+002B '+'"],
    ['{{ ü€ }}', "unexpected-character “€” bad character U+20AC '€'"],
    ['{{ 12x }}', 'bad-number “12x” bad number syntax: "12x"'],
  ] as const) {
    it(`reports ${text}`, () => assert.deepEqual(problemsOf(text), [problem]));
  }

  it('goes on behind a broken action', () => {
    const { tokens } = tokenize('{{ "a }}\nb {{ c }}', profiles['3.17.3']);
    assert.deepEqual(
      tokens.map(({ kind }) => kind),
      [
        'left-delimiter',
        'error',
        'right-delimiter',
        'text',
        'left-delimiter',
        'identifier',
        'right-delimiter',
        'end-of-file',
      ],
    );
  });

  it('starts afresh where the next action opens', () => {
    assert.deepEqual(tokensOf('{{ .a \n{{ .b }}').slice(-3), [
      'left-delimiter {{',
      '·field .b',
      'right-delimiter }}',
    ]);
  });
});
