/** Whether a clock has an effect on anybody: one that turns to whoever has the task already, and waits that no day ends. */
import type { OfficerClock, OrganisationOf, StepBlock } from '../../template/template.types';
import { finding, type Check } from '../checked';

export const clocks: Check = ({ steps }) =>
  steps.flatMap(({ block, path }) => [...turning(block, path), ...waiting(block, path)]);

function turning(block: StepBlock, path: string) {
  return clocksOf(block).flatMap(({ at, clock, role, of }) => {
    if (clock.then !== `turn-to:${role}`) return [];
    return [
      finding(
        'CLOCK_TURNS_TO_THE_SAME',
        'warning',
        `${path}${at}/then`,
        '到期转请的职务就是正在办理的职务，等于没有效果；可改为另一职务，或只提醒。',
        `It turns to the post that has it already ("${role}" of ${of}), so nothing happens: name another, or let it remind.`,
      ),
    ];
  });
}

function clocksOf(block: StepBlock): { at: string; clock: OfficerClock; role: string; of: OrganisationOf }[] {
  const found: ReturnType<typeof clocksOf> = [];
  if ('by' in block && 'clock' in block) found.push({ at: '/clock', clock: block.clock, role: block.by.role, of: block.by.of });
  if (block.kind === 'notice') {
    const { by, clock } = block.objections;
    found.push({ at: '/objections/clock', clock, role: by.role, of: by.of });
  }
  return found;
}

/** Nothing but a person's word ends such a wait, and nothing reminds him of it. */
function waiting(block: StepBlock, path: string) {
  if (block.kind !== 'wait' || block.until !== undefined) return [];
  return [
    finding(
      'WAIT_WITHOUT_DAY',
      'note',
      path,
      `“${block.title.zh}”只等事件，没有最晚的日期；一直没有人说明时，办件会停在这里。`,
      `"${block.title.en}" waits for an event and for no day: as long as nobody says that it has happened, the case stands here.`,
    ),
  ];
}
