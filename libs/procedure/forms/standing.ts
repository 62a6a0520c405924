/**
 * A form as it stands: which of its fields are asked, what they are worth to conditions, what computes from them. One walk in the order
 * of the template, so that a condition on a field sees what stands before it, and nothing that is not asked counts.
 */
import { environmentOf } from '../expressions/environment';
import { parseCondition, parseExpression, type Condition, type ConditionContext } from '../expressions/evaluate';
import { readExpression } from '../expressions/read-condition';
import { DATE, BOOL, int, type Kind } from '../expressions/kinds';
import type { Fact } from '../template/program.types';
import { formVocabulary } from '../template/vocabulary';
import { factOf, factValue, holdsValue } from './facts';
import type { ComputedType, Field } from './field.types';
import { isGiven, own, type Form } from './given';
import { nothingIsSealed, readable, type IsSealed } from './sealed';
import { judgeShape, type Parameters } from './shapes';
import type { FactValue } from './values';

export interface Standing {
  facts: Record<string, FactValue>;
  given: Record<string, boolean>;
  /** Ids of the fields that are asked as the form now stands. */
  shown: Set<string>;
  /** Ids of the fields that must be filled in. */
  required: Set<string>;
  /** Computed fields whose result is too big to be kept. */
  tooBig: Set<string>;
}

interface Prepared {
  fact: Fact | null;
  shownWhen: Condition | null;
  requiredWhen: Condition | null;
  compute: { run: (context: ConditionContext) => FactValue; needs: string[] } | null;
}

export const COMPUTED_KINDS: Record<ComputedType, Kind> = {
  integer: int(0, 0),
  money: int(0, 0),
  yesNo: BOOL,
  date: DATE,
};

/** By identity of the fields: whoever keeps a template keeps its parsed conditions. */
const prepared = new WeakMap<Field[], Map<string, Prepared>>();

function prepare(fields: Field[]): Map<string, Prepared> {
  const known = prepared.get(fields);
  if (known !== undefined) return known;
  const vocabulary = formVocabulary({ form: { fields } });
  const isPlain = fields.every((field) => (field.requiredWhen ?? field.shownWhen ?? field.compute) === undefined);
  const environment = isPlain ? null : environmentOf(vocabulary);
  const condition = (text: string | undefined): Condition | null =>
    text === undefined || environment === null ? null : parseCondition(environment, text);
  const made = new Map(
    fields.map((field): [string, Prepared] => [
      field.id,
      {
        fact: factOf(field),
        shownWhen: condition(field.shownWhen),
        requiredWhen: condition(field.requiredWhen),
        compute:
          field.type !== 'computed' || field.compute === undefined || environment === null
            ? null
            : {
                run: parseExpression(environment, field.compute),
                // All that it reads without asking: a computed value is there as soon as these are.
                needs: [...readExpression(field.compute, vocabulary, COMPUTED_KINDS[field.gives ?? 'integer']).needs]
                  .filter((path) => /^form\.[^.[]+$/.test(path))
                  .map((path) => path.slice('form.'.length)),
              },
      },
    ]),
  );
  prepared.set(fields, made);
  return made;
}

/**
 * Reads a form from top to bottom. What is not sound is not there; what is sealed is there and no fact. Without parameters, choices that
 * come from one are taken as they are.
 */
export function standing(
  fields: Field[],
  form: Form,
  parameters: Parameters | null,
  isSealed: IsSealed = nothingIsSealed,
): Standing {
  const known = prepare(fields);
  const found: Standing = {
    facts: {},
    given: Object.fromEntries(fields.filter(holdsValue).map(({ id }) => [id, false])),
    shown: new Set(),
    required: new Set(),
    tooBig: new Set(),
  };
  // A new object each time: what was made of facts is kept by identity.
  const context = (): ConditionContext => ({
    facts: { ...found.facts },
    given: found.given,
    parameters: {},
    lookUps: {},
    checks: {},
    outcomes: {},
  });
  for (const field of fields) {
    const ways = known.get(field.id);
    if (ways === undefined || (ways.shownWhen !== null && !ways.shownWhen(context()))) continue;
    found.shown.add(field.id);
    if (ways.compute !== null) {
      if (ways.compute.needs.every((id) => Object.hasOwn(found.facts, id)))
        keepComputed(found, field, ways.compute.run(context()));
      continue;
    }
    const value = own(form, field.id);
    if (!isGiven(value)) continue;
    const open = readable(field, value, isSealed);
    if (open !== null && !isSound(open.field, open.value, parameters)) continue;
    found.given[field.id] = true;
    if (ways.fact !== null && open !== null) found.facts[field.id] = factValue(ways.fact, open.value);
  }
  const whole = context();
  for (const field of fields) {
    if (!found.shown.has(field.id)) continue;
    if (field.required === true || (known.get(field.id)?.requiredWhen?.(whole) ?? false)) found.required.add(field.id);
  }
  return found;
}

function keepComputed(found: Standing, field: Field, value: FactValue): void {
  const isNumber = field.gives !== 'yesNo' && field.gives !== 'date';
  if (isNumber && typeof value !== 'number') {
    found.tooBig.add(field.id);
    return;
  }
  found.facts[field.id] = value;
  found.given[field.id] = true;
}

function isSound(field: Field, value: unknown, parameters: Parameters | null): boolean {
  if (parameters !== null || (field.type !== 'choice' && field.type !== 'choices')) {
    return judgeShape(field, value, parameters ?? {}).length === 0;
  }
  return field.type === 'choice'
    ? typeof value === 'string'
    : Array.isArray(value) && value.every((one) => typeof one === 'string');
}
