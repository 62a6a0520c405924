/** What a template says of its sources, its organ, its registers and its numbers. */
import type { Basis, Parameter, StepBlock } from '../../../procedure';
import type { Carrier } from '../../../procedure/vocabularies';
import { placedSteps } from '../../../procedure/template/walk-template';
import { changed, replaced } from './edit';
import type { Mutant, Mutation, Subject } from './mutation.types';

function eachStep(subject: Subject, expected: string[], of: (step: StepBlock) => Record<string, unknown> | null): Mutant[] {
  return placedSteps(subject.template).flatMap(({ block }): Mutant[] => {
    const more = of(block);
    return more === null ? [] : [{ at: block.id, template: changed(subject.template, block.id, more), expected }];
  });
}

const isPolicy = (basis: Basis): basis is Extract<Basis, { kind: 'policy' }> => basis.kind === 'policy';
const refuses = (step: StepBlock): boolean => step.kind === 'check' && step.outcomes.fails === 'refuse';

export const TEXT_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'basis-removed',
    says: 'the step cites nothing',
    of: (subject) => eachStep(subject, ['schema/minItems', 'R38'], () => ({ basis: [] })),
  },
  {
    kind: 'weak-words-refuse',
    says: 'a check refuses on words that only push (推动、鼓励)',
    unless: 'the check does not refuse',
    of: (subject) =>
      eachStep(subject, ['R35'], (step) =>
        refuses(step) ? { basis: [...step.basis.filter(isPolicy).slice(0, 1), ...CITED].slice(0, 1).map(weaker) } : null,
      ),
  },
  {
    kind: 'majority-of-its-own',
    says: 'the organ decides by a majority that the charter does not know',
    of: (subject) =>
      eachStep(subject, ['schema/const', 'R39'], (step) => (step.kind === 'meeting' ? { rules: 'simple-majority' } : null)),
  },
  {
    kind: 'organ-not-the-charters',
    says: 'the organ is one that some rule names, and not the charter',
    unless: 'no meeting is held by that organ here',
    of: ({ template }) =>
      template.parameters
        .map((parameter, index) => ({ parameter, index }))
        .filter(({ parameter: { from } }) => from === 'charter')
        .filter(({ parameter: { id } }) =>
          placedSteps(template).some(({ block }) => block.kind === 'meeting' && block.organ.parameter === id),
        )
        .map(({ parameter: { id }, index }): Mutant => ({
          at: id,
          template: withParameter(template, index, { from: 'deployment' }),
          expected: ['R39'],
        })),
  },
  {
    kind: 'form-of-meeting-of-its-own',
    says: 'the step itself lets the organ vote by letter, whatever the charter’s list says',
    of: (subject) =>
      eachStep(subject, ['schema/additionalProperties', 'schema/unevaluatedProperties', 'R44'], (step) =>
        step.kind === 'meeting' ? { by: 'correspondence' } : null,
      ),
  },
  {
    kind: 'default-invented',
    says: 'a number that the charter or the society’s own rule has to give gets a default',
    unless: 'the case runs without it too (`optional`), or it is a switch or a count of the house’s own (`deployment`)',
    of: ({ template }) =>
      template.parameters
        .map((parameter, index) => ({ parameter, index }))
        .filter(({ parameter: { default: given, type, optional, from } }) => {
          const isAsked = optional !== true && (from !== 'deployment' || type === 'money' || type === 'ratio');
          return isAsked && (given ?? null) === null && INVENTED[type] !== undefined;
        })
        .map(({ parameter: { id, type }, index }): Mutant => ({
          at: id,
          template: withParameter(template, index, { default: INVENTED[type] }),
          expected: ['R37'],
        })),
  },
  {
    kind: 'register-before-minutes',
    says: 'the register is written when the sitting closes, before its minutes are signed',
    unless: 'nothing is written down or leaves the house afterwards',
    of: (subject) => {
      const steps = placedSteps(subject.template).map(({ block }) => block);
      return eachStep(subject, ['MINUTES_NOT_AWAITED'], (step) => {
        const isFollowed = steps.slice(steps.indexOf(step)).some(({ kind }) => kind === 'register');
        return step.kind === 'meeting' && isFollowed ? { effectiveWhen: 'closing' } : null;
      });
    },
  },
  {
    kind: 'guarantee-removed',
    says: 'what was found in the register days ago is not asked again when the entry is made',
    unless: 'no check before it asks the same register and refuses',
    of: (subject) =>
      eachStep(subject, ['GUARANTEE_MISSING'], (step) => {
        if (step.kind !== 'register' || step.guarantee === undefined) return null;
        const asked = subject.template.lookUps.filter(({ register }) => register === step.register).map(({ id }) => id);
        const isAsked = placedSteps(subject.template).some(
          ({ block }) => block.kind === 'check' && refuses(block) && asked.some((id) => block.that.includes(`lookups.${id}`)),
        );
        return isAsked ? { guarantee: undefined } : null;
      }),
  },
  {
    kind: 'basis-of-elsewhere',
    says: 'the step cites the text of another province',
    of: (subject) => {
      const source = subject.template.jurisdiction === 'CN-QH' ? '003' : '004';
      const elsewhere = (basis: Basis): Basis => (isPolicy(basis) ? { ...basis, source } : basis);
      return eachStep(subject, ['R38'], ({ basis }) => (basis.some(isPolicy) ? { basis: basis.map(elsewhere) } : null));
    },
  },
  {
    kind: 'paper-without-return',
    says: 'a paper leaves the house, and nobody has to bring its scan',
    of: (subject) =>
      eachStep(subject, ['R46'], (step) =>
        step.kind === 'document' || step.kind === 'authority' ? { submits: undefined } : null,
      ),
  },
  {
    kind: 'obligation-dropped',
    says: 'nothing of the template does, says or feeds what a clause asks of its procedure',
    unless: 'the good one did not either',
    of: ({ template, surroundings }) =>
      surroundings.obligations
        .filter(({ template: id, jurisdiction }) => id === template.id && jurisdiction === template.jurisdiction)
        .flatMap(({ by, source, clause }): Mutant[] => {
          const without = withoutCarrier(template, by);
          if (JSON.stringify(without) === JSON.stringify(template)) return [];
          return [{ at: `${source} ${clause} ${JSON.stringify(by)}`, template: without, expected: ['obligation'] }];
        }),
  },
  {
    kind: 'act-not-done-by-the-callee',
    says: 'a call says that it does something which the called procedure does not do',
    unless: 'the call claims nothing that has a meaning of its own',
    of: (subject) => {
      const { template, surroundings } = subject;
      return placedSteps(template).flatMap(({ block }): Mutant[] => {
        if (block.kind !== 'call' || block.act === 'follow-up') return [];
        const { act, procedure } = block;
        const templates = surroundings.templates.map((one) => {
          if (one.id !== procedure) return one;
          const doing = placedSteps(one).filter((placed) => placed.block.act === act);
          return doing.reduce(
            (emptied, { block: { id } }) => replaced(emptied, id, (inner) => [{ ...inner, act: 'follow-up' } as typeof inner]),
            one,
          );
        });
        return [{ at: block.id, template, surroundings: { ...surroundings, templates }, expected: ['CALL_WITHOUT_ACT'] }];
      });
    },
  },
];

/** Acts that mean nothing, fields that mean nothing; a register that is fed elsewhere. */
function withoutCarrier(template: Subject['template'], by: Carrier): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
      if ('act' in by && key === 'act' && inner === by.act) return [key, 'follow-up'];
      if ('concept' in by && key === 'concept' && inner === by.concept) return [key, undefined];
      return [key, visit(inner)];
    });
    return Object.fromEntries(entries);
  };
  return 'register' in by ? template : visit(template);
}

const CITED: Extract<Basis, { kind: 'policy' }>[] = [
  { kind: 'policy', source: '001', clause: '四(一)', modality: 'push', says: { zh: '推动', en: 'is pushed' } },
];

function weaker(basis: Extract<Basis, { kind: 'policy' }>): Basis {
  return { ...basis, modality: 'push' };
}

/** What somebody might write who does not want to ask. */
const INVENTED: Partial<Record<Parameter['type'], unknown>> = { integer: 3, money: 10_000_000, ratio: { part: 1, whole: 3 } };

function withParameter(template: Subject['template'], index: number, more: Partial<Parameter> | { default: unknown }): unknown {
  const parameters = template.parameters.map((parameter, n) => (n === index ? { ...parameter, ...more } : parameter));
  return { ...template, parameters };
}
