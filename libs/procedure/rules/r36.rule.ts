import type { Basis, OfficerClock, StepBlock, Template } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import { OVER } from '../steps/wait/wait.step';
import type { Found, TemplateRule } from './rule.types';
import { everywhere } from './strength';

/** A time limit that decides needs its article (refused at reading without one); weak words are none, and a wait decides nothing at all. */
export const R36: TemplateRule = {
  rule: 'R36',
  kind: 'template',
  says: {
    zh: '期限届满本身不产生同意、不同意或者处理结果；有明文规定的除外。',
    en: 'The end of a time limit neither approves, refuses nor takes anything away, unless an article says so.',
  },
  clauses: [],
  strength: everywhere('design'),
  check: (template) =>
    placedSteps(template).flatMap(({ block, path }) => [
      ...clocksOf(block).flatMap(({ clock, at }) => (decidesByWeakWords(clock) ? [{ path: `${path}${at}/then` }] : [])),
      ...endsByWaiting(template, block, path),
    ]),
};

const STRONG = ['hard', 'duty', 'plain'];

function clocksOf(block: StepBlock): { clock: OfficerClock; at: string }[] {
  if (!('clock' in block) || !('then' in block.clock)) return [];
  const own = [{ clock: block.clock, at: '/clock' }];
  return block.kind === 'notice' ? [...own, { clock: block.objections.clock, at: '/objections/clock' }] : own;
}

function decidesByWeakWords({ then, basis = [] }: OfficerClock): boolean {
  return then.startsWith('outcome:') && !basis.some(isStrong);
}

function isStrong(basis: Basis): boolean {
  if (basis.kind === 'policy') return STRONG.includes(basis.modality);
  return basis.kind !== 'default' && basis.kind !== 'practice' && (basis.article ?? '') !== '';
}

/** Time that is over may open what comes next; it ends no case as not passed, and gives it no result of its own. */
function endsByWaiting(template: Template, block: StepBlock, path: string): Found[] {
  if (block.kind !== 'wait' || block.basis.some(isStrong)) return [];
  const to = block.outcomes[OVER]?.to ?? 'next';
  const refuses = (template.results ?? []).some(({ id, refuses: isRefusal }) => isRefusal === true && to === `end:${id}`);
  return to === 'refuse' || refuses ? [{ path: `${path}/outcomes/${OVER}/to` }] : [];
}
