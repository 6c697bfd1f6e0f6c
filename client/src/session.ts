import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Request } from '../../server/src/protocol';
import type { ServicePackages } from './service-packages';
import type { ArchiveProblems } from './views/archive-problems';
import type { ComparedTexts } from './views/compared-texts';
import type { ImageReplacement } from './views/image-replacement';

/** What the commands work with, from the activation of the extension to its end. */
export interface Session {
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly packages: ServicePackages;
  readonly archiveProblems: ArchiveProblems;
  readonly comparedTexts: ComparedTexts;
  readonly imageReplacement: ImageReplacement;
}

/** Asks the server, and waits for it when it is still starting. */
export async function ask<Params, Result>(
  { client }: Pick<Session, 'client'>,
  request: Request<Params, Result>,
  params: Params,
  token?: vscode.CancellationToken,
): Promise<Result> {
  await client.start();
  return token
    ? client.sendRequest<Result>(request.method, params, token)
    : client.sendRequest<Result>(request.method, params);
}
