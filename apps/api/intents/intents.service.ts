import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { defer, filter, firstValueFrom, map, merge } from 'rxjs';
import { say, type Answer, type ApiCode, type ApiError, type IntentView, type StreamKind } from '../../../libs/contracts';
import { canonicalJson, type FiledContent, type Json, type Template } from '../../../libs/procedure';
import { personalFields, type IntentBodies, type IntentKind, type SealedRow } from '../../../libs/persistence';
import { sha256 } from '../../../libs/record';
import { Database } from '../database';
import { EngineService } from '../engine.service';
import { ApiException } from '../errors/api-exception';
import { LiveService } from '../live/live.service';
import { httpStatus } from '../errors/http-status';
import { namesParameter, parameterWords } from '../procedures/parameter-words';
import { TemplatesService } from '../procedures/templates.service';
import { WordsService } from '../record/words.service';
import { isUuid } from '../requests';
import type { Subject } from '../session/session.service';
import { Turns } from './turns';

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
  /** Of a body with a form: says which of its fields are personal. */
  template?: Pick<Template, 'form'>;
  /** A sealed ballot. It lies beside the request, in no hash of it, until the log has heard that somebody voted. */
  ballot?: Buffer | null;
}

interface IntentRow {
  id: string;
  stream: string;
  stream_kind: StreamKind;
  request_hash: string;
  received_at: Date;
  answered_at: Date | null;
  answer: Answer | null;
  /** Of what files a case. */
  template_hash: string | null;
}

/** What opens a log. */
const OPENS: readonly IntentKind[] = ['file', 'convene'];
/** As long as a question itself waits: then the page follows its request. */
const PATIENCE_MS = 5_000;
const INTENT_COLUMNS = `id, stream, stream_kind, request_hash, received_at, answered_at, answer, body ->> 'templateHash' as template_hash`;

/**
 * The way of one decision, the API's part: an intent is written down before anything is asked of the engine, and the answer is read
 * from where the log's transaction stored it. A lost reply, a double click and a retry find the same row.
 */
