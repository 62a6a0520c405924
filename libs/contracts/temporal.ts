/** Names that cross between API, worker and Temporal. Payloads carry ids only. */

export const TASK_QUEUE = 'guicheng-1';
/** One workflow per log; the workflow's id is the log's id. */
export const STREAM_WORKFLOW = 'stream';

export type StreamKind = 'case' | 'sitting';

/** Input of a stream's workflow, also after continue-as-new and on resume: everything else is in the log. */
export interface StreamInput {
  stream: string;
  kind: StreamKind;
}

/** Update `submit`: a person's intent. The update's id is the intent's id. */
export const SUBMIT_UPDATE = 'submit';
export interface SubmitArguments {
  intent: string;
}

/** Update `deliver`: an outbox row for this log. The update's id is the event's derived id. */
export const DELIVER_UPDATE = 'deliver';
export interface DeliverArguments {
  outbox: string;
}

/** Update `sync`: read the log again and fold what is new (resume, reconcile). */
export const SYNC_UPDATE = 'sync';

/** What a workflow that is about to start a new run answers to every update: ask again. */
export const RENEWING = 'RENEWING';
/** What it answers to an update whose argument is no id. */
export const NOT_AN_ID = 'NOT_AN_ID';

/** Query `position`: where the workflow stands; must equal the log or be behind it. */
export const POSITION_QUERY = 'position';
/** The header by which a trace crosses the engine (W3C). */
export const TRACE_HEADER = 'traceparent';
export interface Position {
  seq: number;
  stateHash: string | null;
}

/** The answer to a submit; stored with the intent, so every repetition hears the same. */
export type Answer =
  | { answered: 'accepted'; stream: string; seq: number; at: string }
  | { answered: 'refused'; code: string; details: Record<string, unknown>; at: string };
