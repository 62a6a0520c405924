/** What a schema cannot say about waiting: that it ends, that each of its ends is declared, and who may say that something has happened. */
import { readPeriod } from '../clock/period';
import type { Add } from './check.types';
import { checkAssignee } from './check-posts';
import type { Template, WaitBlock } from './template.types';
import { placedBlocks } from './walk-template';

const OVER = 'over';

export function checkWait(block: WaitBlock, path: string, add: Add): void {
  const events = block.events ?? [];
  const ends = [...(block.until === undefined ? [] : [OVER]), ...events.map(({ event }) => event)];
  if (ends.length === 0) {
    add('WAIT_WITHOUT_END', path, '等待须有期限或事件。', 'Waiting needs a period or an event that ends it.');
  }
  for (const [index, { event, by }] of events.entries()) {
    const at = `${path}/events/${index}`;
    checkAssignee(by, `${at}/by`, add);
    if (event === OVER || events.findIndex((other) => other.event === event) !== index) {
      add(
        'DUPLICATE_ID',
        `${at}/event`,
        `事件编号“${event}”重复或已有含义。`,
        `The event "${event}" stands twice, or means something.`,
      );
    }
  }
  for (const end of ends.filter((id) => !Object.hasOwn(block.outcomes, id))) {
    add('OUTCOME_UNDECLARED', `${path}/outcomes`, `没有写明“${end}”之后怎么办。`, `What follows "${end}" is not declared.`);
  }
  for (const id of Object.keys(block.outcomes).filter((outcome) => !ends.includes(outcome))) {
    add('OUTCOME_NEVER_TAKEN', `${path}/outcomes/${id}`, `不会出现结果“${id}”。`, `Nothing leads to the outcome "${id}".`);
  }
  checkOver(block, path, add);
}

/** A day that has passed has passed in the next round too: going back from there would turn in circles without anybody acting. */
function checkOver({ until, outcomes }: WaitBlock, path: string, add: Add): void {
  if (until === undefined || outcomes[OVER]?.to.startsWith('back-to:') !== true) return;
  if (readPeriod(until.within)?.kind === 'within' && (until.from ?? 'entry') === 'entry') return;
  add(
    'WAIT_TURNS',
    `${path}/outcomes/${OVER}/to`,
    '等到某一日期的步骤，期满后不能退回：日期已过，会反复循环。',
    'What waits for a date cannot go back when it has come: the date has passed, and it would turn in circles.',
  );
}

/** Who may interrupt a sequence. */
export function checkInterrupts(template: Template, add: Add): void {
  for (const { block, path } of placedBlocks(template.blocks)) {
    if (block.kind !== 'sequence') continue;
    for (const [index, { event, by }] of (block.on ?? []).entries()) {
      const at = `${path}/on/${index}`;
      if (by !== undefined) checkAssignee(by, `${at}/by`, add);
      if ((block.on ?? []).findIndex((other) => other.event === event) === index) continue;
      add('DUPLICATE_ID', `${at}/event`, `事件编号“${event}”重复。`, `The event "${event}" stands twice.`);
    }
  }
}
