import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { show } from '../../../../server/src/core/text/message';
import { renderFiles } from '../../../support/templates';

/** A small budget: what is refused here in no time is what takes seconds and gigabytes without one. */
const limits = { steps: 3_000_000, output: 3_000_000 };

/** What becomes of a template: its output, or what is said and the text at which it is said. */
function outcomeOf(template: string, values = ''): string {
  const { templates, errors } = renderFiles({ 'templates/a.yaml': template }, values, { limits });
  const [error] = errors;
  if (error === undefined) return templates[0]?.text?.text ?? '';
  assert.ok(error.span.end <= template.length);
  const action = template.slice(error.span.start, error.span.end);
  return `${show(error.message, 'en')} <${action.length > 60 ? '…' : action}>`;
}

const tooMany = (name: string, action: string): string => `gave up: too many steps, at ${name} <${action}>`;

/** A loop in which `$x` becomes something larger each time. */
const grow = (action: string, first = '"a b"', count = 60): string =>
  `{{ $x := ${first} }}{{ range until ${count} }}{{ $x = ${action} }}{{ end }}{{ len $x }}`;

/** Something that is done to a text of 200,000 characters again and again. */
const again = (action: string, text = 'a b'): string =>
  `{{ $x := repeat 100000 "${text}" }}{{ range until 2000 }}{{ $y := ${action} }}{{ end }}`;

const shared = '{{ $x := dict "a" 1 }}{{ range until 40 }}{{ $x = dict "a" $x "b" $x }}{{ end }}';

/** Each alias means nine of the one before: 9^10 items in some 300 characters. */
const bomb = [...'bcdefghij'].reduce(
  (lines, name, at) => `${lines}${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]\\n`,
  'a: &a [x, x, x, x, x, x, x, x, x]\\n',
);

