import { text } from '../../text/message';
import type { Rule } from '../rule';
import { checkWords, exampleAnnotation } from './list-annotation';

/** R048, R066: a category that the marketplace does not list. */
export const invalidCategory: Rule = {
  code: 'csv/invalid-category',
  severity: 'warning',
  spec: ['R048', 'R066', 'A14'],
  summary: text('A category that the marketplace does not list', '不在市场列表中的类别'),
  rationale: text(
    'The marketplace knows twelve categories. A service of another category appears under Others.',
    '市场只有 12 种类别，其他取值的服务会归入 Others。',
  ),
  example: {
    bad: exampleAnnotation(
      'categories: Databases',
      '#               ^^^^^^^^^ warning csv/invalid-category: "Databases" is none of the values of "categories". Did you mean "Database"?\n',
    ),
    good: exampleAnnotation('categories: Database'),
  },
  fixable: true,
  tempo: 'text',
  check: checkWords('categories', 'Others'),
};
