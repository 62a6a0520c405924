/** What a person has filled in to act on a case, and the request that comes of it. */
import type { ActionRequest } from '../../../../libs/contracts/actions';
import type { ActRequest, FileView, FormContent } from '../../../../libs/contracts/api';
import type { CaseOfferView } from '../../../../libs/contracts/deciding';
import type { RecordForm, StopReason } from '../../../../libs/procedure';
import { isGiven } from '../shared/form-view';

export interface ActionDraft {
  reason: string;
  person: string | null;
  block: string | null;
  slot: string | null;
  what: 'assign' | 'open-again' | 'cancel' | null;
  stop: StopReason | null;
  form: RecordForm | null;
  on: string;
  /** Whether an objection is his own, or one that he enters. */
  objector: 'own' | 'received' | null;
  outcome: string | null;
  evidence: FileView[];
  /** What the step asks to be handed in with an outcome, and the files that it names. */
  handedIn: FormContent;
  handedInFiles: FileView[];
}

export const EMPTY: ActionDraft = {
  reason: '',
  person: null,
  block: null,
  slot: null,
  what: null,
  stop: null,
  form: null,
  on: '',
  objector: null,
  outcome: null,
  evidence: [],
  handedIn: {},
  handedInFiles: [],
};

export type Asked = Exclude<keyof ActionDraft, 'handedInFiles'>;
type Kind = CaseOfferView['kind'];
type Offer<K extends Kind> = Extract<CaseOfferView, { kind: K }>;

/** Fields that are asked for, in their order. The slot and the person of somebody else's task hang on what is done. */
const ASKED: { [K in Kind]: (offer: Offer<K>, draft: ActionDraft) => Asked[] } = {
  'taken-back': () => ['reason'],
  'signer-removed': () => [],
  'clock-suspended': () => ['stop', 'reason'],
  'clock-resumed': () => [],
  'clock-extended': () => ['reason'],
  raised: () => ['reason'],
  objected: (_offer, { objector }) => ['objector', ...(objector === 'received' ? (['on'] as const) : []), 'reason'],
  'applicant-changed': () => ['person', 'reason'],
  recorded: (offer, draft) => [
    ...(['person', 'outcome'] as const),
    ...(asksSubmission(offer, draft) ? (['handedIn'] as const) : []),
    ...(['form', 'on', 'evidence', 'reason'] as const),
  ],
  reopened: () => ['block', 'reason'],
  overridden: (_offer, { what }) => [
    'what',
    ...(what === 'assign' ? (['slot', 'person'] as const) : []),
    ...(what === 'open-again' ? (['block'] as const) : []),
    'reason',
  ],
};

const asksSubmission = ({ outcomes }: Offer<'recorded'>, { outcome }: ActionDraft): boolean =>
  outcomes.find(({ id }) => id === outcome)?.asksSubmission === true;

export function askedOf<K extends Kind>(offer: Offer<K>, draft: ActionDraft): Asked[] {
  return (ASKED[offer.kind] as unknown as (offer: Offer<K>, draft: ActionDraft) => Asked[])(offer, draft);
}

/** What is still to be said. For an act of somebody else a reason is asked only where the outcome asks one of him. */
export function lacking(offer: CaseOfferView, draft: ActionDraft): Asked[] {
  return askedOf(offer, draft).filter((name) => {
    if (name === 'reason' && offer.kind === 'recorded') {
      const needs = offer.outcomes.find(({ id }) => id === draft.outcome)?.reasonRequired === true;
      return needs && draft.reason.trim() === '';
    }
    if (name === 'handedIn' && offer.kind === 'recorded')
      return offer.submission.some(({ id, required }) => required && !isGiven(draft.handedIn[id]));
    const value = draft[name];
    if (name === 'on' && offer.kind === 'objected' && (draft.on < offer.from || draft.on > offer.until)) return true;
    return value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
  });
}

type Request = { to: 'case'; body: ActionRequest } | { to: 'task'; task: string; body: ActRequest };

/** Null as long as something is missing. */
export function requestOf(offer: CaseOfferView, draft: ActionDraft): Request | null {
  if (offer.kind === 'recorded') return recorded(offer, draft);
  const does = doesOf(offer, draft);
  const reason = draft.reason.trim();
  const on = offer.kind === 'objected' && draft.objector === 'received' ? { on: draft.on } : {};
  return does === null ? null : { to: 'case', body: { does, ...(reason === '' ? {} : { reason }), ...on } };
}

function recorded(offer: Offer<'recorded'>, draft: ActionDraft): Request | null {
  const { task, contentHash } = offer;
  const { person, form, outcome, on, reason } = draft;
  const [evidence] = draft.evidence;
  if (person === null || form === null || outcome === null || evidence === undefined) return null;
  const opinion = reason.trim();
  const body: ActRequest = { outcome, contentHash, recorded: { person, on, form, evidence: evidence.id } };
  if (asksSubmission(offer, draft)) body.submission = draft.handedIn;
  return { to: 'task', task, body: opinion === '' ? body : { ...body, opinion } };
}

function doesOf(offer: Exclude<CaseOfferView, Offer<'recorded'>>, draft: ActionDraft): ActionRequest['does'] | null {
  const { kind } = offer;
  switch (kind) {
    case 'taken-back':
    case 'signer-removed':
      return { kind, slot: offer.slot };
    case 'clock-suspended':
      return draft.stop && { kind, clock: offer.clock, reason: draft.stop };
    case 'clock-resumed':
      return { kind, clock: offer.clock };
    case 'clock-extended':
      return { kind, clock: offer.clock, period: offer.within, role: offer.role };
    case 'raised':
      return { kind, block: offer.block, event: offer.event };
    case 'objected': {
      const received = draft.objector === 'received' ? ({ received: true } as const) : {};
      return draft.objector && { kind, block: offer.block, ...received };
    }
    case 'applicant-changed': {
      const chosen = offer.people.find(({ id }) => id === draft.person);
      return chosen ? { kind, to: chosen.id, role: chosen.role } : null;
    }
    case 'reopened':
      return draft.block === null ? null : { kind, block: draft.block };
    case 'overridden':
      return overrideOf(offer, draft);
  }
}

function overrideOf(
  { kind, assign }: Offer<'overridden'>,
  { what, slot, person, block }: ActionDraft,
): ActionRequest['does'] | null {
  if (what === 'cancel') return { kind, does: { what } };
  if (what === 'open-again') return block === null ? null : { kind, does: { what, block } };
  const task = assign.find((one) => one.slot === slot);
  const chosen = task?.people.find(({ id }) => id === person);
  if (task === undefined || chosen === undefined) return null;
  const { organisation } = task;
  return { kind, does: { what: 'assign', slot: task.slot, role: chosen.role, organisation, person: chosen.id } };
}
