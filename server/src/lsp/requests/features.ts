import { pullDiagnostics } from '../diagnostics/pull';
import { codeActions } from './code-actions';
import { completion } from './completion';
import type { Feature } from './feature';

/** Everything that the server can do. */
export const features: readonly Feature[] = [pullDiagnostics, codeActions, completion];
