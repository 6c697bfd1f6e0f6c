/** Whether file managers and editors made a file, which has no place in a package (R003). */
export const isJunk = (path: string): boolean => path.split('/').some((part) => junk.test(part));

const junk =
  /^(?:\.DS_Store|\._.*|__MACOSX|Thumbs\.db|desktop\.ini|\.git|\.svn|\.idea|\.vscode|.*~|\..*\.sw[op])$/i;
