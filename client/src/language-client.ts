import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { clientCommands, clientId, type InitializationOptions } from '../../server/src/protocol';
import { documentSelector } from './document-selector';

/** The client of the language server, not yet started. */
export function createLanguageClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient(clientId, 'OSC', { run: { module, transport }, debug }, options(log));
}

function options(log: vscode.LogOutputChannel): LanguageClientOptions {
  const commands = Object.values(clientCommands);
  const initializationOptions: InitializationOptions = {
    commands,
    ruleLink: `command:${clientCommands.openRule}?%5B%22{code}%22%5D`,
  };
  return {
    documentSelector,
    initializationOptions,
    outputChannel: log,
    markdown: { isTrusted: { enabledCommands: commands } },
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const answer = await next(params, token);
          return Array.isArray(answer) ? answer.map(withoutHelmUnlessTrusted) : answer;
        },
      },
    },
  };
}

/** The user's helm runs on the charts of a workspace only when that workspace is trusted, wherever the setting stands. */
function withoutHelmUnlessTrusted(settings: unknown): unknown {
  if (vscode.workspace.isTrusted || typeof settings !== 'object' || settings === null) return settings;
  return 'helm' in settings ? { ...settings, helm: { path: '' } } : settings;
}
