import { addressRoles, type Mapping } from '../package/mapping';
import { followDotPath } from '../references/dot-path';
import { applyEdits } from '../text/edit';
import { parseYaml } from '../yaml/document';
import { insertPath } from '../yaml/insert-path';
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
export function replaceInValues(text: string, writes: readonly PathWrite[]): string {
  let current = text;
  let document = parseYaml(current);
  for (const write of writes) {
    const { entry, complete } = followDotPath(document.root, write.path);
    const value = writeScalar(write.text);
    const edits =
      complete && entry
        ? replaceValue(current, entry, value)
        : insertPath(current, document.root, write.path.split('.'), value);
    current = applyEdits(current, edits);
    document = parseYaml(current, document);
  }
  return current;
}
