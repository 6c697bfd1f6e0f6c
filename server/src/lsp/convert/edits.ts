import {
  type ChangeAnnotation,
  CreateFile,
  DeleteFile,
  RenameFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { isMounted } from '../../core/package/archive-mount';
import type { Change } from '../../core/package/edit';
import type { EditAbilities } from '../client';
import type { Places } from './places';
import { rangeIn } from './places';

/** Changes of a package as an edit of the editor; undefined when it cannot do one of them, or a file lies in an archive. */
export function toWorkspaceEdit(
  changes: readonly Change[],
  label: string,
  places: Places,
  abilities: EditAbilities,
): WorkspaceEdit | undefined {
  if (changes.some((change) => filesOf(change).some(isMounted))) return undefined;
  return abilities.versioned ? versioned(changes, label, places, abilities) : plain(changes, places);
}

type DocumentChange = TextDocumentEdit | CreateFile | RenameFile | DeleteFile;

function versioned(
  changes: readonly Change[],
  label: string,
  places: Places,
  abilities: EditAbilities,
): WorkspaceEdit | undefined {
  const annotation: ChangeAnnotation = { label, needsConfirmation: true };
  const id = abilities.annotations ? 'oscpkg' : undefined;
  const documentChanges: DocumentChange[] = [];
  for (const change of changes) {
    const made = documentChangesOf(change, places, id);
    const needed = made.flatMap((one) => ('kind' in one ? [one.kind] : []));
    if (needed.some((kind) => !abilities.operations.has(kind))) return undefined;
    documentChanges.push(...made);
  }
  const isAnnotated = documentChanges.some((one) => 'annotationId' in one);
  return { documentChanges, ...(id && isAnnotated ? { changeAnnotations: { [id]: annotation } } : {}) };
}

function documentChangesOf(change: Change, places: Places, annotation: string | undefined): DocumentChange[] {
  if (change.kind === 'rename') return [RenameFile.create(places.uri(change.from), places.uri(change.to))];
  if (change.kind === 'delete') {
    return [DeleteFile.create(places.uri(change.file), { ignoreIfNotExists: true }, annotation)];
  }
  const uri = places.uri(change.file);
  const edits = textEdits(change, places);
  const documentEdit = { textDocument: { uri, version: versionOf(change.file, places) }, edits };
  return places.pkg.files.has(change.file) ? [documentEdit] : [CreateFile.create(uri), documentEdit];
}

/** For an editor that knows edits of existing documents only. */
function plain(changes: readonly Change[], places: Places): WorkspaceEdit | undefined {
  const result: Record<string, TextEdit[]> = {};
  for (const change of changes) {
    if (change.kind === 'rename' || change.kind === 'delete') return undefined;
    if (!places.pkg.files.has(change.file)) return undefined;
    const uri = places.uri(change.file);
    result[uri] = [...(result[uri] ?? []), ...textEdits(change, places)];
  }
  return { changes: result };
}

function textEdits(change: Extract<Change, { kind: 'edit' | 'write' }>, { pkg }: Places): TextEdit[] {
  const file = pkg.files.get(change.file);
  if (change.kind === 'write') {
    const whole = { start: 0, end: file?.text.length ?? 0 };
    return [{ range: file ? rangeIn(file, whole) : start, newText: change.text }];
  }
  return change.edits.map(({ span, newText }) => ({ range: file ? rangeIn(file, span) : start, newText }));
}

/** The version of the document that the snapshot has; null when it is not open. */
function versionOf(path: string, { live, pkg }: Places): number | null {
  const stamp = pkg.files.get(path)?.version ?? '';
  const version = /^open-\d+-(\d+)$/.exec(stamp)?.[1];
  return version === undefined ? (live.openVersion?.(path) ?? null) : Number(version);
}

const filesOf = (change: Change): readonly string[] =>
  change.kind === 'rename' ? [change.from, change.to] : [change.file];

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
