import { pullDiagnostics } from '../diagnostics/pull';
import { codeActions } from './code-actions';
import { completion } from './completion';
import type { Feature } from './feature';
import { hints } from './hints';
import { hover } from './hover';
import { lenses } from './lenses';
import { links } from './links';
import { navigation } from './navigation';
import { outline } from './outline';
import { rename } from './rename';

/** Everything that the server can do. */
export const features: readonly Feature[] = [
  pullDiagnostics,
  codeActions,
  completion,
  hover,
  navigation,
  rename,
  outline,
  links,
  hints,
  lenses,
];
