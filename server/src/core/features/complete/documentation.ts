import type { Schema } from '../../schema/schema';
import type { Text } from '../../text/message';

/** What a schema part says of itself, in every language. */
export const documentationOf = (schema: Schema): Text => ({
  en: schema.description ?? '',
  'zh-cn': schema['description_zh-cn'] ?? schema.description ?? '',
});

/** What the value at an index of an enum means, in every language; undefined when nothing is said of it. */
export function enumText(schema: Schema, index: number): Text | undefined {
  const en = schema.enumDescriptions?.[index];
  const zhCn = schema['enumDescriptions_zh-cn']?.[index] ?? en;
  return en === undefined || zhCn === undefined ? undefined : { en, 'zh-cn': zhCn };
}
