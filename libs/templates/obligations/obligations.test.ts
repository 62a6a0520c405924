import { placedBlocks } from '../../procedure/template/walk-template';
import type { Jurisdiction, Template } from '../../procedure';
import { ACTS, CONCEPTS, MATTERS, type Obligation } from '../../procedure/vocabularies';
import { loadTemplate } from '..';
import {
  allObligations,
  MODALITIES,
  obligationsOf,
  ObligationsUnusable,
  readObligations,
  REGISTERS_OF_CATALOGUE,
  sources,
} from '.';

/** Procedures on which the text of a jurisdiction says nothing at all: whatever stood here would be a default of ours. */
const SILENT: Record<Jurisdiction, string> = {
  CN: 'P03 P05 P06 P08 P09 P10 P16 P17 P20 P21 P22 P24 P26 P27 P28 P33 P38 P60 P67 P68 P71 P72 P75 P76 P80 P81 P82 P83',
  'CN-CQ': 'P01 P02 P10 P13 P14 P17 P20 P30 P31 P32 P37 P38 P39 P40 P44 P45 P46 P51 P52 P53 P67 P68 P71 P72 P73 P74 P75 P76',
  'CN-TJ': 'P03 P05 P11 P17 P22 P26 P27 P32 P33 P39 P52 P67 P68 P71 P72 P76',
  'CN-NX': 'P03 P05 P10 P16 P17 P18 P20 P21 P22 P25 P26 P28 P32 P33 P38 P39 P46 P51 P52 P58 P67 P68 P74 P75 P78 P80 P83',
  'CN-QH': 'P03 P06 P10 P14 P16 P20 P21 P22 P26 P28 P31 P32 P33 P34 P37 P39 P40 P41 P42 P44 P45 P46 P52 P71 P72 P73 P74 P75 P76',
};
/** Procedures of which no text asks anything that a template could carry. */
const OPTIONAL = ['P46', 'P59'];
const cited = ({ source, clause, sentence }: Obligation): string => `${source} ${clause} s${sentence}`;
const find = (procedure: string, jurisdiction: Jurisdiction): string[] =>
  allObligations()
    .filter((one) => one.procedure === procedure && one.jurisdiction === jurisdiction)
    .map((one) => `${cited(one)} ${one.modality} ${Object.values(one.by).join('')}`);

