/** From what a person asked to the event of the log: ids, facts and hashes; the words stay with the intent. Exhaustive by kind. */
import type { CaseEvent, SittingEvent } from '../../procedure';
import type { IntentKind } from './intent-bodies';
import type { IntentOf, IntentRow } from './rows';

type Makers = { [K in IntentKind]: (intent: IntentOf<K>, common: Common) => CaseEvent | SittingEvent };

interface Common {
  id: string;
  at: string;
  actor: string;
  occurredOn: string;
}

const makers: Makers = {
  file: ({ stream, body }, common) => ({
    ...common,
    ...body.content,
    kind: 'filed',
    case: stream,
    society: body.society,
    association: body.association,
    capacity: body.capacity.role,
    parameters: body.parameters,
  }),
  act: ({ target, content_hash, body }, common) => ({
    ...common,
    kind: 'acted',
    slot: target ?? '',
    outcome: body.outcome,
    contentHash: content_hash ?? '',
    hasReason: isWritten(body.opinion) || (body.missing ?? []).length > 0,
    content: body.content ?? null,
  }),
  withdraw: (_intent, common) => ({ ...common, kind: 'withdrawn' }),
  convene: ({ stream, body }, common) => ({
    ...common,
    kind: 'convened',
    sitting: stream,
    society: body.society,
    organ: body.organ,
    form: body.form,
    on: body.on,
    chair: body.chair,
    members: body.members,
    rules: body.rules,
    items: body.items.map(({ item, source }) => ({ item, source })),
  }),
  'list-item': ({ body }, common) => ({ ...common, kind: 'item-listed', item: body.item, source: body.source }),
  'record-roll': ({ body }, common) => ({ ...common, kind: 'roll-recorded', presence: body.presence }),
  'record-item': ({ body }, common) => ({
    ...common,
    kind: 'item-recorded',
    item: body.item,
    recused: body.recused,
    votes: body.votes,
    outcome: body.outcome,
    hasReason: isWritten(body.reason),
  }),
  'close-sitting': (_intent, common) => ({ ...common, kind: 'sitting-closed' }),
  'sign-minutes': ({ body }, common) => ({ ...common, kind: 'minutes-signed', minutesHash: body.minutesHash }),
};

/** The event that an intent asks for; `at` is the instant that the log gives it. */
export function eventOfIntent(intent: IntentRow, at: string): CaseEvent | SittingEvent {
  return make(intent, { id: intent.id, at, actor: intent.actor, occurredOn: intent.occurred_on });
}

function make<K extends IntentKind>(intent: IntentOf<K>, common: Common): CaseEvent | SittingEvent {
  return makers[intent.kind](intent, common);
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
