import type { ServicePackage } from '../package/service-package';
import { cursorAt } from '../yaml/cursor';
import { completeComment } from './complete/comments';
import { completeExamples } from './complete/examples';
import { flowCursorAt } from './complete/flow-cursor';
import type { Completion } from './complete/item';
import { completeKey } from './complete/keys';
import { completeValue } from './complete/values';
import { schemaOf } from './document-schema';

/** What can be written at an offset of a document, however much of it is typed; undefined where nothing can be said. */
export function complete(pkg: ServicePackage, path: string, offset: number): Completion | undefined {
  const file = pkg.files.get(path);
  if (!file?.isRead) return undefined;
  const inComment = completeComment(file, offset);
  if (inComment) return inComment;
  const inExamples = completeExamples(pkg, path, offset);
  if (inExamples) return inExamples;
  const schema = schemaOf(pkg, path);
  const flow = schema && flowCursorAt(file, offset);
  const cursor = schema && (flow ?? cursorAt(file.text, offset));
  if (!schema || !cursor) return undefined;
  const place = { pkg, file, schema, cursor, isFlow: flow !== undefined };
  return cursor.role === 'key' ? completeKey(place) : completeValue(place);
}
