import branchSetup from '../../templates/branch-setup/template.json';
import { parseTemplate } from '../authoring';
import overlaySchema from '../template/procedure-overlay.schema.json';
import schema from '../template/procedure-template.schema.json';
import { ACTS, actTerm, CONCEPTS, conceptTerm, MATTERS, matterTerm, type Term } from './index';

const LISTS: [string, readonly Term[]][] = [
  ['matters', MATTERS],
  ['acts', ACTS],
  ['concepts', CONCEPTS],
];
/** Every procedure of the catalogue. */
const PROCEDURES = Array.from({ length: 85 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`);
const idsOf = (terms: readonly Term[]): string[] => terms.map(({ id }) => id);

/** Words that pages do not say (users.md 2), and those of an office that approves: the house decides by itself. */
const NOT_ON_SCREENS = [
  ...[
    '升级',
    '驳回',
    '拒绝',
    '否决',
    '超时',
    '逾期',
    '超期',
    '审计',
    '受理',
    '审批',
    '批准',
    '投票',
    '选票',
    '环节',
    '闸口',
    '待认领',
  ],
  ...['流程模板', '管理员干预', '系统默认', '黑名单', '淘汰', '红灯', '口号'],
];

describe.each(LISTS)('the %s', (_name, terms) => {
  it('have one id, one Chinese and one English name each', () => {
    for (const key of ['id', 'zh', 'en'] as const) {
      const said = terms.map((term) => term[key]);
      expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([]);
    }
    expect(idsOf(terms).filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('say in both languages what they mean, in one sentence', () => {
    const wrong = terms.filter(({ zh, en, means }) => {
      const isChinese = /^[\u4e00-\u9fff“”、，（）]+$/u.test(zh) && /^[^.;]+。$/u.test(means.zh);
      return !isChinese || !/^[A-Z][A-Za-z’ ,-]+$/.test(en) || !/^[A-Z][^.]+\.$/.test(means.en);
    });
    expect(idsOf(wrong)).toEqual([]);
  });

  it.each(NOT_ON_SCREENS)('never say %s', (word) => {
    expect(idsOf(terms.filter(({ zh, means }) => `${zh}${means.zh}`.includes(word)))).toEqual([]);
  });

  it('cite each clause once, in the numbering of its text', () => {
    const clause =
      /^(000 (§([1-9]|1[0-6])|三¶[12])|001 [二三四五]\([一二三四五六]\)|002 §([1-9]|1[0-9])|003 (§([1-9]|1[0-9]|2[0-2])|三\([一二三]\))|004 (一\([一二三]\)|二\([一二三]\)|\((四|五|六|七|八|九|十|十[一二三四五六七])\)))$/u;
    for (const { id, clauses } of terms) {
      const cited = clauses.map(({ source, clause: at }) => `${source} ${at}`);
      expect([id, cited.filter((one, index) => !clause.test(one) || cited.indexOf(one) !== index)]).toEqual([id, []]);
    }
  });

  it('serve procedures of the catalogue, each named once', () => {
    for (const { id, procedures } of terms) {
      const wrong = procedures.filter((one, index) => !PROCEDURES.includes(one) || procedures.indexOf(one) !== index);
      expect([id, wrong]).toEqual([id, []]);
    }
  });
});

describe('the vocabularies', () => {
  it('have a matter for every procedure, and for none of them two', () => {
    const served = MATTERS.flatMap(({ procedures }) => procedures);
    expect([...served].sort()).toEqual(PROCEDURES);
  });

  it('have acts for the procedures that the rules speak of', () => {
    const served = new Set(ACTS.flatMap(({ procedures }) => procedures));
    for (const procedure of ['P01', 'P13', 'P29', 'P35', 'P40', 'P50', 'P51', 'P53', 'P69', 'P71', 'P72']) {
      expect([procedure, served.has(procedure)]).toEqual([procedure, true]);
    }
  });

  it('are what the published schema allows, in the same order', () => {
    expect(schema.properties.matter.enum).toEqual(idsOf(MATTERS));
    expect(schema.$defs.act.enum).toEqual(idsOf(ACTS));
    // The overlay’s schema refers to the template’s, and has no list of its own to grow old.
    expect(JSON.stringify(overlaySchema)).not.toContain('"enum"');
  });

  it('are what the schema allows of the concepts of fields and columns', () => {
    const enums: unknown[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('concept' in node) enums.push((node.concept as { enum?: unknown }).enum);
      Object.values(node).forEach(visit);
    };
    visit(schema);
    expect(enums).toEqual([idsOf(CONCEPTS), idsOf(CONCEPTS)]);
  });

  it('ask for a reason where a matter is none of them', () => {
    const other = { ...branchSetup, matter: 'other' };
    const rules = (input: unknown): string[] =>
      parseTemplate(input)
        .issues.map(({ rule, path }) => `${rule} ${path}`)
        .filter((found) => found.startsWith('MATTER'));
    expect(rules(other)).toEqual(['MATTER_REASON_MISSING /matter']);
    expect(rules({ ...other, matterReason: { zh: '目录之外', en: 'Not in the catalogue' } })).toEqual([]);
  });

  it('know what the shipped procedure says of itself', () => {
    expect(matterTerm(branchSetup.matter)?.procedures).toContain('P29');
    for (const { act } of branchSetup.blocks) if (act !== undefined) expect([act, actTerm(act)?.id]).toEqual([act, act]);
    for (const { concept } of branchSetup.form.fields) expect([concept, conceptTerm(concept)?.id]).toEqual([concept, concept]);
    expect([matterTerm('constructor'), actTerm(''), conceptTerm('x')]).toEqual([null, null, null]);
  });
});
