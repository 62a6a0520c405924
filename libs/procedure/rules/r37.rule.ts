import type { Parameter } from '../template/template.types';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';

/** Without a value nothing is activated: that is the machine's. What a template can do wrong is to bring one along. */
export const R37: TemplateRule = {
  rule: 'R37',
  kind: 'template',
  says: {
    zh: '由章程、制度或者文件确定的标准（大额标准、比例、期限等）不预设数值，经确认后方可启用。',
    en: 'Standards that a charter, a rule or a document gives have no value of ours: nothing is activated before they are confirmed.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: ({ parameters }) =>
    parameters.flatMap((parameter, index) => (isInvented(parameter) ? [{ path: `/parameters/${index}/default` }] : [])),
};

/** Switches of the house may stand one way; amounts, ratios and organs never do. */
function isInvented({ type, from, optional, default: value }: Parameter): boolean {
  if (value === undefined || value === null || optional === true) return false;
  return from !== 'deployment' || type === 'money' || type === 'ratio' || type === 'organ';
}
