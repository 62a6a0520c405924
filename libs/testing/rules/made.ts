/** How the small templates of the rules are written: only what a rule looks at is said, everything else filled in. */
import { parseTemplate } from '../../procedure/authoring';
import type {
  Act,
  Block,
  CheckBlock,
  Concept,
  Field,
  Jurisdiction,
  Matter,
  MeetingBlock,
  Parameter,
  ReviewBlock,
  Template,
} from '../../procedure';
import { review, sketch, TEST_BASIS, type Sketch } from '../templates/builder';
import { DECIDER, meeting } from '../templates/meeting';
import type { Fixture } from './fixture.types';

export const text = (words: string) => ({ zh: words, en: words });
export const PARTY = { role: 'party-secretary', of: 'party-organisation', nobody: 'party-member' } as const;
export const ASSOCIATION = { role: 'association-officer', of: 'association', nobody: 'association-head' } as const;
export const SUPERVISOR = { role: 'supervisor', of: 'society', nobody: 'president' } as const;
export const REMINDS = { within: '3 working days', remind: [], then: 'remind' as const };

export interface Around extends Sketch {
  jurisdiction?: Jurisdiction;
}

/** A template of a matter, which must be without errors. */
export function made(matter: Matter, blocks: Block[], { jurisdiction = 'CN', parameters = [], ...more }: Around = {}): Template {
  const needsOrgan = JSON.stringify(blocks).includes(`"parameter":"${DECIDER.id}"`);
  const written = sketch(blocks, { ...more, parameters: needsOrgan ? [DECIDER, ...parameters] : parameters }) as object;
  const reason = matter === 'other' ? { matterReason: text('none of them') } : {};
  const { template, issues } = parseTemplate({ ...written, matter, jurisdiction, ...reason });
  if (template === null) throw new Error(`the fixture is wrong: ${JSON.stringify(issues)}`);
  return template;
}

export const fixture = (name: string, template: Template, templates?: Template[]): Fixture => ({
  name,
  template,
  ...(templates === undefined ? {} : { templates }),
});

/** Somebody's step with two outcomes: on, or the case ends as not passed. */
export function step(id: string, act: Act, more: Partial<ReviewBlock> = {}): ReviewBlock {
  return review(id, { 'not-agreed': 'refuse' }, { act, ...more });
}

/** The same done by the society's party body, which nobody but reminders calls. */
export function byParty(id: string, act: Act, more: Partial<ReviewBlock> = {}): ReviewBlock {
  return step(id, act, { by: PARTY, clock: REMINDS, audience: 'party-body', ...more });
}

/** The same done by the association, known to its department. */
export function byAssociation(id: string, act: Act, more: Partial<ReviewBlock> = {}): ReviewBlock {
  return step(id, act, { by: ASSOCIATION, clock: { ...REMINDS, then: 'mark' }, audience: 'department', ...more });
}

export function council(id = 'council', more: Partial<MeetingBlock> = {}): MeetingBlock {
  return meeting(id, more);
}

export function check(id: string, that: string, more: Partial<CheckBlock> = {}): CheckBlock {
  return {
    kind: 'check',
    id,
    title: text(id),
    act: 'eligibility',
    that,
    outcomes: { holds: 'next', fails: 'refuse' },
    failure: text(`${id} fails`),
    basis: TEST_BASIS,
    ...more,
  };
}

export function entry(id = 'entry', more: { act?: Act; audience?: 'department' } = {}): Block {
  return {
    ...{ kind: 'register', id, title: text(id), act: 'register', register: 'branches', as: 'active', basis: TEST_BASIS },
    ...{ unique: 'name-in-society' as const },
    outcomes: { entered: { to: 'next', label: text('entered') }, conflict: { to: 'refuse', label: text('conflict') } },
    ...more,
  };
}

/** Passed over unless somebody says yes in a field that means nothing to any rule. */
export function onlyIf(block: Block, when = "has(form.flag) && form.flag == 'yes'"): Block {
  return { kind: 'choice', id: `perhaps-${block.id}`, branches: [{ when, blocks: [block] }] };
}

const option = (value: string) => ({ value, label: text(value) });

export function choiceField(id: string, values: string[], concept?: Concept, more: Partial<Field> = {}): Field {
  return {
    id,
    type: 'choice',
    label: text(id),
    options: values.map(option),
    ...(concept === undefined ? {} : { concept }),
    ...more,
  };
}

export const FLAG = choiceField('flag', ['yes', 'no']);

export function field(id: string, type: Field['type'], concept: Concept, more: Partial<Field> = {}): Field {
  return { id, type, label: text(id), concept, ...more };
}

export function parameter(id: string, type: Parameter['type'], more: Partial<Parameter> = {}): Parameter {
  return { id, type, from: 'rule', label: text(id), ...more };
}

interface Ordered extends Around {
  matter: Matter;
  first: Block[];
  then: Block[];
}

/** Right: the one before the other. Wrong: the other way round, one that may be passed over, and nothing at all. */
export function order({ matter, first, then, ...more }: Ordered): {
  valid: Fixture[];
  turned: Fixture;
  passedOver: Fixture;
  missing: Fixture;
} {
  const around = { ...more, fields: [...(more.fields ?? []), FLAG] };
  return {
    valid: [fixture('the one before the other', made(matter, [...first, ...then], around))],
    turned: fixture('the other way round', made(matter, [...then, ...first], around)),
    passedOver: fixture(
      'passed over by a choice that means nothing',
      made(matter, [...first.map((one) => onlyIf(one)), ...then], around),
    ),
    missing: fixture('there is none', made(matter, then, around)),
  };
}
