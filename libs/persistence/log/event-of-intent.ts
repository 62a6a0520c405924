/** From what a person asked to the event of the log: ids, facts and hashes; the words stay with the intent. Exhaustive by kind. */
import {
  CURRENT_FLAGS,
  matterOfCase,
  nextTurn,
  type Acted,
  type CaseEvent,
  type Filed,
  type ListedItem,
  type SittingEvent,
  type SittingItem,
} from '../../procedure';
import type { StreamState } from '../../procedure/streams';
import type { Opened } from '../secret-ballots/count';
import { sourceKey } from './agenda-sources';
import type { VoterOfAssembly } from './assembly-roll';
import { hashOf } from './hashes';
import type { ActBody, FileBody, IntentKind, Said } from './intent-bodies';
import type { IntentOf, IntentRow } from './rows';

type Makers = { [K in IntentKind]: (intent: IntentOf<K>, common: Common, around: Around) => CaseEvent | SittingEvent };

interface Common {
  id: string;
  at: string;
  actor: string;
  occurredOn: string;
}

/** What an event is made of besides its intent. */
export interface Around {
  /** Of the log, before the event; null before the first. */
  state: StreamState | null;
  /** What the cases of items are about, by `sourceKey`. Empty where the organ's rules do not ask. */
  matters: Map<string, string>;
  /** Of a vote in an assembly, whose roll no state holds; null for anything else. */
  voter: VoterOfAssembly | null;
  /** The sealed ballots of a secret vote that is counted now; null for anything else, and where they may not be opened. */
  opened: Opened | null;
}

const makers: Makers = {
  file: ({ stream, body }, common) => ({
    ...common,
    ...body.content,
    kind: 'filed',
    flags: [...CURRENT_FLAGS],
    case: stream,
    society: body.society,
    association: body.association,
    capacity: body.capacity.role,
    parameters: body.parameters,
    ...(body.onPaper === undefined ? {} : onPaper(body.onPaper)),
  }),
  act: ({ target, content_hash, body, actor }, common) => ({
    ...common,
    ...(body.on === undefined ? {} : { occurredOn: body.on }),
    ...(body.recorded === undefined ? {} : onBehalf(body.recorded, actor)),
    kind: 'acted',
    slot: target ?? '',
    outcome: body.outcome,
    contentHash: content_hash ?? '',
    hasReason: isWritten(body.opinion) || (body.missing ?? []).length > 0,
    content: body.content ?? null,
    ...(body.submission === undefined ? {} : { submissionHash: body.submission.hash }),
    ...(body.for === undefined ? {} : { for: body.for }),
    ...(body.chosen === undefined ? {} : { chosen: body.chosen }),
    ...(body.marks === undefined ? {} : { marks: body.marks }),
  }),
  action: ({ body: { does, reason, on } }, common) => ({
    ...common,
    ...(on === undefined ? {} : { occurredOn: on }),
    ...(does.kind === 'given-back' ? { ...does, hasReason: isWritten(reason) } : does),
  }),
  withdraw: (_intent, common) => ({ ...common, kind: 'withdrawn' }),
  migrate: ({ body: { program, landing, added } }, common) => ({
    ...common,
    ...{ kind: 'migrated', program, landing },
    ...(added === undefined ? {} : { added }),
  }),
  convene: ({ stream, body }, common, around) => ({
    ...common,
    kind: 'convened',
    sitting: stream,
    society: body.society,
    organ: body.organ,
    form: body.form,
    on: body.on,
    chair: body.chair,
    members: body.assembly === true ? [] : body.members,
    rules: body.rules,
    items: body.items.map((item) => listedOf(item, around)),
    ...(body.assembly === true
      ? { assembly: { members: body.members.length, rollHash: hashOf(body.members), named: true as const } }
      : {}),
  }),
  'list-item': ({ body }, common, around) => ({ ...common, kind: 'item-listed', ...listedOf(body, around) }),
  'record-roll': ({ body: { presence, chair, attending } }, common) => ({
    ...common,
    ...{ kind: 'roll-recorded', presence },
    ...(chair === undefined ? {} : { chair }),
    ...(attending === undefined ? {} : { attending: attending.map(({ id }) => id) }),
  }),
  'change-members': ({ body }, common) => ({
    ...common,
    kind: 'members-changed',
    joined: body.joined,
    left: body.left,
    hasReason: isWritten(body.reason),
  }),
  'record-item': ({ body }, common) => ({
    ...common,
    kind: 'item-recorded',
    item: body.item,
    recused: body.recused,
    votes: body.votes,
    outcome: body.outcome,
    hasReason: isWritten(body.reason),
    ...(body.outOfRoom === undefined ? {} : { outOfRoom: body.outOfRoom }),
    ...(body.ballot === undefined ? {} : { ballot: body.ballot }),
    ...(body.papers === undefined ? {} : { papers: body.papers }),
    ...(body.paper === undefined ? {} : { resolutionHash: body.paper.sha256 }),
    ...(body.followUps === undefined
      ? {}
      : { followUps: body.followUps.map(({ id, holder, dueOn }) => ({ id, holder, dueOn })) }),
  }),
  'open-ballot': ({ body }, common) => ({
    ...common,
    kind: 'ballot-opened',
    closesAt: body.closesAt,
    texts: body.texts,
    ...(body.recused === undefined ? {} : { recused: body.recused }),
  }),
  'cast-ballot': ({ body, received_at, actor }, common, { state, voter }) => ({
    ...common,
    ...(body.recorded === undefined ? {} : onBehalf(body.recorded, actor)),
    kind: 'ballot-cast',
    member: body.recorded?.person ?? actor,
    item: body.item,
    revision: (voter?.replies ?? repliesOf(state, body.item, body.recorded?.person ?? actor)) + 1,
    ...(voter?.place === undefined || voter.place === null ? {} : { place: voter.place }),
    textHash: body.textHash,
    recused: body.choice === 'recused',
    receivedAt: received_at.toISOString(),
  }),
  'open-secret': ({ body }, common, { state }) => ({
    ...common,
    kind: 'secret-opened',
    item: body.item,
    turn: nextTurn(itemOf(state, body.item) ?? {}),
    textHash: body.textHash,
    recused: body.recused,
    ...(body.outOfRoom.length === 0 ? {} : { outOfRoom: body.outOfRoom }),
    ...(body.election === undefined ? {} : { election: body.election }),
    ...(body.plain ? { plain: true } : {}),
    knowsFew: body.knowsFew,
  }),
  'cast-secret': ({ body }, common) => ({
    ...common,
    kind: 'secret-cast',
    member: common.actor,
    item: body.item,
    turn: body.turn,
    textHash: body.textHash,
  }),
  'count-secret': ({ body: { item, turn } }, common, { opened }) => {
    const place = { ...common, item, turn };
    if (opened !== null && 'lost' in opened) return { ...place, kind: 'secret-voided', why: opened.lost, hasReason: false };
    // Nothing was opened: the machine refuses, and says why.
    const { votes, blank, invalid } = opened ?? { votes: {}, blank: 0, invalid: 0 };
    return { ...place, kind: 'secret-counted', votes, blank, invalid };
  },
  'void-secret': ({ body: { item, turn, reason } }, common) => ({
    ...common,
    ...{ kind: 'secret-voided', item, turn, why: 'ended', hasReason: isWritten(reason) },
  }),
  'demand-meeting': ({ received_at }, common) => ({
    ...common,
    kind: 'meeting-demanded',
    member: common.actor,
    receivedAt: received_at.toISOString(),
  }),
  'close-sitting': (_intent, common) => ({ ...common, kind: 'sitting-closed' }),
  'sign-minutes': ({ body: { minutesHash, as, signer } }, common) => ({
    ...common,
    kind: 'minutes-signed',
    minutesHash,
    ...(as === undefined || signer === undefined ? {} : { as, signer }),
  }),
};

