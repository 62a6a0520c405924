/**
 * What each action means where. `README.md` says the same with its reasons, and a test holds the two together; the actions ask this table,
 * so that there is no second answer. `built`, or the code with which it is refused.
 */
import { reject } from '../../kernel';
import type { Rejection, RejectionCode } from '../../kernel';
import { stepKind } from '../../steps/registry';
import type { ProgramStep } from '../../template/program.types';
import type { HandOnAction } from '../../template/template.types';
import type { ActionKind } from '../action.types';
import { isParty } from '../party';
import type { Slot } from '../state.types';
import { COURSE_ROWS, type CourseAction } from './course-rows';

/** In the order of the table. The first ten are a task's own; the others are where a step stands, or that it has no task. */
export const COLUMNS = [
  'single',
  'all',
  'any',
  'in-turn',
  'votes',
  'signer',
  'supplement',
  'notice',
  'score',
  'party',
  'parallel',
  'each',
  'meeting',
  'closed',
] as const;
export type Column = (typeof COLUMNS)[number];
export type TaskColumn = Exclude<Column, 'parallel' | 'each' | 'meeting' | 'closed'>;

/** Acts with more than one person in them stand here besides actions, and so does what never comes to the machine. */
export type Row = ActionKind | 'proxy' | 'recorded' | Note;
export type Note = 'draft' | 'comment' | 'urged' | 'read';
export type Cell = 'built' | RejectionCode;

export interface ActionRow {
  /** `machine`: an event of the case's log. `note`: one transaction of the store, and no state of the case changes. */
  road: 'machine' | 'note';
  cells: Record<Column, Cell>;
}

const NO: Cell = 'NOT_MEANINGFUL_HERE';
const NEVER: Cell = 'ACTION_REFUSED_HERE';

/** A row: built everywhere, except where it says otherwise. In a closed case nothing moves. */
export function row(road: ActionRow['road'], except: Partial<Record<Column, Cell>>): ActionRow {
  const cells = Object.fromEntries(COLUMNS.map((column): [Column, Cell] => [column, except[column] ?? 'built']));
  return { road, cells: cells as Record<Column, Cell> };
}

const CLOSED = { closed: 'CASE_CLOSED' } as const;
/** A vote, a scorer's sheet and a party body's act are nobody else's. */
const PERSONAL = { votes: NEVER, score: NEVER, party: NEVER } as const;
const HANDED_ON = { ...PERSONAL, signer: NO, supplement: NO, meeting: NO, ...CLOSED } as const;
const ADDED = { signer: NO, supplement: NO, notice: NO, score: NO, party: NEVER, meeting: NO, ...CLOSED } as const;
const POOLED = { signer: NO, supplement: NO, notice: NO, score: NO, meeting: NO, ...CLOSED } as const;

export const TABLE: Record<Row, ActionRow> = {
  transferred: row('machine', HANDED_ON),
  delegated: row('machine', HANDED_ON),
  'given-back': row('machine', HANDED_ON),
  'signer-added': row('machine', ADDED),
  // Where nobody can be added, nobody is there to be taken off.
  'signer-removed': row('machine', {
    supplement: 'SIGNER_UNKNOWN',
    notice: 'SIGNER_UNKNOWN',
    score: 'SIGNER_UNKNOWN',
    party: 'SIGNER_UNKNOWN',
    meeting: 'SIGNER_UNKNOWN',
    ...CLOSED,
  }),
  taken: row('machine', POOLED),
  'put-back': row('machine', POOLED),
  recused: row('machine', { meeting: NO, ...CLOSED }),
  'handed-over': row('machine', { ...PERSONAL, supplement: NO, meeting: 'NOT_THE_HOLDER', ...CLOSED }),
  'applicant-changed': row('machine', CLOSED),
  proxy: row('machine', { ...PERSONAL, meeting: 'SLOT_UNKNOWN', closed: 'SLOT_CLOSED' }),
  recorded: row('machine', {
    signer: 'RECORDING_NOT_ALLOWED',
    supplement: 'RECORDING_NOT_ALLOWED',
    notice: 'RECORDING_NOT_ALLOWED',
    score: 'RECORDING_NOT_ALLOWED',
    meeting: 'SLOT_UNKNOWN',
    closed: 'SLOT_CLOSED',
  }),
  draft: row('note', { meeting: NO, ...CLOSED }),
  comment: row('note', {}),
  urged: row('note', CLOSED),
  read: row('note', {}),
  ...courseRows(),
};

function courseRows(): Record<CourseAction, ActionRow> {
  return Object.fromEntries(Object.entries(COURSE_ROWS).map(([action, except]) => [action, row('machine', except)])) as Record<
    CourseAction,
    ActionRow
  >;
}

/** The task's own column. What is a party body's is that first, wherever it stands. */
export function columnOf(step: ProgramStep, slot: Slot): TaskColumn {
  if (slot.purpose === 'supplement') return 'supplement';
  if (isParty(slot.holders)) return 'party';
  if (slot.purpose === 'sign') return 'signer';
  const several = 'several' in step ? step.several?.way : undefined;
  return stepKind(step).column ?? several ?? 'single';
}

/** What a step may refuse besides, by its own name in templates. */
const HAND_ON: Partial<Record<Row, HandOnAction>> = {
  transferred: 'transfer',
  delegated: 'delegate',
  'signer-added': 'add-signer',
  proxy: 'proxy',
};

/** Why an action is not for this task, whoever asks; null where it is built. */
export function refusedHere(action: Row, step: ProgramStep, slot: Slot): Rejection | null {
  const cell = TABLE[action].cells[columnOf(step, slot)];
  if (cell !== 'built') return reject(cell, { action, slot: slot.id });
  const name = HAND_ON[action];
  const never = 'actions' in step ? (step.actions?.never ?? []) : [];
  return name !== undefined && never.includes(name) ? reject(NEVER as RejectionCode, { action, slot: slot.id }) : null;
}
