/**
 * A ballot by circulation (通讯表决). Text, agenda and roll stand still from its opening. Replies are kept in PostgreSQL; the log knows that
 * somebody replied and how often, never what. At closing the replies are counted; what they came to the chair declares, as in any sitting.
 * Who did not reply has neither agreed nor attended, so nothing passes by silence.
 */
import { isRejection, reject } from '../kernel';
import type { Instant, Rejection } from '../kernel';
import type { Effect } from '../machine/effect.types';
import { countVotes, isCount, neededOf } from './arithmetic';
import { listing } from './deliveries';
import { refuseAgenda, standing, strikeOut } from './items';
import { MAX_ROLL, notOnRoll } from './roll';
import type {
  Arithmetic,
  BallotCast,
  BallotOpened,
  BallotsCounted,
  Circulation,
  CirculationCount,
  MeetingDemanded,
  OrganRules,
  SittingForm,
  SittingItem,
  SittingState,
} from './sitting.types';

/** The one clock of a sitting. */
export const BALLOT_CLOCK = 'ballot';

type Heard = Rejection | Effect[];

/** Whether the charter lets the organ decide in this form. */
export function refuseForm(rules: OrganRules, form: SittingForm, members: number, isAssembly: boolean): Rejection | null {
  if (form !== 'by-circulation') return null;
  if (rules.circulation === undefined || rules.threshold === null || !rules.forms.includes(form))
    return reject('FORM_NOT_ALLOWED', { form });
  return isAssembly || members <= MAX_ROLL ? null : reject('ROLL_TOO_LONG', { expected: members, limit: MAX_ROLL });
}

export function openBallot(draft: SittingState, event: BallotOpened): Heard {
  if (draft.form !== 'by-circulation') return reject('FORM_NOT_ALLOWED', { form: draft.form });
  const stands = refuseAgenda(draft);
  if (stands !== null) return stands;
  if (event.closesAt <= event.at) return reject('CLOSING_TOO_EARLY', { closesAt: event.closesAt });
  const listed = draft.items.filter(({ status }) => status === 'listed');
  const untold = listed.filter(({ id }) => (event.texts[id] ?? '') === '').map(({ id }) => id);
  if (listed.length === 0 || untold.length > 0) return reject('TEXT_REQUIRED', { items: untold });
  for (const item of listed) {
    const recused = event.recused?.[item.id] ?? [];
    const strangers = draft.assembly === undefined ? notOnRoll(draft, recused) : [];
    if (strangers.length > 0 || new Set(recused).size !== recused.length) return reject('NOT_ON_ROLL', { members: recused });
    Object.assign(item, { textHash: event.texts[item.id], recused });
    if (draft.assembly === undefined) item.revisions = draft.roll.map(() => 0);
    else if (draft.assembly.named === true) item.replied = 0;
  }
  draft.circulation = { status: 'open', openedAt: event.at, closesAt: event.closesAt, demandedBy: [], ballotsHash: null };
  return [];
}

/** Every change of a reply is kept; the last one before the closing counts. */
export function castBallot(draft: SittingState, event: BallotCast): Heard {
  const open = openAt(draft, event.receivedAt);
  if (isRejection(open)) return open;
  const item = standing(draft, event.item);
  if (isRejection(item)) return item;
  // A vote is lent by the charter's mandate only, and by circulation nobody is away.
  if (event.actor !== event.member) return reject('NOT_VOTER');
  if (item.replied !== undefined) return castInAssembly(draft, item, event);
  const place = draft.roll.findIndex(({ member }) => member === event.member);
  const done = item.revisions?.[place];
  if (item.revisions === undefined || done === undefined) return reject('NOT_ON_ROLL', { members: [event.member] });
  const isAside = item.recused.includes(event.member);
  // Who was recused beforehand got no ballot.
  if (isAside && done === 0) return reject('VOTER_RECUSED', { item: item.id });
  if (event.textHash !== item.textHash) return reject('CONTENT_CHANGED', { item: item.id });
  if (event.revision !== done + 1) return reject('BALLOT_CHANGED', { item: item.id, revision: done });
  item.revisions[place] = event.revision;
  if (event.recused !== isAside) {
    item.recused = event.recused ? [...item.recused, event.member] : item.recused.filter((member) => member !== event.member);
  }
  return [{ kind: 'ballot-kept', item: item.id, member: event.member, revision: event.revision }];
}

/**
 * One of thousands: the roll and who has replied how often are kept by the store, which says them with the event; the state counts. It stays as
 * small with three thousand replies as with none.
 */
function castInAssembly(draft: SittingState, item: SittingItem, event: BallotCast): Heard {
  const { id, recused, textHash, replied = 0 } = item;
  const expected = draft.assembly?.members ?? 0;
  const isOnRoll = event.place !== undefined && isCount(event.place) && event.place < expected;
  if (!isOnRoll) return reject('NOT_ON_ROLL', { members: [event.member] });
  if (recused.includes(event.member)) return reject('VOTER_RECUSED', { item: id });
  if (event.textHash !== textHash) return reject('CONTENT_CHANGED', { item: id });
  const isFirst = event.revision === 1;
  if (!isCount(event.revision - 1) || replied + (isFirst ? 1 : 0) > expected - recused.length)
    return reject('BALLOT_CHANGED', { item: id, revision: event.revision });
  if (isFirst) item.replied = replied + 1;
  return [{ kind: 'ballot-kept', item: id, member: event.member, revision: event.revision }];
}

