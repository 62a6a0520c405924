import {
  KEPT_FOR_MEETINGS,
  type AgendaEntry,
  type ChangeMembersRequest,
  type ConveneRequest,
  type FollowUpRequest,
  type ItemResultRequest,
  type ListItemRequest,
  type RollRequest,
} from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { booleanOf, countOf, dayOf, listOf, objectOf, oneOf, optionalTextOf, textOf, uuidOf } from '../requests';
import type { AgendaSource } from './sitting.queries';

const FORMS = ['on-site', 'online', 'mixed', 'by-circulation'] as const;
const OUTCOMES = ['passed', 'passed-in-principle', 'postponed', 'not-passed', 'struck'] as const;
const BALLOTS = ['open', 'secret', 'written'] as const;
const PRESENCE = ['present', 'leave', 'absent'] as const;

/** What charters have rules of their own for. */
export function matterOf(value: unknown, field: string): string {
  const known: readonly string[] = KEPT_FOR_MEETINGS.map(({ id }) => id);
  return oneOf(value, field, known);
}

export function sourceOf(value: unknown, field: string): AgendaSource {
  const given = objectOf(value, field);
  return {
    case: uuidOf(given['case'], `${field}.case`),
    block: textOf(given['block'], `${field}.block`, 100),
    round: countOf(given['round'], `${field}.round`),
  };
}

export function conveneRequestOf(body: Record<string, unknown>): ConveneRequest {
  return {
    organ: uuidOf(body['organ'], 'organ'),
    on: dayOf(body['on'], 'on'),
    form: oneOf(body['form'], 'form', FORMS),
    time: timeOf(body['time'], 'time'),
    place: optionalTextOf(body['place'], 'place', 200),
    ...firstOf(body),
    chair: uuidOf(body['chair'], 'chair'),
    items: listOf(body['items'] ?? [], 'items', entryOf, 50),
  };
}

export function listItemRequestOf(body: Record<string, unknown>): ListItemRequest {
  const source = body['source'];
  return {
    source: source === null || source === undefined ? null : sourceOf(source, 'source'),
    title: optionalTextOf(body['title'], 'title', 200),
    ...aboutOf(body, 'matter'),
    ...firstOf(body),
  };
}

/** A change without a reason goes as far as the machine, which refuses it on the record. */
export function changeMembersRequestOf(body: Record<string, unknown>): ChangeMembersRequest {
  return {
    joined: listOf(body['joined'] ?? [], 'joined', uuidOf),
    left: listOf(body['left'] ?? [], 'left', uuidOf),
    reason: optionalTextOf(body['reason'], 'reason', 500) ?? '',
  };
}

function firstOf(body: Record<string, unknown>): { preReviewFirst?: boolean } {
  const said = body['preReviewFirst'];
  return said === undefined ? {} : { preReviewFirst: booleanOf(said, 'preReviewFirst') };
}

function timeOf(value: unknown, field: string): string | undefined {
  const time = optionalTextOf(value, field, 5);
  if (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
  throw new ApiException('FIELD_INVALID', { label: 'time' }, field);
}

/** An item of no case has a title of its own. */
function entryOf(value: unknown, field: string): AgendaEntry {
  const given = objectOf(value, field);
  const about = aboutOf(given, `${field}.matter`);
  if (given['title'] === undefined) return { ...sourceOf(given, field), ...about };
  return { title: textOf(given['title'], `${field}.title`, 200).trim(), ...about };
}

function aboutOf({ matter }: Record<string, unknown>, field: string): { matter?: string } {
  return matter === undefined || matter === null ? {} : { matter: matterOf(matter, field) };
}

function followUpOf(value: unknown, field: string): FollowUpRequest {
  const given = objectOf(value, field);
  return {
    what: textOf(given['what'], `${field}.what`, 500).trim(),
    holder: uuidOf(given['holder'], `${field}.holder`),
    dueOn: dayOf(given['dueOn'], `${field}.dueOn`),
  };
}

export function rollRequestOf(body: Record<string, unknown>): RollRequest {
  const given = objectOf(body['presence'], 'presence');
  const presence = Object.fromEntries(
    Object.entries(given).map(([member, value]) => [uuidOf(member, 'presence'), oneOf(value, `presence.${member}`, PRESENCE)]),
  );
  const [chair, attending] = [body['chair'], body['attending']];
  return {
    presence,
    ...(chair === undefined || chair === null ? {} : { chair: uuidOf(chair, 'chair') }),
    ...(attending === undefined || attending === null ? {} : { attending: listOf(attending, 'attending', attendingOf, 100) }),
    reason: optionalTextOf(body['reason'], 'reason', 500),
  };
}

const attendingOf = (value: unknown, field: string): string => textOf(value, field, 100).trim();

/** Who left the room, and how it was voted on. */
function voteOf(body: Record<string, unknown>): Pick<ItemResultRequest, 'outOfRoom' | 'ballot' | 'papers'> {
  const outOfRoom = listOf(body['outOfRoom'] ?? [], 'outOfRoom', uuidOf);
  const [ballot, papers] = [body['ballot'], body['papers']];
  return {
    ...(outOfRoom.length === 0 ? {} : { outOfRoom }),
    ...(ballot === undefined || ballot === null ? {} : { ballot: oneOf(ballot, 'ballot', BALLOTS) }),
    ...(papers === undefined || papers === null ? {} : { papers: papersOf(objectOf(papers, 'papers')) }),
  };
}

function papersOf(given: Record<string, unknown>): NonNullable<ItemResultRequest['papers']> {
  return {
    issued: countOf(given['issued'], 'papers.issued'),
    returned: countOf(given['returned'], 'papers.returned'),
    invalid: countOf(given['invalid'], 'papers.invalid'),
  };
}

export function itemResultRequestOf(body: Record<string, unknown>): ItemResultRequest {
  const votes = body['votes'] === null || body['votes'] === undefined ? null : objectOf(body['votes'], 'votes');
  return {
    item: textOf(body['item'], 'item', 100),
    recused: listOf(body['recused'] ?? [], 'recused', uuidOf),
    ...voteOf(body),
    votes: votes && {
      for: countOf(votes['for'], 'votes.for'),
      against: countOf(votes['against'], 'votes.against'),
      abstained: countOf(votes['abstained'], 'votes.abstained'),
    },
    outcome: oneOf(body['outcome'], 'outcome', OUTCOMES),
    wording: optionalTextOf(body['wording'], 'wording', 4000),
    ...(body['paper'] === undefined || body['paper'] === null ? {} : { paper: uuidOf(body['paper'], 'paper') }),
    ...(body['followUps'] === undefined ? {} : { followUps: listOf(body['followUps'], 'followUps', followUpOf, 20) }),
    reason: optionalTextOf(body['reason'], 'reason', 500),
  };
}
