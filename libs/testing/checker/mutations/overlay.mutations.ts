/** A local text that loosens a ban of the text above it, with no clause of its own that allows it. */
import { applyOverlay } from '../../../procedure/authoring';
import type { CheckBlock, Overlay } from '../../../procedure';
import { placedSteps } from '../../../procedure/template/walk-template';
import { TEST_BASIS } from '../../templates/builder';
import type { Mutant, Mutation, Subject } from './mutation.types';
import { loosened } from './value.mutations';

/** One mutant for each check of the national base that refuses by a ban. */
function eachBan({ template, surroundings }: Subject, of: (check: CheckBlock) => Record<string, unknown> | null): Mutant[] {
  if (template.jurisdiction !== 'CN') return [];
  return placedSteps(template).flatMap(({ block }): Mutant[] => {
    if (block.kind !== 'check' || block.outcomes.fails !== 'refuse') return [];
    if (!block.basis.some((basis) => basis.kind === 'policy' && basis.modality === 'hard')) return [];
    const set = of(block);
    if (set === null) return [];
    const change = [{ at: block.id, set, basis: TEST_BASIS }];
    const overlay: Overlay = { overlay: 'CN-QH', of: template.id, version: 1, change };
    const { template: applied, issues } = applyOverlay(template, overlay);
    if (issues.length > 0) throw new Error(`the overlay cannot be applied: ${JSON.stringify(issues)}`);
    const around = { ...surroundings, overlay: { base: template, overlay } };
    return [{ at: block.id, template: applied, surroundings: around, expected: ['OVERLAY_WEAKENS'] }];
  });
}

export const OVERLAY_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'overlay-only-warns',
    says: 'by the local text the check of a ban warns',
    of: (subject) => eachBan(subject, ({ outcomes }) => ({ outcomes: { ...outcomes, fails: 'warn' } })),
  },
  {
    kind: 'overlay-asks-sometimes',
    says: 'by the local text the check of a ban is made only now and then',
    of: (subject) => eachBan(subject, ({ when }) => ({ when: when === undefined ? '1 == 2' : `(${when}) && 1 == 2` })),
  },
  {
    kind: 'overlay-loosens',
    says: 'by the local text the check of a ban lets more through',
    unless: 'its condition has no comparison with a constant',
    of: (subject) =>
      eachBan(subject, ({ that }) => {
        const weaker = loosened(that);
        return weaker === null ? null : { that: weaker };
      }),
  },
];