/** The event that an intent asks for; `at` is the instant that the log gives it. */
export function eventOfIntent(intent: IntentRow, at: string, around: Around): CaseEvent | SittingEvent {
  return make(intent, { id: intent.id, at, actor: intent.actor, occurredOn: intent.occurred_on }, around);
}

function make<K extends IntentKind>(intent: IntentOf<K>, common: Common, around: Around): CaseEvent | SittingEvent {
  return makers[intent.kind](intent, common, around);
}

/** A case's matter is its template's; only a template for whatever is decided together leaves it to whoever lists the case. */
function listedOf({ item, source, matter: told }: ListedItem, { matters }: Around): ListedItem {
  const own = source === null ? undefined : matters.get(sourceKey(source));
  const matter = source === null ? told : own && matterOfCase(own, told);
  return { item, source, ...(matter === undefined ? {} : { matter }) };
}

/** 代录: the act is that of the person whose it is, on its own day; the intent is the recorder's. */
function onBehalf(
  { person, on, form, evidenceHash }: NonNullable<ActBody['recorded']>,
  by: string,
): Pick<Acted, 'actor' | 'occurredOn' | 'recorded'> {
  return { actor: person, occurredOn: on, recorded: { by, form, evidenceHash } };
}

/** 补录: filed on its own day, with the end that it had; nothing else of it happened here. */
function onPaper({ filedOn, outcome, on, result }: NonNullable<FileBody['onPaper']>): Pick<Filed, 'occurredOn' | 'onPaper'> {
  return { occurredOn: filedOn, onPaper: { outcome, on, ...(result === undefined ? {} : { result }) } };
}

/** How often a member has replied to an item so far. */
function repliesOf(state: StreamState | null, id: string, member: string): number {
  if (state?.kind !== 'sitting') return 0;
  const place = state.roll.findIndex((entry) => entry.member === member);
  return itemOf(state, id)?.revisions?.[place] ?? 0;
}

function itemOf(state: StreamState | null, id: string): SittingItem | undefined {
  return state?.kind === 'sitting' ? state.items.find((item) => item.id === id) : undefined;
}

/** Blank words are never sealed. */
function isWritten(text: Said | undefined): boolean {
  return text !== undefined && (typeof text !== 'string' || text.trim() !== '');
}
