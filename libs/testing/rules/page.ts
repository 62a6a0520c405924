/** What the page of a rule (`libs/procedure/rules/rNN.md`) has to say as its data do: sentences, clauses, and how strong where. */
import type { Jurisdiction } from '../../procedure';
import { RULES, type Rule, type Strength } from '../../procedure/rules';
import { severityOf } from '../../procedure/rules/strength';
import { SOURCE_OF } from '../../procedure/rules/template-words';
import { matterTerm } from '../../procedure/vocabularies';

type Language = 'zh' | 'en';

const PLACES: Record<Jurisdiction, Record<Language, string>> = {
  CN: { zh: '全国', en: 'National' },
  'CN-CQ': { zh: '重庆', en: 'Chongqing' },
  'CN-TJ': { zh: '天津', en: 'Tianjin' },
  'CN-NX': { zh: '宁夏', en: 'Ningxia' },
  'CN-QH': { zh: '青海', en: 'Qinghai' },
};

const WORDS: Record<Strength, Record<Language, string>> = {
  hard: { zh: '必须、不得', en: 'must, must not' },
  duty: { zh: '应当', en: 'should (duty)' },
  plain: { zh: '文件直接提出（无情态词）', en: 'the text directs (no modal word)' },
  soft: { zh: '一般不得、原则上', en: 'generally, as a rule' },
  push: { zh: '推动、推行', en: 'to be pushed forward' },
  guidance: { zh: '指导', en: 'guidance' },
  encourage: { zh: '提倡、鼓励', en: 'encouraged' },
  aim: { zh: '力争', en: 'aimed at' },
  request: { zh: '请', en: 'requested' },
  design: { zh: '综合各文件理解', en: 'read from several texts together' },
  default: { zh: '暂定，可由本级调整', en: 'a default, to be settled locally' },
};

const EFFECT: Record<string, Record<Language, string>> = {
  error: { zh: '不符合的不能发布', en: 'is not published' },
  warning: { zh: '提示', en: 'warning' },
  note: { zh: '说明', en: 'note' },
};

const HEAD: Record<Language, string[]> = {
  zh: ['| 地区 | 条款 | 用语 | 不符合时 |', '| --- | --- | --- | --- |'],
  en: ['| Where | Clause | Words | When broken |', '| --- | --- | --- | --- |'],
};

/** What no text asks for is never shown as if one did. */
function wordsOf({ clauses }: Rule, strength: Strength): Record<Language, string> {
  return strength === 'design' && clauses.length === 0
    ? { zh: '平台自身规则（文件未作规定）', en: 'a rule of this platform (no text says it)' }
    : WORDS[strength];
}

/** All entries of one number. */
export function entriesOf(rule: string): Rule[] {
  return RULES.filter((one) => one.rule === rule);
}

/** One table for each entry: a line for each place in which it holds, and for matters of which the text speaks in other words. */
export function tableOf(rule: Rule, language: Language): string[] {
  const places = Object.keys(PLACES) as Jurisdiction[];
  const line = (place: Jurisdiction, strength: Strength, matter?: keyof NonNullable<Rule['strengthIn']>): string => {
    const clauses = rule.clauses
      .filter(({ source }) => source === SOURCE_OF[place])
      .map(({ source, clause }) => `${source} ${clause}`);
    const of = matter === undefined ? '' : language === 'zh' ? `（${matterTerm(matter)?.zh}）` : ` (${matterTerm(matter)?.en})`;
    const effect = EFFECT[severityOf(rule, place, matter) ?? '']?.[language] ?? '';
    return `| ${PLACES[place][language]}${of} | ${clauses.join('；') || '—'} | ${wordsOf(rule, strength)[language]} | ${effect} |`;
  };
  const general = places.flatMap((place) => {
    const strength = rule.strength[place];
    return strength === undefined ? [] : [line(place, strength)];
  });
  const special = Object.entries(rule.strengthIn ?? {}).flatMap(([matter, strengths]) =>
    places.flatMap((place) => {
      const strength = strengths[place];
      if (strength === rule.strength[place]) return [];
      return [strength === undefined ? off(place, matter, language) : line(place, strength, matter as never)];
    }),
  );
  return [...HEAD[language], ...general, ...special];
}

/** A matter of which the text of a place does not speak. */
function off(place: Jurisdiction, matter: string, language: Language): string {
  const of = matterTerm(matter)?.[language] ?? matter;
  return language === 'zh'
    ? `| ${PLACES[place].zh}（${of}） | — | 不作要求 | — |`
    : `| ${PLACES[place].en} (${of}) | — | not asked for | — |`;
}
