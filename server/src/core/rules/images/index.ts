import type { Rule } from '../rule';

/** The rules about images. */
export const imagesRules: readonly Rule[] = [];
