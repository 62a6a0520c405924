/** What a check has found in a register may no longer be so when the entry is made, days later: only a guarantee asks again, inside the append. */
import { finding, type Check } from '../checked';

export const guarantees: Check = ({ template, steps }) =>
  steps.flatMap(({ block, path }, index) => {
    if (block.kind !== 'register' || (block.does ?? 'enter') !== 'enter' || block.guarantee !== undefined) return [];
    const asking = template.lookUps.filter(({ register }) => register === block.register).map(({ id }) => id);
    const check = steps
      .slice(0, index)
      .find(({ block: before }) => before.kind === 'check' && before.outcomes.fails === 'refuse' && asks(before.that, asking));
    if (check === undefined) return [];
    return [
      finding(
        'GUARANTEE_MISSING',
        'warning',
        path,
        `“${check.block.title.zh}”查过同一名录，到登记时情况可能已变；请把它写成登记时的保证条件（guarantee）。`,
        `"${check.block.title.en}" has asked the same register, which may have changed when the entry is made. Write it as the entry's guarantee too.`,
      ),
    ];
  });

function asks(condition: string, lookUps: string[]): boolean {
  return lookUps.some((id) => new RegExp(`\\blookups\\.${id}\\b`).test(condition));
}
