import { placedSteps } from '../../procedure';
import { allObligations, sources } from '../obligations';
import { listProcedures, loadTemplate } from '..';
import type { Template } from '../../procedure';
import { coverage } from './coverage';

const JURISDICTIONS = ['CN', 'CN-TJ', 'CN-CQ', 'CN-NX', 'CN-QH'] as const;
const branch = loadTemplate('branch-setup');
const found = (templates: Template[], source: string, clause: string, sentence: number) =>
  coverage(sources(), templates, allObligations())
    .find((one) => one.source === source)
    ?.clauses.find((one) => one.clause === clause)
    ?.sentences.find((one) => one.sentence === sentence);

it('names the steps that carry a sentence, each once', () => {
  const sentence = found([branch, branch], '001', '四(一)', 1);
  const steps = sentence?.carried.map(({ step }) => step?.id);
  expect(steps).toContain('council-decision');
  expect(new Set(steps).size).toBe(steps?.length);
  expect(sentence?.uncovered).toBeNull();
});

it('says of what nothing carries why, and never leaves it without a reason', () => {
  expect(found([], '001', '四(一)', 1)?.uncovered?.why).toBe('to-be-written');
  const silent = { ...branch, blocks: [] };
  expect(found([silent], '001', '四(一)', 1)?.uncovered?.why).toBe('to-be-carried');
  for (const { clauses } of coverage(sources(), [], [])) {
    for (const { sentences } of clauses) {
      for (const { carried, uncovered } of sentences) {
        expect([carried, uncovered?.why]).toEqual([[], 'nothing-to-do']);
      }
    }
  }
});

it('lets a citation of a whole clause stand for each of its sentences', () => {
  const [step] = placedSteps(branch);
  if (step === undefined) throw new Error('no step');
  const says = { zh: '测试', en: 'test' };
  const whole = {
    ...step.block,
    basis: [{ kind: 'policy' as const, source: '003', clause: '§7', modality: 'plain' as const, says }],
  };
  const template = { ...branch, blocks: [whole] };
  const clause = coverage(sources(), [template], [])
    .find(({ source }) => source === '003')
    ?.clauses.find((one) => one.clause === '§7');
  expect(clause?.sentences.map(({ carried }) => carried.map((one) => one.step?.id))).toEqual(
    clause?.sentences.map(() => [step.block.id]),
  );
});

it('finds every citation of the catalogue in the table of clauses', () => {
  const templates = listProcedures().flatMap((id) => JURISDICTIONS.map((jurisdiction) => loadTemplate(id, jurisdiction)));
  const known = new Set(sources().flatMap(({ source, clauses }) => clauses.map(({ clause }) => `${source} ${clause}`)));
  const cited = new Set(JSON.stringify(templates).match(/"source":"(\d{3})","clause":"([^"]+)"/gu));
  expect(cited.size).toBeGreaterThan(0);
  for (const one of cited) {
    const [, source, clause] = /"source":"(\d{3})","clause":"([^"]+)"/u.exec(one) ?? [];
    expect([`${source} ${clause}`, known.has(`${source} ${clause}`)]).toEqual([`${source} ${clause}`, true]);
  }
});