const refused: Readonly<Record<string, readonly [template: string, outcome: string]>> = {
  'one call that asks for too much: repeat': [
    '{{ repeat 1000000000 "x" }}',
    tooMany('repeat', 'repeat 1000000000 "x"'),
  ],
  'repeat of nothing': ['{{ repeat 1000000000 "" }}', tooMany('repeat', 'repeat 1000000000 ""')],
  until: ['{{ until 1000000000 }}', tooMany('until', 'until 1000000000')],
  'untilStep downwards': [
    '{{ untilStep 0 -1000000000 -1 }}',
    tooMany('untilStep', 'untilStep 0 -1000000000 -1'),
  ],
  seq: ['{{ seq 1000000000 }}', tooMany('seq', 'seq 1000000000')],
  indent: ['{{ indent 1000000000 "x" }}', tooMany('indent', 'indent 1000000000 "x"')],
  randAlphaNum: ['{{ randAlphaNum 1000000000 }}', tooMany('randAlphaNum', 'randAlphaNum 1000000000')],
  randBytes: ['{{ randBytes 1000000000 }}', tooMany('randBytes', 'randBytes 1000000000')],
  'a width of printf': ['{{ printf "%1000000000d" 1 }}', tooMany('printf', 'printf "%1000000000d" 1')],
  'a width among the arguments': [
    '{{ printf "%*d" 1000000000 1 }}',
    tooMany('printf', 'printf "%*d" 1000000000 1'),
  ],
  'a width for each of many': [
    '{{ printf "%1000d" (until 10000) }}',
    tooMany('printf', 'printf "%1000d" (until 10000)'),
  ],
  'a long separator between many': [
    '{{ join (repeat 10000 "x") (until 10000) }}',
    tooMany('join', 'join (repeat 10000 "x") (until 10000)'),
  ],
  'one letter replaced by many': [
    '{{ $x := repeat 10000 "a" }}{{ replace "a" $x $x }}',
    tooMany('replace', 'replace "a" $x $x'),
  ],
  'the same with a regular expression': [
    '{{ $x := repeat 3000 "a" }}{{ regexReplaceAll "a" $x (repeat 3000 "${0}") }}',
    tooMany('regexReplaceAll', 'regexReplaceAll "a" $x (repeat 3000 "${0}")'),
  ],
  'a regular expression that goes back and forth': [
    '{{ regexMatch "(a*)*b" (repeat 100000 "a") }}',
    tooMany('regexMatch', 'regexMatch "(a*)*b" (repeat 100000 "a")'),
  ],
  'print that doubles': [grow('print $x $x'), tooMany('print', 'print $x $x')],
  'printf that doubles': [grow('printf "%s%s" $x $x'), tooMany('printf', 'printf "%s%s" $x $x')],
  'cat that doubles': [grow('cat $x $x'), tooMany('cat', 'cat $x $x')],
  'join that doubles': [grow('join $x (list "a" "b" "c")'), tooMany('join', 'join $x (list "a" "b" "c")')],
  'wrapWith that grows by itself': [grow('wrapWith 1 $x $x'), tooMany('wrapWith', 'wrapWith 1 $x $x')],
  'replace that doubles': [grow('replace "a" "aa" $x'), tooMany('replace', 'replace "a" "aa" $x')],
  'base64 of base64': [grow('b64enc $x', '"a b"', 200), tooMany('b64enc', 'b64enc $x')],
  'base32 of base32': [grow('b32enc $x', '"a b"', 200), tooMany('b32enc', 'b32enc $x')],
  'quotes of quotes': [grow('quote $x', '"\\""'), tooMany('quote', 'quote $x')],
  'JSON of JSON': [grow('toJson $x', '"\\""'), tooMany('toJson', 'toJson $x')],
  'lists that double': [grow('concat $x $x', 'list 1'), tooMany('concat', 'concat $x $x')],
  'a list that grows in a long loop': [grow('append $x .', 'list', 10_000), tooMany('append', 'append $x .')],
  'a text that grows in a long loop': [grow('print $x "b"', '"a"', 10_000), tooMany('print', 'print $x "b"')],
  'words wrapped one by one': [again('wrap 1 $x'), tooMany('wrap', 'wrap 1 $x')],
  'wrapped where there is no space': [
    again('wrapWith 1 "-" $x', 'ab'),
    tooMany('wrapWith', 'wrapWith 1 "-" $x'),
  ],
  shuffle: [again('shuffle $x'), tooMany('shuffle', 'shuffle $x')],
  'a checksum': [again('sha256sum $x'), tooMany('sha256sum', 'sha256sum $x')],
  'words in another case': [again('kebabcase $x'), tooMany('kebabcase', 'kebabcase $x')],
  'the first letters': [again('initials $x'), tooMany('initials', 'initials $x')],
  'a search that finds nothing': [again('contains "x" $x'), tooMany('contains', 'contains "x" $x')],
  'texts compared': [`{{ $z := repeat 100000 "a b" }}${again('eq $x $z')}`, tooMany('eq', 'eq $x $z')],
  'a text split into its letters': [again('splitList "" $x'), tooMany('splitList', 'splitList "" $x')],
  'a text read as YAML': [
    again('fromYaml (print . $x)', 'a: b\\n'),
    tooMany('fromYaml', 'fromYaml (print . $x)'),
  ],
  'a text read as JSON': [again('fromJson $x'), tooMany('fromJson', 'fromJson $x')],
  'aliases of aliases': [
    `{{ $x := "${bomb}" }}{{ range until 1000 }}{{ $y := fromYaml $x }}{{ end }}`,
    tooMany('fromYaml', 'fromYaml $x'),
  ],
  'equal maps that share everything': [
    `${shared}{{ $y := $x }}${shared.replaceAll('$x', '$z')}{{ deepEqual $z $y }}`,
    tooMany('deepEqual', 'deepEqual $z $y'),
  ],
  'a list of two that share everything': [
    `${shared}${shared.replaceAll('$x', '$z')}{{ len (uniq (list $x $z)) }}`,
    tooMany('uniq', 'uniq (list $x $z)'),
  ],
  'loops in loops': [
    '{{ $x := until 1000 }}{{ range $x }}{{ range $x }}{{ range $x }}{{ end }}{{ end }}{{ end }}',
    'gave up: too many steps <{{ range $x }}{{ end }}>',
  ],
  'a call that calls itself twice': [
    '{{ define "a" }}{{ if . }}{{ include "a" (rest .) }}{{ include "a" (rest .) }}{{ end }}{{ end }}{{ include "a" (until 60) }}',
    'gave up: too many steps <…>',
  ],
  'two that call each other': [
    '{{ define "a" }}{{ include "b" . }}{{ end }}{{ define "b" }}{{ include "a" . }}{{ end }}{{ include "a" . }}',
    'gave up: templates call each other too deep <{{ include "a" . }}>',
  ],
  'the same text put out again and again': [
    `{{ define "a" }}${'x'.repeat(10_000)}{{ end }}{{ range until 1000 }}{{ template "a" }}{{ end }}`,
    'gave up: output is too large <…>',
  ],
  'an output of nothing but lines': ['{{ repeat 100000 "\\n" }}', 'gave up: output is too large <>'],
};

const rendered: Readonly<Record<string, readonly [template: string, output: string]>> = {
  'a loop as long as charts have': ['{{ range until 1000 }}{{ end }}done', 'done'],
  'a regular expression that other engines never finish': [
    '{{ regexMatch "^(a+)+$" (print (repeat 30 "a") "b") }}',
    'false',
  ],
  'JSON that is nested deeper than anybody nests': [
    '{{ fromJsonArray (print (repeat 10000 "[") (repeat 10000 "]")) }}',
    '[exceeded max depth]',
  ],
  'more actions than the stack holds': [`${'{{ "" }}'.repeat(200_000)}done`, 'done'],
  'placeholders for what takes long in Helm': [
    '{{ range until 100 }}{{ $x := genCA "a" 1 }}{{ $y := htpasswd "a" "b" }}{{ end }}done',
    'done',
  ],
};

describe('a hostile template is given up where it asks for too much:', () => {
  for (const [name, [template, outcome]] of Object.entries(refused)) {
    it(name, () => assert.equal(outcomeOf(template), outcome));
  }
});

describe('what only looks hostile is rendered:', () => {
  for (const [name, [template, output]] of Object.entries(rendered)) {
    it(name, () => assert.equal(outcomeOf(template), output));
  }
});

it('renderings that share what is spent share the limits', () => {
  const spent = { steps: 0, output: 0 };
  const render = () =>
    renderFiles({ 'templates/a.yaml': '{{ range until 30000 }}{{ end }}' }, '', { limits, spent }).errors[0];
  const codes = [render(), render(), render()].map((error) => error?.code);
  assert.deepEqual(codes, [undefined, 'limit-steps', 'limit-steps']);
});
