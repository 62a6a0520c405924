/** A field whose value is forbidden is no longer asked about, or no longer asked in earnest. */
import type { Block, CheckBlock, Template } from '../../../procedure';
import { placedBlocks, placedSteps } from '../../../procedure/template/walk-template';
import type { Monitor } from '../../../procedure/machine/monitor.types';
import { isSpokenOf, OWN_FIELD, replaced, withField } from './edit';
import type { Mutant, Mutation, Subject } from './mutation.types';

type ValueMonitor = Extract<Monitor, { kind: 'value' }>;

/** The only check that refuses such a value. Where two ask, the loss of one breaks nothing. */
function eachWatch(subject: Subject, of: (check: CheckBlock, monitor: ValueMonitor) => Template | null): Mutant[] {
  const { template, properties } = subject;
  return properties.flatMap(({ rule, monitor }): Mutant[] => {
    if (monitor.kind !== 'value') return [];
    const read = new RegExp(`\\b(form|given)\\.${monitor.field}\\b`);
    const asking = placedBlocks(template.blocks).filter(({ block }) => read.test(conditionsIn(block)));
    const checks = placedSteps(template)
      .map(({ block }) => block)
      .filter((block): block is CheckBlock => block.kind === 'check' && asking.some((placed) => placed.block === block));
    const [check, ...others] = checks.filter(({ outcomes }) => outcomes.fails === 'refuse');
    if (check === undefined || others.length > 0) return [];
    const mutated = of(check, monitor);
    return mutated === null ? [] : [{ at: check.id, template: mutated, expected: [rule.rule], keeps: true }];
  });
}

function conditionsIn(block: Block): string {
  if (block.kind === 'check') return `${block.that} ${block.when ?? ''}`;
  return block.kind === 'choice' ? block.branches.map(({ when }) => when).join(' ') : '';
}

/** The check's condition made weaker; null where it has no comparison that could be. */
export function loosened(that: string): string | null {
  const weaker = [
    [/ == 0\b/, ' >= 0'],
    [/ <= 0\b/, ' >= 0'],
    [/ == '[^']*'/, " != 'mutant'"],
    [/ != '[^']*'/, " != 'mutant'"],
    [/ == false\b/, ' == false || true'],
    [/^!(.*)$/, '!($1) || true'],
  ] as const;
  const found = weaker.find(([comparison]) => comparison.test(that));
  return found === undefined ? null : that.replace(found[0], found[1]);
}

const checked = (template: Template, id: string, more: Partial<CheckBlock>): Template =>
  replaced(template, id, (block) => [{ ...block, ...more } as Block]);

export const VALUE_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'value-unchecked',
    says: 'nothing asks about the field',
    unless: 'two checks ask, or something speaks of what the check found',
    of: (subject) =>
      eachWatch(subject, ({ id }) => (isSpokenOf(subject.template, id) ? null : replaced(subject.template, id, () => []))),
  },
  {
    kind: 'value-only-warned',
    says: 'the check warns where it refused',
    of: (subject) =>
      eachWatch(subject, ({ id, outcomes }) => checked(subject.template, id, { outcomes: { ...outcomes, fails: 'warn' } })),
  },
  {
    kind: 'value-loosened',
    says: 'the comparison lets more through',
    unless: 'the condition has no comparison with a constant',
    of: (subject) =>
      eachWatch(subject, ({ id, that }) => {
        const weaker = loosened(that);
        return weaker === null ? null : checked(subject.template, id, { that: weaker });
      }),
  },
  {
    kind: 'value-never-asked',
    says: 'the check is passed over in every case',
    of: (subject) => eachWatch(subject, ({ id }) => checked(subject.template, id, { when: '1 == 2' })),
  },
  {
    kind: 'value-asked-by-choice',
    says: 'the check is asked only where the applicant says so',
    of: (subject) =>
      eachWatch(subject, ({ id }) =>
        replaced(withField(subject.template, OWN_FIELD), id, (block) => [
          { kind: 'choice', id: 'mutant-choice', branches: [{ when: `form.${OWN_FIELD.id}`, blocks: [block] }] },
        ]),
      ),
  },
];
