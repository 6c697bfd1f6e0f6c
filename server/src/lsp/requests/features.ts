import { pullDiagnostics } from '../diagnostics/pull';
import { codeActions } from './code-actions';
import type { Feature } from './feature';

/** Everything that the server can do. */
export const features: readonly Feature[] = [pullDiagnostics, codeActions];
