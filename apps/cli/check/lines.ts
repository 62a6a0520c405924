/** Findings for a person to read: what is to be mended, where, by which clause, and how it goes wrong. */
import { placedBlocks, type Template, type Text } from '../../../libs/procedure';
import type { Finding, Severity } from '../../../libs/procedure/checker';
import type { Language } from '../template-at';
import type { Checked } from './check.command';

const WEIGHTS: Record<Severity, Text> = {
  error: { zh: '须改正', en: 'Mend' },
  warning: { zh: '请确认', en: 'Confirm' },
  note: { zh: '说明', en: 'Note' },
};

export function linesOf({ name, template, findings, scripts }: Checked, language: Language): string[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const title = template === null ? name : `${name} — ${template.title[language]} (${template.jurisdiction})`;
  const lines = findings.flatMap((one, index) => [
    '',
    `  ${WEIGHTS[one.severity][language]}  ${one.message[language]}  (${one.rule})`,
    `      ${say('位置', 'at')} ${placeOf(template, one.path, language)}`,
    ...citation(one, say),
    ...(one.counterExample === undefined ? [] : [`      ${say('例如', 'For example')}: ${one.counterExample.says[language]}`]),
    ...(scripts[index] === undefined ? [] : [`      ${say('情景文件', 'Script')}: ${scripts[index]}`]),
  ]);
  return [title, ...lines, '', `  ${summary(findings, language)}`, ''];
}

function citation({ basis }: Finding, say: (zh: string, en: string) => string): string[] {
  const cited = [...new Set(basis.map(({ source, clause }) => `${source} ${clause}`))];
  return cited.length === 0 ? [] : [`      ${say('依据', 'by')} ${cited.join(say('、', ', '))}`];
}

/** The path, and the title of the step that it stands in. */
function placeOf(template: Template | null, path: string, language: Language): string {
  if (path === '') return language === 'zh' ? '整个流程' : 'the whole procedure';
  const around = template === null ? [] : placedBlocks(template.blocks).filter((placed) => isIn(path, placed.path));
  const title = around.at(-1)?.block;
  const words = title !== undefined && 'title' in title ? title.title?.[language] : undefined;
  return words === undefined ? path : `${path} “${words}”`;
}

function isIn(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`);
}

function summary(findings: Finding[], language: Language): string {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  const parts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const number = count(severity);
    if (number === 0) return [];
    return [language === 'zh' ? `${WEIGHTS[severity].zh} ${number} 处` : `${WEIGHTS[severity].en}: ${number}`];
  });
  if (parts.length === 0) return language === 'zh' ? '没有发现问题。' : 'Nothing was found.';
  return language === 'zh' ? `${parts.join('，')}。` : `${parts.join(', ')}.`;
}
