import { join } from 'node:path';
import { say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { type CreatePackageParams, type CreatePackageResult, createPackage } from '../../protocol';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import { fileOf, uriBelow } from '../uri';
import { handle } from './handle';

/** Makes a new service directory. */
export const create: Feature = {
  capabilities: () => ({}),
  register(session) {
    handle(session, createPackage, (params) => createIn(session, params));
  },
};

async function createIn(
  { client, workspace }: Session,
  { folder, kind, name, version }: CreatePackageParams,
): Promise<CreatePackageResult> {
  const path = fileOf(folder);
  if (path === undefined) throw new UserError(notOnDisk(folder));
  const { createServiceDirectory } = await import('../../node/create-service');
  const made = await createServiceDirectory(join(path, name), { kind, name, version, locale: client.locale });
  await workspace.diskChanged([join(made.directory, 'oscpkg.yaml')]);
  const root = uriBelow(folder.replace(/\/$/, ''), name, false);
  return { root, open: uriBelow(root, made.first, false) };
}

const notOnDisk = (folder: string) =>
  say('"{folder}" is no folder on this computer.', '“{folder}”不是本机上的目录。', { folder });
