/** Every command that the extension registers; package.json declares the same ones. */
export const commandIds = [
  'oscpkg.newPackage',
  'oscpkg.validate',
  'oscpkg.build',
  'oscpkg.preview',
  'oscpkg.refreshPreview',
  'oscpkg.closePreview',
  'oscpkg.generateMapping',
  'oscpkg.openRule',
  'oscpkg.restartServer',
  'oscpkg.showLog',
] as const;
export type CommandId = (typeof commandIds)[number];
