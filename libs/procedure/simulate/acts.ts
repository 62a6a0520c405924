/** What the acts of a script do, exhaustive by kind: each becomes the event that the store would make of it. */
import { civilDateOf } from '../clock/civil';
import type { Json, Rejection } from '../kernel';
import type { CaseEvent, FiledContent } from '../machine/event.types';
import { CURRENT_FLAGS } from '../machine/flags';
import { asksParty } from '../machine/party';
import { findStep } from '../machine/program';
import type { Holder, ParameterValue, Slot } from '../machine/state.types';
import { fingerprint } from '../clock/fingerprint';
import type { SittingEvent } from '../sitting/sitting.types';
import { contentOf, validateForm } from '../template/content';
import type { Role } from '../template/roles';
import { stateOf, tellCase, tellSitting, type Playing, type SittingPlayed } from './play';
import { entitledTo, postsAt, SIMULATED } from './posts';
import type { DoAct, DoConvene, ScriptAct, SimulationScript } from './script.types';
import type { SimulationCode, Told } from './simulation.types';

/** Refused by the simulation or by a machine. */
export interface Refusal {
  code: Rejection['rejected'] | SimulationCode;
  details: Record<string, Json>;
  tried: Told | null;
}

type Doer<K extends ScriptAct['do']> = (playing: Playing, act: Extract<ScriptAct, { do: K }>, index: number) => Refusal | null;

const doers: { [K in ScriptAct['do']]: Doer<K> } = {
  act: actOn,
  withdraw: (playing, act, index) =>
    tell(playing, { ...by(playing, act.who ?? playing.script.applicant, index), kind: 'withdrawn' }, index),
  raise: (playing, { block, event, who }, index) =>
    tell(playing, { ...by(playing, who ?? playing.script.applicant, index), kind: 'raised', block, event }, index),
  convene,
  decide: (playing, act, index) => {
    const sitting = sittingOf(playing, act.step);
    if (sitting === null) return refusal('NO_SITTING', { step: act.step });
    const { outcome, votes = null, away = [], recused = [], reason = false } = act;
    const presence = Object.fromEntries(away.map((member) => [member, 'leave' as const]));
    const record = { kind: 'item-recorded', item: sitting.item, outcome, votes, recused, hasReason: reason } as const;
    const isOpen = sitting.state.phase === 'convened';
    return inSitting(playing, sitting, act.who, index, [
      ...(away.length === 0 ? [] : [{ kind: 'roll-recorded', presence } as const]),
      record,
      ...(isOpen && act.leaveOpen !== true ? [{ kind: 'sitting-closed' } as const] : []),
    ]);
  },
  sign: (playing, act, index) => {
    const sitting = sittingOf(playing, act.step);
    if (sitting === null) return refusal('NO_SITTING', { step: act.step });
    const minutesHash = hashIn(playing, `minutes/${sitting.id}`);
    return inSitting(playing, sitting, act.who, index, [{ kind: 'minutes-signed', minutesHash }]);
  },
  'sitting-event': (playing, { step, event, who }, index) => {
    const sitting = sittingOf(playing, step);
    if (sitting === null) return refusal('NO_SITTING', { step });
    return inSitting(playing, sitting, who, index, [event as unknown as ToldOfSitting]);
  },
  event: (playing, { event, who }, index) => {
    const common = SYSTEMS.includes(event.kind) ? stamped(playing, index) : by(playing, who ?? playing.script.applicant, index);
    const block = typeof event['block'] === 'string' ? playing.state?.blocks[event['block']] : undefined;
    const round = block !== undefined && ROUNDED.includes(event.kind) ? { round: block.round } : {};
    return tell(playing, { ...common, ...round, ...event } as unknown as CaseEvent, index);
  },
};

/** Events that nobody does: they have no actor. */
const SYSTEMS: readonly CaseEvent['kind'][] = [
  'clock-struck',
  'looked-up',
  'registered',
  'agenda-listed',
  'item-resulted',
  'call-ended',
  'caller-left',
  'calendar-changed',
];
/** Events that name the round of their block. */
const ROUNDED: readonly CaseEvent['kind'][] = ['looked-up', 'registered', 'agenda-listed', 'item-resulted', 'call-ended'];

/** Does one act; the refusal, or null. */
export function perform<K extends ScriptAct['do']>(
  playing: Playing,
  act: Extract<ScriptAct, { do: K }>,
  index: number,
): Refusal | null {
  return doers[act.do](playing, act, index);
}

