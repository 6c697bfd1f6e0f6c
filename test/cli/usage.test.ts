import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { oscpkg, oscpkgProcess, startOscpkg } from '../support/cli';

const commands = [
  'validate',
  'build',
  'init',
  'mapping',
  'preview',
  'images',
  'template',
  'lint',
  'rules',
  'lsp',
];

test('--version', async () => {
  const { stdout, status } = await oscpkgProcess(['--version']);
  assert.equal(stdout, `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
  assert.equal(status, 0);
});

test('--help lists every command; without a command the same is shown as wrong usage', async () => {
  const help = await oscpkg(['--help']);
  assert.equal(help.status, 0);
  for (const command of commands) assert.match(help.stdout, new RegExp(`^  ${command}\\b`, 'm'));
  const nothing = await oscpkg([]);
  assert.equal(nothing.status, 2);
  assert.equal(nothing.stdout, '');
  assert.equal(nothing.stderr, help.stdout);
});

test('--help of every command, wholly in the language of the user', async () => {
  for (const command of commands) {
    const english = await oscpkg([command, '--help']);
    assert.equal(english.status, 0);
    assert.match(english.stdout, new RegExp(`^Usage: oscpkg ${command} \\[options\\]`));
    assert.doesNotMatch(english.stdout, /\p{Script=Han}/u);
    const chinese = await oscpkg([command, '--help', '--locale', 'zh-cn']);
    assert.match(chinese.stdout, new RegExp(`^用法: oscpkg ${command} \\[选项\\]`));
    const described = chinese.stdout.split('\n').filter((line) => /^ {2}-/.test(line));
    for (const line of described) assert.match(line, /\p{Script=Han}/u);
    for (const line of chinese.stdout.split('\n')) assert.ok(width(line) <= 100, line);
  }
});

test('the language comes from the environment; --locale goes before it', async () => {
  const first = async (env: Record<string, string>, ...args: string[]) =>
    (await oscpkgProcess(['--help', ...args], { env })).stdout.slice(0, 5).trim();
  assert.equal(await first({ LANG: 'zh_CN.UTF-8' }), '用法: o');
  assert.equal(await first({ LANG: 'zh_CN.UTF-8' }, '--locale', 'en'), 'Usage');
});

test('wrong usage: status 2, nothing on standard output, a hint at what was meant', async () => {
  const wrong: readonly [readonly string[], RegExp, RegExp][] = [
    [
      ['valdate'],
      /^oscpkg: Unknown command "valdate"\. Did you mean "validate"\?\nSee: oscpkg --help\n$/,
      /未知命令“valdate”，是否应为“validate”？/,
    ],
    [
      ['validate', '--fomat', 'json'],
      /Unknown option "--fomat"\. Did you mean "--format"\?\nSee: oscpkg validate --help\n$/,
      /未知选项“--fomat”/,
    ],
    [
      ['validate', '--format', 'yaml'],
      /"yaml" is no value of --format: choose text, json, sarif, github, junit/,
      /“yaml”不是 --format 的可选值/,
    ],
    [['validate', '--format'], /The option --format <form> needs a value/, /选项 --format <form> 需要一个值/],
    [['init'], /The argument <dir> is missing/, /缺少参数 <dir>/],
    [['rules', 'a', 'b'], /"b" is one argument too many/, /多余的参数“b”/],
    [
      ['rules', 'mapping/unresolvedpath'],
      /There is no rule "mapping\/unresolvedpath"\. Did you mean "mapping\/unresolved-path"\?/,
      /没有规则“mapping\/unresolvedpath”/,
    ],
  ];
  for (const [args, english, chinese] of wrong) {
    const result = await oscpkg(args);
    assert.equal(result.status, 2, args.join(' '));
    assert.equal(result.stdout, '');
    assert.match(result.stderr, english);
    assert.match((await oscpkg(['--locale', 'zh-cn', ...args])).stderr, chinese);
  }
  const locale = await oscpkg(['rules', '--locale', 'fr']);
  assert.equal(locale.status, 2);
  assert.match(locale.stderr, /"fr" is no language of oscpkg: choose en or zh-cn/);
});

test('no colours in a pipe', async () => {
  const { stdout } = await oscpkgProcess(['rules'], { env: { FORCE_COLOR: '1', TERM: 'xterm-256color' } });
  assert.doesNotMatch(stdout, /\u001b/);
});

test('a reader that goes away is no failure', async () => {
  const { child, ended } = await startOscpkg(['rules', '--format', 'json']);
  child.stdout?.destroy();
  const { status, signal, stderr } = await ended;
  assert.equal(stderr, '');
  assert.equal(signal, null);
  assert.equal(status, 0);
});

/** Columns of a line in which Chinese characters take two. */
const width = (line: string): number =>
  [...line].reduce(
    (sum, character) => sum + (/[\p{Script=Han}（）；：，。、“”]/u.test(character) ? 2 : 1),
    0,
  );
