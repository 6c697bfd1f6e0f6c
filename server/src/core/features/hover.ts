import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import { referenceAt } from '../references/references';
import { allRules } from '../rules/all-rules';
import { suppressionsIn } from '../rules/suppressions';
import { describe, describeEnum, type OwnSchema, type Schema, schemaAt } from '../schema/schema';
import { type Locale, say, show } from '../text/message';
import { type Span, touches } from '../text/span';
import { keySpan, type YamlEntry, type YamlNode, type YamlScalar } from '../yaml/node';
import { innermostAt, pathOf } from '../yaml/path';
import { schemaOf } from './document-schema';
import type { Hover, HoverContext } from './hover/context';
import { exampleText } from './hover/example-text';
import { imageInTemplate, imageInValues } from './hover/image-text';
import { code } from './hover/markdown';
import { referenceText, writtenText } from './hover/reference-text';
import { occurrencesIn } from './occurrences';

/** What is to be known about the text at an offset; undefined where there is nothing to say. */
export function hover(
  pkg: ServicePackage,
  path: string,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const file = pkg.files.get(path);
  if (!file?.isRead) return undefined;
  return (
    inComment(file, offset, context) ??
    inExamples(pkg, path, offset, context) ??
    inOwnDocument(pkg, file, offset, context) ??
    imageInTemplate(pkg, path, offset, context) ??
    both(onTarget(pkg, path, offset, context), imageInValues(pkg, path, offset, context))
  );
}

/** Two answers about the same text as one. */
function both(first: Hover | undefined, second: Hover | undefined): Hover | undefined {
  if (!first || !second) return first ?? second;
  return { span: first.span, markdown: `${second.markdown}\n\n${first.markdown}` };
}

/** The rule whose code stands in a suppression comment. */
function inComment(file: SourceFile, offset: number, context: HoverContext): Hover | undefined {
  for (const { codes } of suppressionsIn(file)) {
    const found = codes.find(({ span }) => touches(span, offset));
    const markdown = found && ruleText(found.code, context);
    if (markdown) return { span: found.span, markdown };
  }
  return undefined;
}

function ruleText(name: string, { locale, ruleLink }: HoverContext): string | undefined {
  const rule = allRules.find((one) => one.code === name);
  if (!rule) return undefined;
  const more = show(say('More about this rule', '查看规则说明'), locale);
  return `**${rule.code}**  \n${rule.summary[locale]}\n\n${rule.rationale[locale]}\n\n[${more}](${ruleLink(rule.code)})`;
}

/** A field of a custom resource in `alm-examples`, with what mapping.yaml does to it. */
function inExamples(
  pkg: ServicePackage,
  path: string,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const found = exampleText(pkg, path, offset, context);
  if (!found) return undefined;
  const written = onTarget(pkg, path, found.key, context)?.markdown;
  return { span: found.span, markdown: [...found.lines, ...(written ? [written] : [])].join('\n\n') };
}

function inOwnDocument(
  pkg: ServicePackage,
  file: SourceFile,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const schema = schemaOf(pkg, file.path);
  const node = schema && innermostAt(file.yaml.root, offset);
  if (!schema || node?.kind !== 'scalar') return undefined;
  const entry = node.parent?.kind === 'entry' ? node.parent : undefined;
  if (entry && entry.key === node) return onKey(schema, entry, context);
  return onValue(pkg, file, schema, node, offset, context);
}

function onKey(schema: OwnSchema, entry: YamlEntry, context: HoverContext): Hover | undefined {
  const path = pathOf(entry);
  const isRule = schemaAt(schema, path.slice(0, -1))?.refersToKeys === 'rule';
  const markdown =
    (isRule && ruleText(entry.name, context)) || describe(schemaAt(schema, path), context.locale);
  return markdown ? { span: keySpan(entry), markdown } : undefined;
}

function onValue(
  pkg: ServicePackage,
  file: SourceFile,
  schema: OwnSchema,
  node: YamlScalar,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const reference = referenceAt(file, schema, node);
  if (reference) return { span: reference.span, markdown: referenceText(pkg, reference, context) };
  const part = schemaAt(schema, pathOf(node));
  const word = wordAt(file.text, node, offset, part);
  const meaning = part && meaningOf(word.text, part, context.locale);
  if (meaning) return { span: word.span, markdown: `${code(word.text)}: ${meaning}` };
  const said = describe(part, context.locale);
  return said ? { span: node.span, markdown: said } : undefined;
}

/** The value, or the word of a list with commas. */
function wordAt(text: string, node: YamlScalar, offset: number, schema: Schema | undefined) {
  const { start, end } = node.span;
  if (!schema?.commaSeparated) return { text: node.text, span: node.span };
  const from = Math.max(start, text.lastIndexOf(',', offset - 1) + 1);
  const comma = text.indexOf(',', offset);
  const to = comma === -1 ? end : Math.min(end, comma);
  const [, gap = '', word = ''] = /^([\s"']*)(.*?)[\s"']*$/s.exec(text.slice(from, to)) ?? [];
  const span: Span = { start: from + gap.length, end: from + gap.length + word.length };
  return { text: word, span };
}

function meaningOf(word: string, schema: Schema, locale: Locale): string {
  const values: readonly unknown[] = schema.enum ?? schema.commaSeparated ?? [];
  const index = values.findIndex((value) => String(value) === word);
  return index === -1 ? '' : describeEnum(schema, index, locale);
}

/** What mapping.yaml says about a key of values.yaml, or about a name of the ClusterServiceVersion. */
function onTarget(
  pkg: ServicePackage,
  path: string,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const inFile = occurrencesIn(pkg).filter(({ isLast, subject }) => isLast && subject.at.file === path);
  const node = inFile.length > 0 ? innermostAt(pkg.files.get(path)?.yaml.root, offset) : undefined;
  const named = inFile.filter(({ subject: { at } }) => at.span && isOn(at.span, node, offset));
  const span = named[0]?.subject.at.span;
  if (!span) return undefined;
  const lines = named.map(({ at, reference }) =>
    [writtenText(reference, context), context.link(at)].filter(Boolean).join('  \n'),
  );
  return { span, markdown: lines.join('\n\n') };
}

/** Whether an offset is on a key, or on the value behind it. */
function isOn(span: Span, node: YamlNode | undefined, offset: number): boolean {
  if (touches(span, offset)) return true;
  const entry = node?.kind === 'scalar' && node.parent?.kind === 'entry' ? node.parent : undefined;
  return entry !== undefined && keySpan(entry).start === span.start;
}
