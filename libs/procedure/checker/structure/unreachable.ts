/** Steps to which no case ever comes: everything before them ends, refuses or leads elsewhere. */
import { finding, type Check } from '../checked';

export const unreachable: Check = ({ steps, ways }) =>
  steps
    .filter(({ block }) => !ways.reachable.has(block.id))
    .map(({ block, path }) =>
      finding(
        'STEP_UNREACHABLE',
        'error',
        path,
        `“${block.title.zh}”永远走不到：它之前的办理结果都已结束或转向别处。`,
        `No case ever comes to "${block.title.en}": everything before it ends the case or leads elsewhere.`,
      ),
    );
