import { isMounted } from '../package/archive-mount';
import { type Change, edit } from '../package/edit';
import { nameOf, parentOf } from '../package/images-folder';
import type { ServicePackage } from '../package/service-package';
import type { ReferenceKind } from '../references/reference';
import type { TextEdit } from '../text/edit';
import { type Message, say } from '../text/message';
import type { Span } from '../text/span';
import { UserError } from '../text/user-error';
import { keySpan } from '../yaml/node';
import { pathOf } from '../yaml/path';
import { writeScalar } from '../yaml/write-scalar';
import { placesNaming, usesInTemplates } from './find-references';
import { type Subject, subjectAt } from './occurrences';
import { twinsOf } from './values-uses';

/** The name at an offset that can be renamed; undefined where there is none. Throws a UserError that says why it cannot. */
export function prepareRename(
  pkg: ServicePackage,
  path: string,
  offset: number,
): { readonly span: Span; readonly name: string } | undefined {
  const found = subjectAt(pkg, path, offset);
  if (!found) return undefined;
  refuseIf(whyNot(pkg, found.subject));
  const { text = '' } = pkg.files.get(path) ?? {};
  return {
    span: found.span,
    name: text.slice(found.span.start, found.span.end).replace(/^(["'])(.*)\1$/, '$2'),
  };
}

/**
 * Renames what stands at an offset, and everything in mapping.yaml and the chart's templates that names it; keys that a
 * loop reads go together. Throws a UserError for a name that cannot be given.
 */
export function rename(
  pkg: ServicePackage,
  path: string,
  offset: number,
  newName: string,
): readonly Change[] | undefined {
  const subject = subjectAt(pkg, path, offset)?.subject;
  if (!subject) return undefined;
  const subjects = [subject, ...twinsOfSubject(pkg, subject)];
  for (const one of subjects) refuseIf(whyNot(pkg, one) ?? whyNotNamed(one, newName));
  const edits = new Map<string, Map<number, TextEdit>>();
  const replace = (file: string, span: Span, newText: string) =>
    edits.set(file, (edits.get(file) ?? new Map()).set(span.start, { span, newText }));
  for (const one of subjects) {
    for (const { file, span } of placesNaming(pkg, one)) replace(file, span, newName);
    if (one.kind === 'key') {
      replace(one.at.file, one.at.span, writeScalar(newName));
      for (const { file, span } of usesInTemplates(pkg, one)) replace(file, span, newName);
    }
    if (one.kind === 'name') replace(one.at.file, one.at.span, newName);
  }
  const changes: Change[] = [...edits].map(([file, list]) => edit(file, ...list.values()));
  return subject.kind === 'archive' ? [...changes, renameFile(subject.at.file, newName)] : changes;
}

/** The keys that must be called like a key because one template reads them all, going through what holds them. */
function twinsOfSubject(pkg: ServicePackage, subject: Subject): readonly Subject[] {
  if (subject.kind !== 'key' || subject.at.file !== pkg.chart?.values?.path) return [];
  const { file } = subject.at;
  return twinsOf(pkg, pathOf(subject.entry).map(String))
    .filter((entry) => entry !== subject.entry)
    .map((entry) => ({ kind: 'key', at: { file, span: keySpan(entry) }, entry }));
}

/** The edits of mapping.yaml after image archives were renamed, by their old and new paths. */
export function followRenames(
  pkg: ServicePackage,
  renames: readonly { readonly from: string; readonly to: string }[],
): readonly Change[] {
  const edits = renames.flatMap(({ from, to }) => {
    const stays = parentOf(from) === pkg.imagesFolder && parentOf(to) === pkg.imagesFolder;
    const subject: Subject = { kind: 'archive', at: { file: from } };
    return stays ? placesNaming(pkg, subject).map(({ span }) => ({ span, newText: nameOf(to) })) : [];
  });
  return pkg.mapping && edits.length > 0 ? [edit(pkg.mapping.file.path, ...edits)] : [];
}

const renameFile = (from: string, name: string): Change => ({
  kind: 'rename',
  from,
  to: [parentOf(from), name].filter(Boolean).join('/'),
});

/** Why something cannot be renamed at all. */
function whyNot(pkg: ServicePackage, subject: Subject): Message | undefined {
  const { file } = subject.at;
  if (isMounted(file)) return inArchive;
  if (subject.kind === 'key' && file !== pkg.chart?.values?.path)
    return pkg.chart ? keyOfSubchart : fieldOfResource;
  if (subject.kind === 'archive' && parentOf(file) !== pkg.imagesFolder) return ownFile;
  return subject.kind === 'name' && fixedNames.includes(subject.of) ? fieldOfResource : undefined;
}

const fixedNames: readonly ReferenceKind[] = ['kind', 'crd', 'descriptor'];

const inArchive = say(
  'This stands in an archive, which cannot be edited: unpack it into package/ first.',
  '该内容位于压缩包内，无法编辑：请先解压到 package/ 目录。',
);
const keyOfSubchart = say(
  'This is a value of a subchart: the names of its values cannot be changed here.',
  '这是子 Chart 的值，其键名无法在此修改。',
);
const fieldOfResource = say(
  'The kinds and fields of a custom resource are fixed by its definition and cannot be renamed here.',
  '自定义资源的类型和字段由其定义决定，无法在此重命名。',
);

const ownFile = say(
  'Only image archives are renamed here: rename this file itself.',
  '此处只能重命名镜像包文件：请直接重命名该文件。',
);

/** Why a name cannot be given to something. */
function whyNotNamed(subject: Subject, name: string): Message | undefined {
  if (subject.kind === 'archive') return isFileName(name) ? undefined : notFileName(name);
  if (subject.kind === 'name') return /^[A-Za-z0-9_][\w.-]*$/.test(name) ? undefined : notName(name);
  if (!/^[A-Za-z_][\w-]*$/.test(name)) return notKey(name);
  const isTaken = subject.entry.parent.entries.some((one) => one !== subject.entry && one.name === name);
  return isTaken ? taken(name) : undefined;
}

const isFileName = (name: string): boolean => /^[^\\/:*?"<>|]+\.tar$/.test(name);

const notFileName = (name: string): Message =>
  say(
    '"{name}" is no name of an image archive: it must end with ".tar" and name no folder.',
    '“{name}”不是合法的镜像包文件名：须以“.tar”结尾且不含目录。',
    { name },
  );
const notName = (name: string): Message =>
  say('"{name}" is not a valid name.', '“{name}”不是合法的名称。', { name });
const notKey = (name: string): Message =>
  say(
    '"{name}" cannot be a key here: use letters, digits, "_" and "-"; a dot would separate the path.',
    '“{name}”不能作为键：请使用字母、数字、“_”和“-”；点号是路径分隔符。',
    { name },
  );
const taken = (name: string): Message =>
  say('There is already a key "{name}" beside it.', '同级已有键“{name}”。', { name });

function refuseIf(reason: Message | undefined): void {
  if (reason) throw new UserError(reason);
}
