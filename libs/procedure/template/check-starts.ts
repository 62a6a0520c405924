/** What a schema cannot say about what starts a case: look-ups that list, days that lie in a period, posts of the right house. */
import { readPeriod } from '../clock/period';
import { readDay } from '../starts/periods';
import { fieldsIn } from './conditions';
import type { Add } from './check.types';
import { POSTS } from './posts';
import type { Assignee, EveryStart, Role, Start, Template } from './template.types';

type Checks = { [K in Start['kind']]: (template: Template, start: Extract<Start, { kind: K }>, path: string, add: Add) => void };

const checks: Checks = {
  filed: () => undefined,
  called: () => undefined,
  assigned: (_template, { by, dueBy }, path, add) => {
    checkPosts(by, `${path}/by`, add);
    const read = readPeriod(dueBy);
    if (read === null || read.kind === 'before') unreadable(dueBy, `${path}/dueBy`, add);
  },
  proposed: (template, { when, confirmedBy, again }, path, add) => {
    checkPosts(confirmedBy, `${path}/confirmedBy`, add);
    checkListing(template, when, `${path}/when`, add);
    if (readDay(again)?.kind !== 'after') unreadable(again, `${path}/again`, add);
  },
  every: (template, start, path, add) => {
    if (start.for !== 'society') checkListing(template, start.for.lookUp, `${path}/for/lookUp`, add);
    checkDays(start, path, add);
  },
};

/** Everything that is wrong with the starts of a template, and with who may file. */
export function checkStarts(template: Template, add: Add): void {
  const starts: Start[] = template.startedBy === 'filed' ? [{ kind: 'filed' }] : template.startedBy;
  const kinds = starts.map(({ kind }) => kind);
  for (const [index, start] of starts.entries()) {
    const path = `/startedBy/${index}`;
    if (kinds.indexOf(start.kind) !== index) {
      add('START_TWICE', path, '同一种发起方式只写一次。', 'Each way in which a case begins is written once.');
    }
    checkStart(template, start, path, add);
  }
  if (starts.some(isByHand) && template.filedBy.length === 0) {
    add('FILED_BY_MISSING', '/filedBy', '须写明由哪些职务提出。', 'Say which posts may file.');
  }
}

function checkStart<K extends Start['kind']>(
  template: Template,
  start: Extract<Start, { kind: K }>,
  path: string,
  add: Add,
): void {
  checks[start.kind](template, start, path, add);
}

/** Somebody of the society fills the form in; what is called, confirmed or begun at once begins without. */
function isByHand(start: Start): boolean {
  return start.kind === 'filed' || start.kind === 'assigned' || (start.kind === 'every' && start.start === 'by-society');
}

/** It is asked before there is a case, so it knows no form. */
function checkListing(template: Template, id: string, path: string, add: Add): void {
  const lookUp = template.lookUps.find((candidate) => candidate.id === id);
  if (lookUp === undefined) {
    add('LOOK_UP_UNKNOWN', path, `没有查询“${id}”。`, `There is no look-up "${id}".`);
  } else if (lookUp.measure !== 'list') {
    add('LOOK_UP_MEASURE', path, '发起办件须用列出名单的查询。', 'What starts cases is a look-up that lists.');
  } else if (fieldsIn(lookUp).length > 0) {
    add(
      'LOOK_UP_READS_FORM',
      path,
      '发起前还没有表单，查询不能用表单项目。',
      'There is no form yet: this look-up cannot read one.',
    );
  }
}

function checkDays({ period, opens, dueBy }: EveryStart, path: string, add: Add): void {
  const read = readDay(opens);
  if (read === null) unreadable(opens, `${path}/opens`, add);
  if (read?.kind === 'date' && period !== 'year') {
    add(
      'DATE_OF_YEAR',
      `${path}/opens`,
      '只有按年发起的可以写日期。',
      'Only what begins every year can name a date of the year.',
    );
  }
  if (dueBy === undefined || readDay(dueBy)?.kind === 'before-end') return;
  const due = readPeriod(dueBy);
  if (due === null || due.kind === 'before') unreadable(dueBy, `${path}/dueBy`, add);
}

function unreadable(text: string, path: string, add: Add): void {
  add('PERIOD_UNREADABLE', path, `“${text}”在这里不是期限的写法。`, `"${text}" is no period here.`);
}

function checkPosts({ role, nobody, of }: Assignee, path: string, add: Add): void {
  const named: [string, Role][] = [
    ['role', role],
    ['nobody', nobody],
  ];
  for (const [at, post] of named) {
    if (POSTS[of].includes(post)) continue;
    add('ROLE_OF_OTHER_ORGANISATION', `${path}/${at}`, `“${post}”不在该单位内。`, `"${post}" is no post of that organisation.`);
  }
}