/** The filing. */
export function file(playing: Playing): Refusal | null {
  const { script, world } = playing;
  const content = contentIn(playing, script.form);
  if (isRefusal(content)) return content;
  const posts = postsAt(script.persons, playing.now).filter(({ person }) => person === script.applicant);
  const may = posts.map(({ role }) => role).filter((role) => world.program.filedBy.includes(role));
  const capacity = may.find((role) => role === script.capacity) ?? (script.capacity === undefined ? may[0] : undefined);
  if (capacity === undefined) return refusal('NO_AUTHORITY', { who: script.applicant });
  const hasParty = script.persons.some(({ posts: held }) => held.some((role) => role.startsWith('party-')));
  const event: CaseEvent = {
    id: 'filing',
    at: playing.now,
    actor: script.applicant,
    occurredOn: civilDateOf(playing.now),
    ...content,
    kind: 'filed',
    case: SIMULATED.case,
    society: SIMULATED.society,
    association: SIMULATED.association,
    ...(hasParty && asksParty(world.program) ? { party: SIMULATED.party } : {}),
    ...(world.caller === undefined ? {} : { caller: world.caller }),
    capacity,
    // As the store files a case today, unless the world asks for another day's behaviour.
    flags: world.flags ?? [...CURRENT_FLAGS],
    parameters: valuesOf(script),
  };
  return refusedBy(tellCase(playing, event, 'filing'), { stream: 'case', event });
}

/** Parameters as the society has set them; a bare value has no article. */
export function valuesOf({ parameters = {} }: Pick<SimulationScript, 'parameters'>): Record<string, ParameterValue> {
  return Object.fromEntries(
    Object.entries(parameters).map(([id, value]) => [
      id,
      typeof value === 'object' && value !== null && 'value' in value ? value : { value: value },
    ]),
  );
}

/** The open task that an act is about: of its step, in its seat, and such that it can be ended so. */
export function taskFor({ state }: Playing, { step, seat, outcome }: DoAct): Slot | null {
  const open = Object.values(state?.slots ?? {}).filter((slot) => slot.block === step && slot.outcomes.includes(outcome));
  return open.find(({ id, round }) => seat === undefined || id === `${step}.${round}.${seat}`) ?? null;
}

function actOn(playing: Playing, act: DoAct, index: number): Refusal | null {
  const slot = taskFor(playing, act);
  if (slot === null) return refusal('NOT_OPEN', { step: act.step, outcome: act.outcome });
  const actor = actorOf(playing, slot.holders, act.who);
  if (actor.id === null) return refusal('NO_AUTHORITY', { step: act.step, who: null });
  const form = slot.purpose === 'supplement' ? { ...playing.form, ...act.form } : null;
  const content = form === null ? null : contentIn(playing, form);
  if (content !== null && isRefusal(content)) return content;
  const event = {
    ...by(playing, actor.id, index),
    ...(act.occurredOn === undefined ? {} : { occurredOn: act.occurredOn }),
    kind: 'acted' as const,
    slot: slot.id,
    outcome: act.outcome,
    contentHash: slot.contentHash,
    hasReason: act.reason === true,
    content,
    ...(act.submits === true ? { submissionHash: hashIn(playing, `submission/${index}`) } : {}),
    ...act.with,
  };
  const told: Told = { stream: 'case', event };
  if (!actor.may) return { ...refusal('NO_AUTHORITY', { step: act.step, who: actor.id }), tried: told };
  const refused = tell(playing, event, index);
  if (refused === null && form !== null) playing.form = form;
  return refused;
}

function convene(playing: Playing, act: DoConvene, index: number): Refusal | null {
  const { script, world, sittings } = playing;
  const state = stateOf(playing);
  const step = findStep(world.program, act.step);
  const organ = step?.kind === 'meeting' ? state.parameters[step.organ.parameter]?.value : undefined;
  const described = typeof organ === 'string' ? script.organs?.[organ] : undefined;
  if (typeof organ !== 'string' || described === undefined) return refusal('ORGAN_UNKNOWN', { step: act.step });
  const round = state.blocks[act.step]?.agenda?.round ?? 0;
  const of = { id: `sitting-${sittings.length + 1}`, item: `item-${sittings.length + 1}`, step: act.step };
  const rules = { ...described.rules, organ, version: 1 };
  // A charter's rules for some matters alone are the only reason to say what an item is about.
  const matter = rules.special === undefined && rules.circulation === undefined ? {} : { matter: world.program.matter };
  const secretary = actorOf(playing, SECRETARIAT, act.who);
  if (secretary.id === null) return refusal('NO_AUTHORITY', { step: act.step, who: null });
  const event: SittingEvent = {
    ...by(playing, secretary.id, index),
    kind: 'convened',
    sitting: of.id,
    society: SIMULATED.society,
    organ,
    form: act.form ?? 'on-site',
    on: act.on ?? civilDateOf(playing.now),
    chair: described.chair,
    members: described.members,
    rules,
    items: [{ item: of.item, source: { case: state.id, block: act.step, round }, ...matter }],
  };
  const told: Told = { stream: 'sitting', sitting: of.id, event };
  if (!secretary.may) return { ...refusal('NO_AUTHORITY', { step: act.step, who: secretary.id }), tried: told };
  return refusedBy(tellSitting(playing, of, event, { act: index }), told);
}

