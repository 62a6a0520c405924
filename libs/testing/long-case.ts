/** A long case gone through several times: officers' steps one after the other, and from the last one back to the applicant. */
import type { Program } from '../procedure';
import { content, Story } from './story';
import { programOf, review } from './templates/builder';

const SUPPLEMENT = { rounds: 9, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;
const back = { to: 'return' as const, label: { zh: '退回', en: 'returned' }, reason: true };

/** So many steps; the last can return the case. */
export function longProgram(steps: number): Program {
  const name = (n: number): string => `step-${n + 1}`;
  return programOf(
    Array.from({ length: steps }, (_, n) => review(name(n), { returned: back }, { supplement: SUPPLEMENT })),
    {
      fields: Array.from({ length: 20 }, (_, n) => ({
        id: `field${n}`,
        type: 'text',
        label: { zh: `栏 ${n}`, en: `field ${n}` },
        maxLength: 100,
      })),
    },
  );
}

/** The whole of it `rounds` times, up to the last step of the last round, which is still open. */
export function longCase(program: Program, rounds: number): Story {
  const steps = program.blocks.map(({ id }) => id);
  const last = steps.at(-1) ?? '';
  const given = Object.fromEntries(program.fields.map((field) => [field, true]));
  const story = new Story(program).file(content({}, given));
  for (let round = 1; ; round += 1) {
    for (const step of steps.slice(0, -1)) story.act(`${step}.${round}`, 'agreed');
    if (round === rounds) return story;
    story.act(`${last}.${round}`, 'returned', { hasReason: true });
    story.resubmit(`${last}.${round}.supplement`, content({}, given, `hash-${round + 1}`));
  }
}
