import { addressRoles, type Mapping } from '../package/mapping';
import { followDotPath } from '../references/dot-path';
import { applyEdits, type TextEdit } from '../text/edit';
import { parseYaml, type YamlDocument } from '../yaml/document';
import { insertPaths } from '../yaml/insert-path';
import type { YamlEntry } from '../yaml/node';
import { replaceValue } from '../yaml/replace';
import { writeScalar } from '../yaml/write-scalar';
import { type PlatformRegistry, platformText } from './platform-address';

/** One text that the platform writes at a path. */
export interface PathWrite {
  readonly path: string;
  readonly text: string;
}

/** What the platform writes for the `instance` entries of a mapping, in their order; entries that are not complete write nothing. */
export function pathWrites({ instances }: Mapping, to: PlatformRegistry): readonly PathWrite[] {
  return instances.flatMap(({ image, tag, address }) =>
    address.flatMap((field) => {
      const role = addressRoles.find((one) => one === field.addressRole);
      if (!role || !image?.text || !tag?.text || field.text === '') return [];
      return [{ path: field.text, text: platformText(role, to, { image: image.text, tag: tag.text }) }];
    }),
  );
}

/** values.yaml after the writes: comments and order stay. A path that is not there is made, as the platform may do or not. */
export function replaceInValues(document: YamlDocument, writes: readonly PathWrite[]): string {
  const { text } = document;
  const edits = new Map<YamlEntry, readonly TextEdit[]>();
  const missing: PathWrite[] = [];
  for (const write of writes) {
    const { entry, complete } = followDotPath(document.root, write.path);
    if (complete && entry) edits.set(entry, replaceValue(text, entry, writeScalar(write.text)));
    else missing.push(write);
  }
  return insertMissing(applyEdits(text, [...edits.values()].flat()), missing);
}

function insertMissing(text: string, missing: readonly PathWrite[]): string {
  if (missing.length === 0) return text;
  const values = missing.map((write) => ({ path: write.path.split('.'), value: writeScalar(write.text) }));
  return applyEdits(text, insertPaths(text, parseYaml(text).root, values));
}