describe('the obligations', () => {
  it('cite sentences that exist, with a modality and a carrier that exist', () => {
    expect(allObligations().length).toBeGreaterThan(300);
    expect(new Set(allObligations().map(({ modality }) => modality))).toEqual(new Set(MODALITIES));
  });

  it('say nothing where a text says nothing', () => {
    const invented = allObligations().filter(({ procedure, jurisdiction }) =>
      SILENT[jurisdiction].split(' ').includes(procedure),
    );
    expect(invented.map((one) => `${one.procedure} ${cited(one)}`)).toEqual([]);
  });

  it('stand for every procedure that a text speaks of, each once', () => {
    const all = allObligations();
    const covered = new Set(all.map(({ procedure }) => procedure));
    const procedures = MATTERS.flatMap((matter) => matter.procedures);
    expect(procedures.filter((procedure) => !covered.has(procedure)).sort()).toEqual(OPTIONAL);
    const keys = all.map((one) => `${one.procedure} ${cited(one)} ${one.modality} ${JSON.stringify(one.by)}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('call each procedure by one template, each template by one procedure', () => {
    const pairs = new Set(allObligations().map(({ procedure, template }) => `${procedure} ${template}`));
    for (const part of [0, 1]) {
      const names = [...pairs].map((pair) => pair.split(' ')[part]);
      expect(new Set(names).size).toBe(pairs.size);
    }
    expect(pairs.has('P29 branch-setup')).toBe(true);
  });

  it('keep what the jurisdictions say differently', () => {
    expect(find('P29', 'CN')).toContain('001 四(一) s1 hard parent');
    expect(find('P29', 'CN-TJ')).toContain('002 §12 s1 soft parent');
    expect(find('P29', 'CN-NX').join()).not.toMatch(/parent|management-rules/);
    expect(find('P51', 'CN')).toContain('001 二(六) s1 hard fee');
    expect(find('P51', 'CN-TJ')).toContain('002 §5 s1 plain fee');
    expect(find('P01', 'CN-CQ')).toEqual([]);
    expect(find('P71', 'CN-NX')).toHaveLength(4);
  });

  it('and the vocabularies know of each other: a word cites every clause that asks for it, and serves the procedure', () => {
    const terms = [...ACTS, ...CONCEPTS];
    const foreign = allObligations().filter(({ procedure, by, source, clause }) => {
      const id = 'act' in by ? by.act : 'concept' in by ? by.concept : null;
      const term = terms.find((candidate) => candidate.id === id && ACTS.some((act) => act === candidate) === 'act' in by);
      const isCited = term?.clauses.some((one) => one.source === source && one.clause === clause) === true;
      return id !== null && !(isCited && term?.procedures.includes(procedure));
    });
    expect(foreign.map((one) => `${one.procedure} ${cited(one)} ${JSON.stringify(one.by)}`)).toEqual([]);
  });
});

describe('the shipped branch-setup', () => {
  const carries = (template: Template, { by, source, clause }: Obligation): boolean => {
    const blocks = placedBlocks(template.blocks).map(({ block }) => block);
    if ('register' in by) return blocks.some((block) => block.kind === 'register' && block.register === by.register);
    if ('concept' in by) return template.form.fields.some(({ concept }) => concept === by.concept);
    return blocks.some(
      (block) =>
        'act' in block &&
        block.act === by.act &&
        block.basis.some((basis) => basis.kind === 'policy' && basis.source === source && basis.clause === clause),
    );
  };

  it.each(['CN', 'CN-TJ'] as const)('carries in %s whatever it owes', (jurisdiction) => {
    const template = loadTemplate('branch-setup', jurisdiction);
    const owed = obligationsOf(template);
    expect(owed).toHaveLength(5);
    expect(owed.filter((obligation) => !carries(template, obligation)).map(cited)).toEqual([]);
  });

  it('owes nothing of another jurisdiction’s text', () => {
    expect(new Set(obligationsOf({ id: 'branch-setup', jurisdiction: 'CN-NX' }).map(({ source }) => source))).toEqual(
      new Set(['003']),
    );
    expect(obligationsOf({ id: 'no-such-procedure', jurisdiction: 'CN' })).toEqual([]);
  });
});

describe('a wrong list', () => {
  const [sound] = allObligations();
  it.each<[string, object, string]>([
    ['a clause that the text does not have', { clause: '四(九)' }, '/0: 001 has no clause 四(九)'],
    ['a sentence that the clause does not have', { sentence: 99 }, '/0: 001 三(一) has no sentence 99'],
    ['a sentence before the first', { sentence: 0 }, '/0: 001 三(一) has no sentence 0'],
    ['a modality that is none', { modality: 'strict' }, '/0: there is no modality strict'],
    ['another jurisdiction’s text', { jurisdiction: 'CN-TJ' }, '/0: 001 is no text of CN-TJ'],
    ['a text that nobody has', { source: '005' }, '/0: there is no text 005'],
    ['an act that is none', { by: { act: 'wish' } }, '/0: {"act":"wish"} is in no vocabulary'],
    ['a concept that is none', { by: { concept: 'constructor' } }, '/0: {"concept":"constructor"} is in no vocabulary'],
    ['a register that is none', { by: { register: 'wishes' } }, '/0: {"register":"wishes"} is in no vocabulary'],
    ['a procedure that is none', { procedure: 'P86' }, '/0: there is no procedure P86'],
    ['a mark of a default', { default: true }, '/0: an obligation has exactly'],
  ])('is refused for %s', (_what, change, problem) => {
    const read = (): unknown => readObligations([{ ...sound, ...change }]);
    expect(read).toThrow(ObligationsUnusable);
    expect(read).toThrow(problem);
  });

  it('is refused where it is no list of obligations at all', () => {
    for (const entry of [null, 1, 'x', [], {}]) expect(() => readObligations([entry])).toThrow(ObligationsUnusable);
  });
});

describe('the texts', () => {
  it('are the five, each with its jurisdiction and clauses', () => {
    expect(sources().map(({ source, jurisdiction, clauses }) => [source, jurisdiction, clauses.length])).toEqual([
      ['000', 'CN-CQ', 18],
      ['001', 'CN', 16],
      ['002', 'CN-TJ', 19],
      ['003', 'CN-NX', 25],
      ['004', 'CN-QH', 20],
    ]);
  });

  it('have every clause that a vocabulary cites', () => {
    const known = new Set(sources().flatMap(({ source, clauses }) => clauses.map(({ clause }) => `${source} ${clause}`)));
    const words = [...MATTERS, ...ACTS, ...CONCEPTS].flatMap(({ id, clauses }) =>
      clauses.map(({ source, clause }) => ({ id, cite: `${source} ${clause}` })),
    );
    expect(words.filter(({ cite }) => !known.has(cite))).toEqual([]);
    expect(REGISTERS_OF_CATALOGUE).toContain('branches');
  });
});
