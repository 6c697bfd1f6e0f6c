import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say } from '../../text/message';
import type { YamlEntry } from '../../yaml/node';
import { resolve } from '../../yaml/path';
import type { Finding } from '../rule';
import { knownWords, type ListAnnotation, type UnknownWord, unknownWords } from './annotation-words';
import { changeTo, likely, obvious, repair } from './repair';

/**
 * Findings for the words of an annotation that nobody knows, each with the repair to what was meant; `fallback` is
 * offered where nothing near is known.
 */
export function* wordFindings(
  pkg: ServicePackage,
  file: SourceFile,
  entry: YamlEntry | undefined,
  key: ListAnnotation,
  fallback?: string,
): Generator<Finding> {
  const value = resolve(entry?.value);
  if (value?.kind !== 'scalar') return;
  for (const word of unknownWords(file.text, value, key)) {
    const meant = word.meant?.join(',') ?? fallback;
    yield {
      at: { file: file.path, span: word.span },
      message: message(key, word),
      fixes: meant === undefined ? [] : replacement(pkg, file, word, meant),
    };
  }
}

function message(key: ListAnnotation, { text, meant, sure }: UnknownWord) {
  if (meant && meant.length > 1 && sure) {
    return say('Separate several values by a comma: "{meant}"', '多个值请用英文逗号分隔：“{meant}”', {
      meant: meant.join(','),
    });
  }
  if (meant) {
    return say(
      '"{text}" is none of the values of "{key}". Did you mean "{meant}"?',
      '“{text}”不是“{key}”的可选值，是否应为“{meant}”？',
      { text, key, meant: meant.join(',') },
    );
  }
  return say('"{text}" is none of the values of "{key}": {known}', '“{text}”不是“{key}”的可选值：{known}', {
    text,
    key,
    known: knownWords(key).join(', '),
  });
}

function replacement(
  pkg: ServicePackage,
  file: SourceFile,
  { span, sure, meant: isKnown }: UnknownWord,
  meant: string,
): readonly Fix[] {
  const marks = sure && isKnown ? obvious : likely;
  return repair(pkg, file.path, changeTo(meant), [{ span, newText: meant }], marks);
}
