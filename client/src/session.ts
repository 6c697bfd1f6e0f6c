import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
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
