import { Inject, Injectable } from '@nestjs/common';
import type { ErasureRequest, ErasureView, RecordView } from '../../../libs/contracts';
import { askErasure, countErasure, eraseWords, inTransaction, verifierKey } from '../../../libs/persistence';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';

interface ErasureRow {
  id: string;
  subject_kind: ErasureView['kind'];
  subject: string;
  name: string | null;
  reason: string;
  asked_at: Date;
  asked_by: string | null;
  asked_by_name: string | null;
  confirmed_by_name: string | null;
  done_at: Date | null;
  destroyed: number | null;
}

const SHOWN = 50;

const ERASURES = `select e.id, e.subject_kind, e.subject, coalesce(p.name, o.name_zh) as name, e.reason, e.asked_at, e.asked_by,
    a.name as asked_by_name, c.name as confirmed_by_name, e.done_at, e.destroyed
  from guicheng.erasure e
  left join guicheng.person p on e.subject_kind = 'person' and p.id::text = e.subject
  left join guicheng.organisation o on e.subject_kind = 'organisation' and o.id::text = e.subject
  left join guicheng.person a on a.id = e.asked_by left join guicheng.person c on c.id = e.confirmed_by`;

/** Destroying personal words: one administrator asks with a reason, another looks at it and confirms. Both are on record. */
@Injectable()
export class ErasuresService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async record(): Promise<RecordView> {
    const [key, rows, waiting] = await Promise.all([
      verifierKey(this.database),
      this.database.rows<{ size: string; at: Date }>(
        `select size, at from guicheng.record_checkpoint order by size desc limit ${SHOWN}`,
      ),
      this.database.one<{ n: number }>('select count(*)::int as n from guicheng.record_pending'),
    ]);
    const checkpoints = rows.map(({ size, at }) => ({ size: Number(size), at: at.toISOString() }));
    return { key, checkpoints, waiting: waiting?.n ?? 0 };
  }

  /** What waits for its second person stands first: nothing else is to be done about the others. `cursor`: the last one that was read. */
  async list(asker: Subject, cursor?: string): Promise<ErasureView[]> {
    const rows = await this.database.rows<ErasureRow>(
      `${ERASURES} where $1::uuid is null
            or (e.done_at is null, e.asked_at, e.id) < (select l.done_at is null, l.asked_at, l.id from guicheng.erasure l where l.id = $1)
        order by e.done_at is null desc, e.asked_at desc, e.id desc limit ${SHOWN}`,
      [cursor ?? null],
    );
    return Promise.all(rows.map((row) => this.view(asker, row)));
  }

  async ask(asker: Subject, { kind, subject, reason }: ErasureRequest): Promise<ErasureView> {
    const table = kind === 'person' ? 'person' : 'organisation';
    const known = await this.database.one(`select 1 from guicheng.${table} where id = $1`, [subject]);
    if (known === null) throw new ApiException('NOT_FOUND', {}, 'subject');
    const id = await inTransaction(this.database.source, (sql) => askErasure(sql, { kind, subject }, reason, asker.person.id));
    return this.find(asker, id);
  }

  async confirm(asker: Subject, id: string): Promise<ErasureView> {
    await inTransaction(this.database.source, async (sql) => {
      const row = await sql.one<{ asked_by: string | null; done_at: Date | null }>(
        'select asked_by, done_at from guicheng.erasure where id = $1 for update',
        [id],
      );
      if (row === null) throw new ApiException('NOT_FOUND');
      if (row.done_at !== null) throw new ApiException('ERASURE_DONE');
      if (row.asked_by === asker.person.id) throw new ApiException('ERASURE_SECOND_PERSON');
      await eraseWords(sql, id, asker.person.id);
    });
    return this.find(asker, id);
  }

  private async find(asker: Subject, id: string): Promise<ErasureView> {
    const row = await this.database.one<ErasureRow>(`${ERASURES} where e.id = $1`, [id]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return this.view(asker, row);
  }

  private async view(asker: Subject, row: ErasureRow): Promise<ErasureView> {
    const subject = { kind: row.subject_kind, subject: row.subject };
    return {
      id: row.id,
      ...subject,
      name: row.name,
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      askedBy: row.asked_by_name,
      confirmedBy: row.confirmed_by_name,
      doneAt: row.done_at?.toISOString() ?? null,
      values: row.done_at === null ? await countErasure(this.database, subject) : (row.destroyed ?? 0),
      mayConfirm: row.done_at === null && row.asked_by !== asker.person.id,
    };
  }
}
