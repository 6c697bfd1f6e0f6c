import { allRules } from '../../core/rules/all-rules';
import { listRules } from '../../protocol';
import type { Feature } from '../requests/feature';
import { handle } from './handle';

/** The list of rules. */
export const rules: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { locale } = session.client;
    handle(session, listRules, async () =>
      allRules.map(({ code, severity, summary }) => ({ code, severity, summary: summary[locale] })),
    );
  },
};
