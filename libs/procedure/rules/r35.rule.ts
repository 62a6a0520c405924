import type { Basis, Target } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import type { TemplateRule } from './rule.types';
import { everywhere } from './strength';

/** A person may refuse with his own reasons; what must not is a check that nobody asks. */
export const R35: TemplateRule = {
  rule: 'R35',
  kind: 'template',
  says: {
    zh: '推动、指导、提倡、力争、请求类的要求只作提示，不作为自动退回或者不通过的依据。',
    en: 'What a text pushes, guides, encourages, aims at or requests may be pointed out; no check stops a case because of it.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) =>
    placedSteps(template).flatMap(({ block, path }) =>
      block.kind === 'check' && stops(block.outcomes.fails) && restsOnWeakWords(block.basis)
        ? [{ path: `${path}/outcomes/fails` }]
        : [],
    ),
};

const WEAK = ['push', 'guidance', 'encourage', 'aim', 'request'];

function stops(to: Target): boolean {
  return to !== 'next' && to !== 'warn';
}

/** A reason of our own beside weak words does not make them stronger; another article does. */
function restsOnWeakWords(basis: Basis[]): boolean {
  const isWeak = (one: Basis): boolean => one.kind === 'policy' && WEAK.includes(one.modality);
  return basis.some(isWeak) && basis.every((one) => isWeak(one) || one.kind === 'default' || one.kind === 'practice');
}
