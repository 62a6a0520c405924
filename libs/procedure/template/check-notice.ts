/** What a schema cannot say about a notice: who posts and who handles, days that there are, objections that can be right and wrong. */
import { areDays } from '../steps/notice/days';
import type { Add } from './check.types';
import { checkAssignee, checkClockPosts, checkKeepsOpen, checkPosts } from './check-posts';
import { checkNumber } from './check-numbers';
import type { NoticeBlock, Template } from './template.types';

export function checkNotice(template: Template, block: NoticeBlock, path: string, add: Add): void {
  const { by, clock, days, objections, closing } = block;
  checkPosts(block, path, add);
  checkKeepsOpen(clock, `${path}/clock`, add);
  checkAssignee(objections.by, `${path}/objections/by`, add);
  checkClockPosts(objections.by.of, objections.clock, `${path}/objections/clock`, add);
  checkKeepsOpen(objections.clock, `${path}/objections/clock`, add);
  if (closing !== undefined) {
    checkClockPosts(by.of, closing.clock, `${path}/closing/clock`, add);
    checkKeepsOpen(closing.clock, `${path}/closing/clock`, add);
  }
  if (typeof days === 'object') checkNumber(template, days.parameter, areDays, `${path}/days/parameter`, add);
  const upholding = Object.values(objections.outcomes).filter(({ upholds }) => upholds === true).length;
  if (upholding === 0 || upholding === Object.keys(objections.outcomes).length) {
    add(
      'OBJECTION_FORESEEN',
      `${path}/objections/outcomes`,
      '异议的处理结果须既有成立的、也有不成立的。',
      'Among the findings on an objection there must be one that upholds it and one that does not.',
    );
  }
}