@Injectable()
export class IntentsService {
  private readonly votes = new Turns(PATIENCE_MS);

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EngineService) private readonly engine: EngineService,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(LiveService) private readonly live: LiveService,
  ) {}

  /** Answered by acceptance, or `received` when the engine is slow; a refusal is thrown with its code. */
  async submit<Kind extends IntentKind>(submission: Submission<Kind>): Promise<IntentView> {
    const row = await this.write(submission);
    if (!row.answered_at) await this.ask(submission.kind, row);
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
      error: row.answer?.answered === 'refused' ? await this.errorOf(row.answer, row.template_hash) : null,
      receivedAt: row.received_at.toISOString(),
      answeredAt: row.answered_at?.toISOString() ?? null,
    };
  }

  /** Votes come in crowds, and are answered in crowds; everything else is asked at once. */
  private ask(kind: IntentKind, { id, stream, stream_kind }: IntentRow): Promise<void> {
    const question = () => this.engine.submit({ intent: id, stream, kind: stream_kind, opens: OPENS.includes(kind) });
    if (kind !== 'cast-ballot' && kind !== 'cast-secret') return answeredOrAsked(this.live, id, question);
    const answered = `select 1 from guicheng.intent where id = $1 and answered_at is not null`;
    return this.votes.ask(stream, async () => (await this.database.one(answered, [id])) !== null, question);
  }

  private async errorOf(answer: Refused, template: string | null): Promise<ApiError> {
    const code: ApiCode = answer.code in httpStatus ? (answer.code as ApiCode) : 'FAULT';
    const details =
      template !== null && namesParameter(code)
        ? parameterWords((await this.templates.get(template)).template, answer.details)
        : answer.details;
    return { code, message: say(code, details), details };
  }

  private async write<Kind extends IntentKind>(submission: Submission<Kind>): Promise<IntentRow> {
    const { asker, key, kind, stream, target, request } = submission;
    if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
    const asked = canonicalJson([kind, target, request] as Json);
    const requestHash = this.words.words.fingerprint(asked);
    const written = await this.insert(submission, key, requestHash);
    const row =
      written ??
      (await this.database.one<IntentRow>(`select ${INTENT_COLUMNS} from guicheng.intent where actor = $1 and key = $2`, [
        asker.person.id,
        key,
      ]));
    if (!row) throw new ApiException('KEY_REQUIRED');
    // What opens a log has made its id up; anything else is about one log, and the same words about another are another request.
    const isSame = row.request_hash === requestHash || row.request_hash === sha256(asked);
    if (!isSame || (!OPENS.includes(kind) && row.stream !== stream)) throw new ApiException('KEY_REUSED');
    return row;
  }

  /** The intent and the words that it seals, in one statement; null when there is one with this key. */
  private async insert<Kind extends IntentKind>(
    submission: Submission<Kind>,
    key: string,
    requestHash: string,
    again = true,
  ): Promise<IntentRow | null> {
    const { asker, kind, stream, streamKind, target } = submission;
    const { body, rows, contentHash } = await this.sealed(submission);
    try {
      return await this.database.one<IntentRow>(
        `with written as (
           insert into guicheng.intent (id, actor, key, kind, stream, stream_kind, target, content_hash, request_hash, occurred_on, body,
             strength, factor_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (guicheng.record_now() at time zone 'Asia/Shanghai')::date, $10, $11, $12)
           on conflict (actor, key) do nothing returning ${INTENT_COLUMNS}),
         words as (
           insert into guicheng.sealed_value (commitment, data_key, stream, box)
           select w.commitment, w.key, $5, decode(w.box, 'base64')
             from jsonb_to_recordset($13::jsonb) as w (commitment text, key uuid, box text) where exists (select 1 from written)),
         offered as (
           insert into guicheng.secret_offer (intent, sealed) select id, $14::bytea from written where $14::bytea is not null)
         select * from written`,
        [
          randomUUID(),
          asker.person.id,
          key,
          kind,
          stream,
          streamKind,
          target,
          contentHash,
          requestHash,
          JSON.stringify(body),
          asker.strength,
          asker.provedAt,
          JSON.stringify(rows),
          submission.ballot ?? null,
        ],
      );
    } catch (error) {
      // The key of a subject was destroyed since it was read: the words are sealed again, with a new one.
      if (!again || !isKeyGone(error)) throw error;
      this.words.words.forgetKeys();
      return this.insert(submission, key, requestHash, false);
    }
  }

  /** What is stored: commitments in place of words, and of a form the hash of what is stored. */
  private async sealed<Kind extends IntentKind>({
    asker,
    kind,
    body,
    template,
    contentHash,
  }: Submission<Kind>): Promise<{ body: IntentBodies[Kind]; rows: SealedRow[]; contentHash: string | null }> {
    const personal = template === undefined ? [] : personalFields(template);
    const sealed = await this.words.words.seal(kind, body, { actor: asker.person.id, personal });
    const { form, content } = sealed.body as { form?: Record<string, unknown>; content?: FiledContent };
    const { submission } = sealed.body as { submission?: { form: Record<string, unknown> } };
    if (submission !== undefined) {
      // Bound to what is stored, like the form: a hash of words that could be guessed would tell them.
      const hash = sha256(canonicalJson(submission.form));
      return { ...sealed, body: { ...sealed.body, submission: { form: submission.form, hash } }, contentHash };
    }
    if (template === undefined || form === undefined || content === undefined) return { ...sealed, contentHash };
    const hash = sha256(canonicalJson(form));
    return {
      rows: sealed.rows,
      body: { ...sealed.body, content: { ...content, contentHash: hash } },
      contentHash: kind === 'file' ? hash : contentHash,
    };
  }
}

/**
 * Until the log has answered or the engine has, whichever is heard first. The answer counts once it is stored, and the engine has half its way
 * still before it then; where nobody tells that it is stored, the engine does.
 */
export function answeredOrAsked(live: Pick<LiveService, 'answered'>, intent: string, ask: () => Promise<void>): Promise<void> {
  const answered = live.answered.pipe(filter((id) => id === intent));
  return firstValueFrom(merge(answered, defer(ask)).pipe(map(() => undefined)));
}

type Refused = Extract<Answer, { answered: 'refused' }>;

/** A foreign key that points to nothing any more. */
function isKeyGone(error: unknown): boolean {
  return (error as { driverError?: { code?: string } }).driverError?.code === '23503';
}
