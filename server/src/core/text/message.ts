/** The languages that a user can read; Chinese first for most of our users. */
export const locales = ['en', 'zh-cn'] as const;
export type Locale = (typeof locales)[number];

/** One thing said in every language. The compiler refuses a text that lacks one (DESIGN.md, "both languages at once"). */
export type Text = Readonly<Record<Locale, string>>;

/** A text whose `{name}` places are filled from `values` when it is shown. */
export interface Message {
  readonly text: Text;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A text in English and Simplified Chinese. */
export const text = (en: string, zhCn: string): Text => ({ en, 'zh-cn': zhCn });

/** A message in English and Simplified Chinese, with the values of its `{name}` places. */
export const say = (en: string, zhCn: string, values: Message['values'] = {}): Message => ({
  text: text(en, zhCn),
  values,
});

/** The message in one language. A place without a value is left as it stands. */
export const show = (message: Message, locale: Locale): string =>
  message.text[locale].replace(/\{(\w+)\}/g, (place, name: string) =>
    name in message.values ? String(message.values[name]) : place,
  );
