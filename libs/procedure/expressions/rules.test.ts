import { loadTemplate } from '../../templates';
import { EVERY_FIELD, RULES, RULE_VOCABULARY as vocabulary } from '../../testing/forms';
import { random, soundContext, soundFacts } from '../../testing/random-forms';
import type { Field } from '../forms/field.types';
import { conditionsOf } from '../template/conditions';
import { templateVocabulary } from '../template/vocabulary';
import { placedBlocks } from '../template/walk-template';
import { environmentOf } from './environment';
import { parseCondition, type Condition, type ConditionContext } from './evaluate';
import { readCondition } from './read-condition';

const FORMS = 100_000;
/** The rules are ten times as many as what is shipped; a new seed each run adds to them. */
const RULED_FORMS = Number(process.env['FORMS'] ?? 15_000);

function seed(): number {
  const given = process.env['SEED'];
  return given === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(given);
}

/** Runs every condition on every form; what it throws names the form's number, so that it can be found again. */
function runAll(conditions: Map<string, Condition>, contexts: () => ConditionContext, times: number): Map<string, number> {
  const held = new Map<string, number>();
  for (let form = 0; form < times; form += 1) {
    const context = contexts();
    for (const [text, condition] of conditions) {
      try {
        if (condition(context)) held.set(text, (held.get(text) ?? 0) + 1);
      } catch (error) {
        throw new Error(`form ${form}: ${text}: ${String(error)} on ${JSON.stringify(context)}`, { cause: error });
      }
    }
  }
  return held;
}

describe('conditions like the rules of the catalogue', () => {
  it('are at least sixty, and all of them could be published', () => {
    expect(new Set(RULES).size).toBeGreaterThanOrEqual(60);
    for (const rule of RULES) expect([rule, readCondition(rule, vocabulary).problems]).toEqual([rule, []]);
  });

  it(`never fail on ${RULED_FORMS} random forms, and each both holds and fails`, () => {
    const start = seed();
    console.info(`SEED=${start}`);
    const environment = environmentOf(vocabulary);
    const conditions = new Map(RULES.map((rule) => [rule, parseCondition(environment, rule)]));
    const next = random(start);
    const held = runAll(conditions, () => soundContext(next, EVERY_FIELD), RULED_FORMS);
    const idle = RULES.filter((rule) => (held.get(rule) ?? 0) === 0 || held.get(rule) === RULED_FORMS);
    expect(idle).toEqual([]);
  }, 180_000);

  it(`of the shipped procedures never fail on ${FORMS} random forms`, () => {
    const start = seed();
    console.info(`SEED=${start}`);
    const next = random(start);
    for (const template of [loadTemplate('branch-setup'), loadTemplate('branch-setup', 'CN-TJ')]) {
      const whole = templateVocabulary(template);
      const environment = environmentOf(whole);
      const texts = placedBlocks(template.blocks).flatMap(({ block }) => conditionsOf(block));
      // A check's `that` runs only where its `when` held.
      const conditions = new Map(
        texts.map(({ text, under }) => [
          text,
          parseCondition(environment, under === undefined ? text : `!(${under}) || (${text})`),
        ]),
      );
      expect(conditions.size).toBeGreaterThan(5);
      const fields: Field[] = template.form.fields.map((field) =>
        field.optionsFrom === undefined
          ? field
          : { ...field, options: [{ value: 'science', label: field.label }, ...(field.options ?? [])] },
      );
      const outcomes = (): Record<string, string> =>
        Object.fromEntries(whole.steps.map((id) => [id, ['', 'holds', 'fails'][next(3)] ?? '']));
      runAll(
        conditions,
        () => ({
          ...soundFacts(next, fields),
          parameters: {
            branchDecider: { value: 'council' },
            charterScope: { value: ['science'] },
            branchLimit: { value: next(2) === 0 ? null : next(30) },
            associationConsent: { value: next(2) === 0 },
          },
          lookUps: { activeBranches: next(40) },
          checks: outcomes(),
          outcomes: outcomes(),
        }),
        FORMS / 2,
      );
    }
  }, 180_000);
});
