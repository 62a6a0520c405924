import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { say, type Answer, type ApiCode, type ApiError, type IntentView, type StreamKind } from '../../../libs/contracts';
import { canonicalJson, type Json } from '../../../libs/procedure';
import type { IntentBodies, IntentKind } from '../../../libs/persistence';
import { Database } from '../database';
import { EngineService } from '../engine.service';
import { ApiException } from '../errors/api-exception';
import { httpStatus } from '../errors/http-status';
import { isUuid } from '../requests';
import type { Subject } from '../session/session.service';

export interface Submission<Kind extends IntentKind> {
  asker: Subject;
  /** The page's `Idempotency-Key`: the same key with the same content is the same request. */
  key: unknown;
  kind: Kind;
  stream: string;
  streamKind: StreamKind;
  target: string | null;
  contentHash: string | null;
  /** What the page sent, for the comparison with an earlier request of the same key. */
  request: unknown;
  body: IntentBodies[Kind];
}

interface IntentRow {
  id: string;
  stream: string;
  stream_kind: StreamKind;
  request_hash: string;
  received_at: Date;
  answered_at: Date | null;
  answer: Answer | null;
}

const INTENT_COLUMNS = `id, stream, stream_kind, request_hash, received_at, answered_at, answer`;

/**
 * The way of one decision, the API's part: an intent is written down before anything is asked of the engine, and the answer is read
 * from where the log's transaction stored it. A lost reply, a double click and a retry find the same row.
 */
@Injectable()
export class IntentsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EngineService) private readonly engine: EngineService,
  ) {}

  /** Answered by acceptance, or `received` when the engine is slow; a refusal is thrown with its code. */
  async submit<Kind extends IntentKind>(submission: Submission<Kind>): Promise<IntentView> {
    const row = await this.write(submission);
    if (!row.answered_at) await this.engine.submit({ intent: row.id, stream: row.stream, kind: row.stream_kind });
    const view = await this.read(submission.asker, row.id);
    if (view.error) throw new ApiException(view.error.code, view.error.details);
    return view;
  }

  /** The id of an earlier request with this key, so that a repeated start finds its case. */
  async streamOf(asker: Subject, key: unknown): Promise<string | null> {
    if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
    const row = await this.database.one<{ stream: string }>(`select stream from guicheng.intent where actor = $1 and key = $2`, [
      asker.person.id,
      key,
    ]);
    return row?.stream ?? null;
  }

  /** Only the person who asked hears the answer. */
  async read(asker: Subject, id: string): Promise<IntentView> {
    const row = await this.database.one<IntentRow>(`select ${INTENT_COLUMNS} from guicheng.intent where id = $1 and actor = $2`, [
      id,
      asker.person.id,
    ]);
    if (!row) throw new ApiException('NOT_FOUND');
    return {
      id: row.id,
      stream: row.stream,
      status: row.answer?.answered ?? 'received',
      error: row.answer?.answered === 'refused' ? errorOf(row.answer) : null,
      receivedAt: row.received_at.toISOString(),
      answeredAt: row.answered_at?.toISOString() ?? null,
    };
  }

  private async write<Kind extends IntentKind>(submission: Submission<Kind>): Promise<IntentRow> {
    const { asker, key, kind, stream, streamKind, target, contentHash, request, body } = submission;
    if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
    const requestHash = sha256(canonicalJson([kind, target, request] as Json));
    const written = await this.database.one<IntentRow>(
      `insert into guicheng.intent (id, actor, key, kind, stream, stream_kind, target, content_hash, request_hash, occurred_on, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (guicheng.record_now() at time zone 'Asia/Shanghai')::date, $10)
       on conflict (actor, key) do nothing returning ${INTENT_COLUMNS}`,
      [randomUUID(), asker.person.id, key, kind, stream, streamKind, target, contentHash, requestHash, JSON.stringify(body)],
    );
    const row =
      written ??
      (await this.database.one<IntentRow>(`select ${INTENT_COLUMNS} from guicheng.intent where actor = $1 and key = $2`, [
        asker.person.id,
        key,
      ]));
    if (!row) throw new ApiException('KEY_REQUIRED');
    // What opens a log has made its id up; anything else is about one log, and the same words about another are another request.
    const opens = kind === 'file' || kind === 'convene';
    if (row.request_hash !== requestHash || (!opens && row.stream !== stream)) throw new ApiException('KEY_REUSED');
    return row;
  }
}

function errorOf(answer: Extract<Answer, { answered: 'refused' }>): ApiError {
  const code: ApiCode = answer.code in httpStatus ? (answer.code as ApiCode) : 'FAULT';
  return { code, message: say(code, answer.details), details: answer.details };
}

export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
