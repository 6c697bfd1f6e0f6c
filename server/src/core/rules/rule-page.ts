/** The address of the page that explains a rule, in both languages; generated into docs/rules/. */
export const rulePage = (code: string): string =>
  `https://github.com/oscpkg/oscpkg/blob/main/docs/rules/${code}.md`;