/** A member wants the matter talked about. When as many ask as the rules need, the ballot ends without a result. */
export function demandMeeting(draft: SittingState, event: MeetingDemanded): Heard {
  const open = openAt(draft, event.receivedAt);
  if (isRejection(open)) return open;
  const demand = draft.rules.circulation?.demand;
  if (demand === undefined) return reject('DEMAND_NOT_ALLOWED', { article: draft.rules.article });
  if (event.actor !== event.member) return reject('NOT_VOTER');
  if (notOnRoll(draft, [event.member]).length > 0) return reject('NOT_ON_ROLL', { members: [event.member] });
  if (open.demandedBy.includes(event.member)) return reject('DEMANDED_ALREADY');
  open.demandedBy.push(event.member);
  if (open.demandedBy.length < demandsNeeded(draft)) return [];
  open.status = 'abandoned';
  draft.phase = 'closed';
  return draft.items.flatMap((item) => {
    if (item.status === 'struck') return [];
    strikeOut(item);
    return listing(draft, item, 'struck');
  });
}

/** How many must ask for a real meeting; null where nobody may. */
export function demandsNeeded({ rules, roll }: Pick<SittingState, 'rules' | 'roll'>): number {
  const demand = rules.circulation?.demand;
  if (demand === undefined) return Number.POSITIVE_INFINITY;
  if ('count' in demand) return Math.max(1, demand.count);
  return Math.max(1, neededOf({ operator: 'at-least', of: demand.share, base: 'expected' }, roll.length));
}

function openAt(draft: SittingState, receivedAt: Instant): Circulation | Rejection {
  const { circulation } = draft;
  const isOpen = circulation?.status === 'open' && receivedAt < circulation.closesAt;
  return isOpen ? circulation : reject('BALLOT_NOT_OPEN', { closesAt: circulation?.closesAt ?? null });
}

/** The closing. It counts, and decides nothing: the numbers must be those of a ballot that this log has seen. */
export function countBallot(draft: SittingState, event: BallotsCounted): Heard {
  const { circulation } = draft;
  if (circulation?.status !== 'open' || event.clock !== BALLOT_CLOCK || event.dueAt !== circulation.closesAt) {
    return reject('CLOCK_UNKNOWN', { clock: event.clock });
  }
  if (event.at < circulation.closesAt) return reject('NOT_DUE', { clock: event.clock });
  const listed = draft.items.filter(({ status }) => status === 'listed');
  if (event.counts.length !== listed.length)
    return reject('ITEM_UNKNOWN', { counted: event.counts.length, listed: listed.length });
  for (const item of listed) {
    const count = event.counts.find((candidate) => candidate.item === item.id);
    if (count === undefined) return reject('ITEM_UNKNOWN', { item: item.id });
    if (!isOfLog(draft, item, count)) return reject('PAPERS_DO_NOT_ADD_UP', { item: item.id, ...papersOf(draft, item, count) });
    item.count = count;
  }
  circulation.status = 'counted';
  circulation.ballotsHash = event.ballotsHash;
  return [];
}

function isOfLog(draft: SittingState, item: SittingItem, count: CirculationCount): boolean {
  const { for: inFavour, against, abstained, invalid, recused } = count;
  if (![inFavour, against, abstained, invalid, recused].every(isCount)) return false;
  const { issued, returned } = papersOf(draft, item, count);
  if (item.revisions === undefined) return item.replied === undefined ? returned <= issued : returned === item.replied;
  return returned === item.revisions.filter((revision) => revision > 0).length && recused === asideByReply(draft, item);
}

/** Who said by his own reply that he stands aside. */
function asideByReply({ roll }: SittingState, { recused, revisions = [] }: SittingItem): number {
  return roll.filter(({ member }, place) => (revisions[place] ?? 0) > 0 && recused.includes(member)).length;
}

/** 应发、收回、有效、无效、未回复. Who stands aside by his own reply has replied, and given no vote. */
function papersOf(draft: SittingState, item: SittingItem, count: CirculationCount) {
  const beforehand = item.recused.length - (item.revisions === undefined ? 0 : asideByReply(draft, item));
  const issued = (draft.assembly?.members ?? draft.roll.length) - beforehand;
  const valid = count.for + count.against + count.abstained;
  const returned = valid + count.invalid + count.recused;
  return { issued, returned, valid, invalid: count.invalid, notReturned: issued - returned };
}

/** Attendance is by reply; a threshold over those present is over who replied and does not stand aside. */
export function arithmeticOf(draft: SittingState, item: SittingItem, count: CirculationCount): Arithmetic {
  const expected = draft.assembly?.members ?? draft.roll.length;
  const papers = papersOf(draft, item, count);
  const entitled = papers.returned - count.recused;
  const attendance = {
    members: draft.membership ?? expected,
    expected,
    present: papers.returned,
    represented: 0,
    outOfRoom: 0,
    // For an assembly those of the replies besides those known beforehand.
    recused: item.revisions === undefined ? item.recused.length + count.recused : item.recused.length,
    entitled,
    base: entitled,
  };
  return countVotes(draft.rules, attendance, count, { matter: item.matter, papers });
}
