import { StartProblem } from '../../libs/runtime/problem';
import type { Jurisdiction } from '../../libs/procedure';
import { listProcedures, loadTemplate } from '../../libs/templates';
import { coverage, type Carried, type SentenceCoverage, type SourceCoverage } from '../../libs/templates/citations/coverage';
import { allObligations, sources } from '../../libs/templates/obligations';
import { textFlag, type Invocation } from './invocation';

const HOW = 'npx --no guicheng coverage [--jurisdiction CN-TJ] [--lang en] [--json]';

/**
 * `guicheng coverage`: which sentence of which text is carried by which step of which procedure, from the templates' own citations, and why
 * the others are not. Each text is held against the templates of its own jurisdiction.
 */
export function coverageCommand(invocation: Invocation): Promise<number> {
  const wanted = textFlag(invocation, 'jurisdiction');
  const lang = textFlag(invocation, 'lang') ?? 'zh';
  const texts = sources().filter(({ jurisdiction }) => wanted === undefined || jurisdiction === wanted);
  if (texts.length === 0) throw new StartProblem('coverage', `there is no text of "${wanted}"`, HOW);
  if (lang !== 'zh' && lang !== 'en') throw new StartProblem('coverage', `there is no language "${lang}"`, HOW);
  const found = texts.flatMap((text) => coverage([text], templatesOf(text.jurisdiction), allObligations()));
  console.log(
    invocation.flags['json'] === true ? JSON.stringify({ sources: found }, null, 2) : found.map(linesOf(lang)).join('\n\n'),
  );
  return Promise.resolve(0);
}

function templatesOf(jurisdiction: Jurisdiction) {
  return listProcedures().map((id) => loadTemplate(id, jurisdiction));
}

type Language = 'zh' | 'en';

const linesOf =
  (lang: Language) =>
  ({ source, title, jurisdiction, clauses }: SourceCoverage): string => {
    const all = clauses.flatMap(({ sentences }) => sentences);
    return [
      `${source} ${title} (${jurisdiction})`,
      `  ${countsOf(all, lang)}`,
      ...clauses.map(({ clause, sentences }) => [`  ${clause}`, ...sentences.flatMap((one) => lineOf(one, lang))].join('\n')),
    ].join('\n');
  };

function countsOf(all: SentenceCoverage[], lang: Language): string {
  const count = (is: (one: SentenceCoverage) => boolean): number => all.filter(is).length;
  const carried = count((one) => one.carried.length > 0);
  const open = count(({ uncovered }) => uncovered !== null && uncovered.why !== 'nothing-to-do');
  const none = count(({ uncovered }) => uncovered?.why === 'nothing-to-do');
  return lang === 'zh'
    ? `共 ${all.length} 句：已有流程 ${carried}，待编制 ${open}，没有需要单独办理的事项 ${none}`
    : `${all.length} sentences: ${carried} carried, ${open} still to be written, ${none} with nothing to carry out`;
}

function lineOf({ sentence, carried, uncovered }: SentenceCoverage, lang: Language): string[] {
  if (uncovered !== null) return [`    s${sentence}  — ${uncovered.says[lang]}`];
  const procedures = [...new Set(carried.map(({ procedure }) => procedure))];
  return procedures.map((procedure) => {
    const ours = carried.filter((one) => one.procedure === procedure);
    return `    s${sentence}  ${nameOf(ours, lang)}: ${ours.map(({ step, title }) => (step?.title ?? title)[lang]).join(lang === 'zh' ? '、' : ', ')}`;
  });
}

function nameOf([first]: Carried[], lang: Language): string {
  return first?.title[lang] ?? '';
}
