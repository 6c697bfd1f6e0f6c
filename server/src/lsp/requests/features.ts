import { pullDiagnostics } from '../diagnostics/pull';
import type { Feature } from './feature';

/** Everything that the server can do. */
export const features: readonly Feature[] = [pullDiagnostics];
