import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Request } from '../../server/src/protocol';

/** Asks the server, and waits for it when it is still starting. */
export async function ask<Params, Result>(
  { client }: { readonly client: LanguageClient },
  request: Request<Params, Result>,
  params: Params,
  token?: vscode.CancellationToken,
): Promise<Result> {
  await client.start();
  return token
    ? client.sendRequest<Result>(request.method, params, token)
    : client.sendRequest<Result>(request.method, params);
}
