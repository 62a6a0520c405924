/** Reading a duty, as a template is read: how big it is, its shape, what a schema cannot say. Issues are collected, never thrown. */
import { readCondition } from '../expressions/read-condition';
import type { Add } from '../template/check.types';
import { checkLimits } from '../template/check-limits';
import { checkLookUps } from '../template/check-look-ups';
import { dutyShape } from '../template/file-shapes';
import { LIMITS } from '../template/limits';
import { PARTY_ROLES, SOCIETY_ROLES, type Role } from '../template/roles';
import type { Duty, Issue } from '../template/template.types';
import { dutyVocabulary } from './duty';
import { readDay } from './periods';

/** A duty without errors, or null with every issue that was found. */
export function parseDuty(input: unknown): { duty: Duty | null; issues: Issue[] } {
  const { issues: beyond } = checkLimits(input);
  if (beyond.length > 0) return { duty: null, issues: beyond };
  const shaped = dutyShape(input);
  if ('issues' in shaped) return { duty: null, issues: shaped.issues };
  const issues = checkDuty(shaped.duty);
  return { duty: issues.length > 0 ? null : shaped.duty, issues: issues.slice(0, LIMITS.issues) };
}

const POSTS: Record<Duty['for'], readonly Role[]> = { society: SOCIETY_ROLES, 'party-organisation': PARTY_ROLES };

function checkDuty(duty: Duty): Issue[] {
  const issues: Issue[] = [];
  const add: Add = (rule, path, zh, en) => void issues.push({ rule, path, severity: 'error', message: { zh, en } });
  checkQuestions(duty, add);
  for (const { code, message } of readCondition(duty.satisfied, dutyVocabulary(duty)).problems) {
    add(code, '/satisfied', message.zh, message.en);
  }
  for (const [index, text] of duty.remind.entries()) {
    const read = readDay(text);
    const at = `/remind/${index}`;
    if (read === null) add('PERIOD_UNREADABLE', at, `“${text}”不是期间里的日子。`, `"${text}" is no day of a period.`);
    if (read?.kind === 'date' && duty.period !== 'year') {
      add('DATE_OF_YEAR', at, '只有按年的职责可以写日期。', 'Only a yearly duty can name a date of the year.');
    }
  }
  for (const [index, role] of duty.to.entries()) {
    if (POSTS[duty.for].includes(role)) continue;
    const at = `/to/${index}`;
    add('ROLE_OF_OTHER_ORGANISATION', at, `“${role}”不在该单位内。`, `"${role}" is no post of that organisation.`);
  }
  return issues;
}

/** Its look-ups stand without a form and without parameters, and are asked of the period. */
function checkQuestions({ lookUps }: Duty, add: Add): void {
  checkLookUps({ lookUps, form: { fields: [] }, parameters: [], blocks: [] }, add);
  const ids = lookUps.map(({ id }) => id);
  for (const [index, { id, where }] of lookUps.entries()) {
    const at = `/lookUps/${index}`;
    if (ids.indexOf(id) !== index) add('DUPLICATE_ID', `${at}/id`, `编号“${id}”重复。`, `The id "${id}" stands twice.`);
    if (where.since === undefined) continue;
    const zh = '职责的查询只看本期间，不写往回的时间。';
    add('DUTY_COUNTS_BACK', `${at}/where/since`, zh, 'A duty asks of its own period and does not count back by itself.');
  }
}
