/** Rules invented about the steps of a template. */
import type { Block, OutcomeDeclaration, StepBlock, Target } from '../../procedure';
import type { Ended, Monitor } from '../../procedure/machine/monitor.types';
import { placedSteps } from '../../procedure/template/walk-template';
import type { Dice } from '../dice';

/**
 * A rule about steps that the blocks have, more often one that they might keep: what consents comes before what stands behind it.
 * `facts`: fields whose values the case knows.
 */
export function smallMonitor(dice: Dice, blocks: Block[], facts: readonly string[]): Monitor {
  const steps = placedSteps({ blocks }).map(({ block }) => block);
  const isLikely = !dice.once(3);
  const split = 1 + dice.roll(Math.max(1, steps.length - 1));
  const [early, late] = isLikely ? [steps.slice(0, split), steps.slice(split)] : [steps, steps];
  const some = (among: StepBlock[]): Ended[] => {
    const one = endOf(dice, dice.pick(among.length > 0 ? among : steps), isLikely);
    return dice.once(4) ? [one, endOf(dice, dice.pick(steps), isLikely)] : [one];
  };
  const kinds = ['before', 'before', 'before', 'never', 'at-end', 'at-end', 'value'] as const;
  const kind = dice.pick(facts.length === 0 ? kinds.slice(0, -1) : kinds);
  switch (kind) {
    case 'before': {
      const then = dice.pick(late.length > 0 ? late : steps);
      // No rule waits for the beginning of a check: to the exploration it begins and ends in one.
      const when = then.kind === 'check' ? 'ends' : dice.pick(['opens', 'ends'] as const);
      const first = some(early).map((one) => (dice.once(3) ? { ...one, always: true as const } : one));
      return {
        rule: 'R',
        kind,
        first: dice.once(12) ? [] : first,
        then: [{ step: then.id, when }],
      };
    }
    case 'never':
      return { rule: 'R', kind, ends: [endOf(dice, dice.pick(steps), false)] };
    case 'at-end':
      return { rule: 'R', kind, when: some(late), needs: some(early) };
    case 'value': {
      const field = dice.pick(facts);
      if (field !== 'flag') return { rule: 'R', kind, field, test: { above: dice.roll(3) } };
      return { rule: 'R', kind, field, test: dice.once(2) ? { is: ['yes'] } : { isNot: ['yes'] } };
    }
  }
}

/** Any end of a step; `consents`: those after which the case goes on. */
function endOf(dice: Dice, { id, outcomes }: StepBlock, consents: boolean): Ended {
  if (dice.once(4)) return { step: id };
  const ways = Object.entries(outcomes as Record<string, Target | OutcomeDeclaration>);
  const onwards = ways.filter(([, way]) => ['next', 'warn'].includes(typeof way === 'string' ? way : way.to));
  const among = (consents && onwards.length > 0 ? onwards : ways).map(([outcome]) => outcome);
  return { step: id, outcomes: consents && dice.once(2) ? among : [dice.pick(among)] };
}