type WithoutStamp<E> = E extends SittingEvent ? Omit<E, 'id' | 'at' | 'actor' | 'occurredOn'> : never;
type ToldOfSitting = WithoutStamp<SittingEvent>;

/** Whoever acts for the society's office; nobody stands in there. */
const SECRETARIAT: Holder[] = [
  { role: 'society-secretariat' satisfies Role, organisation: SIMULATED.society, nobody: null, turned: false },
];

/** Several events of one act, to the first that is refused. */
function inSitting(
  playing: Playing,
  sitting: SittingPlayed,
  who: string | undefined,
  index: number,
  told: ToldOfSitting[],
): Refusal | null {
  const secretary = actorOf(playing, SECRETARIAT, who);
  if (secretary.id === null) return refusal('NO_AUTHORITY', { step: sitting.step, who: null });
  for (const [place, one] of told.entries()) {
    const event = { ...by(playing, secretary.id, index, place), ...one } as SittingEvent;
    const tried: Told = { stream: 'sitting', sitting: sitting.id, event };
    if (!secretary.may) return { ...refusal('NO_AUTHORITY', { step: sitting.step, who: secretary.id }), tried };
    const refused = tellSitting(playing, sitting, event, { act: index });
    if (refused !== null) return refusedBy(refused, tried);
  }
  return null;
}

/** The sitting that had the step's item last. */
export function sittingOf({ sittings }: Playing, step: string): SittingPlayed | null {
  return sittings.filter((sitting) => sitting.step === step).at(-1) ?? null;
}

/** Who acts: the one who is named, else the first of those who may; and whether he may, by his posts on that day. */
function actorOf(playing: Playing, holders: Holder[], who: string | undefined): { id: string | null; may: boolean } {
  const posts = postsAt(playing.script.persons, playing.now);
  const may = holders.flatMap((holder) => entitledTo(holder, posts).persons);
  const id = who ?? may[0] ?? null;
  return { id, may: id !== null && may.includes(id) };
}

function contentIn({ world, script, now: _now, ...playing }: Playing, form: Record<string, unknown>): FiledContent | Refusal {
  const parameters = playing.state?.parameters ?? { ...defaultsIn(world), ...valuesOf(script) };
  const problems = validateForm(world.template, form, parameters);
  if (problems.length > 0) return refusal('FORM_UNFIT', { fields: problems.map(({ field, code }) => `${field}: ${code}`) });
  const { facts, given, canonical } = contentOf(world.template, form, world.program);
  return { facts, given, contentHash: (world.hash ?? fingerprint)(canonical) };
}

function defaultsIn({ program }: Playing['world']): Record<string, ParameterValue> {
  return Object.fromEntries(program.parameters.map(({ id, default: value }) => [id, { value: value ?? null }]));
}

function hashIn({ world }: Playing, text: string): string {
  return (world.hash ?? fingerprint)(text);
}

function stamped(playing: Playing, index: number): { id: string; at: string } {
  return { id: `act-${index + 1}`, at: playing.now };
}

/** `place`: which of several events of one act. */
function by(playing: Playing, actor: string, index: number, place = 0) {
  const { id, at } = stamped(playing, index);
  return { id: place === 0 ? id : `${id}.${place + 1}`, at, actor, occurredOn: civilDateOf(at) };
}

function tell(playing: Playing, event: CaseEvent, index: number): Refusal | null {
  return refusedBy(tellCase(playing, event, { act: index }), { stream: 'case', event });
}

function refusedBy(refused: Rejection | null, tried: Told): Refusal | null {
  return refused === null ? null : { code: refused.rejected, details: refused.details, tried };
}

export function refusal(code: Refusal['code'], details: Record<string, Json> = {}): Refusal {
  return { code, details, tried: null };
}

function isRefusal(value: FiledContent | Refusal): value is Refusal {
  return 'code' in value;
}
