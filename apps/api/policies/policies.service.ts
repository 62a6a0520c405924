import { Inject, Injectable } from '@nestjs/common';
import {
  LISTED_AT_MOST,
  type PolicyCard,
  type PolicyContent,
  type PolicyReading,
  type PolicyView,
} from '../../../libs/contracts';
import { inTransaction, json, type Sql } from '../../../libs/persistence';
import { recognise } from '../../../libs/templates/library/recognise';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { recordAct, type Act } from '../people/acts';
import type { Subject } from '../session/session.service';
import { cardOfRow, POLICIES, shippedViews, titlesOf, viewOfRow, type PolicyRow } from './policy-rows';
import { textOfWord } from './word-text';

/** A text with its pictures; what is larger is no document to be read. */
const READ_BYTES = 20 * 1024 * 1024;

/** 文件库: a new rule begins as a document (users.md 11). What is read out of a file is proposed, and stands when a person has confirmed it. */
@Injectable()
export class PoliciesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  async list(): Promise<PolicyCard[]> {
    const rows = await this.rows();
    const shipped = shippedViews().map(({ clauses, ...view }): PolicyCard => {
      const { id, cited, kind, title, number, issuer, jurisdiction, inForceFrom, repealedOn, unconfirmed, isShipped } = view;
      const card = { id, cited, kind, title, number, issuer, jurisdiction, inForceFrom, repealedOn, unconfirmed, isShipped };
      return { ...card, clauses: clauses.length };
    });
    return [...rows.map(cardOfRow), ...shipped];
  }

  async find(id: string): Promise<PolicyView> {
    const shipped = shippedViews().find((view) => view.id === id);
    if (shipped !== undefined) return shipped;
    const rows = await this.rows();
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) throw new ApiException('NOT_FOUND');
    return viewOfRow(row, titlesOf(rows));
  }

  /** Registered documents, the one that was entered last first. */
  rows(): Promise<PolicyRow[]> {
    return this.database.rows<PolicyRow>(`${POLICIES} order by d.registered_at desc, d.id limit ${LISTED_AT_MOST.policies}`);
  }

  /** Of a stored Word file, or of words that were pasted. Writes nothing. */
  async read(asker: Subject, file: string | null, pasted: string | null): Promise<PolicyReading> {
    const text = file === null ? pasted : await this.wordsOf(asker, file);
    if (text === null || text.trim() === '') throw new ApiException('POLICY_UNREADABLE', {}, file === null ? 'text' : 'file');
    const { clauses, ...found } = recognise(text);
    return { ...found, clauses: clauses.slice(0, 400).map((clause) => ({ ...clause, confirmed: false })) };
  }

  private async wordsOf(asker: Subject, file: string): Promise<string | null> {
    const content = await this.files.content(await this.files.opened(asker, file), READ_BYTES);
    return content === null ? null : textOfWord(content);
  }

  async register(asker: Subject, content: PolicyContent, file: string | null): Promise<PolicyView> {
    await this.refuseStrange(asker, file);
    // By its number, which nobody else gives; what has none, or is no policy, is cited by its title.
    const cited = content.kind === 'policy' ? (content.number ?? content.title) : content.title;
    const id = await inTransaction(this.database.source, async (sql) => {
      const row = isShippedName(cited)
        ? null
        : await sql.one<{ id: string }>(
            'insert into guicheng.policy_document (cited_as, registered_by) values ($1, $2) on conflict (cited_as) do nothing returning id',
            [cited, asker.person.id],
          );
      if (row === null) throw new ApiException('POLICY_REGISTERED', { cited }, content.number === null ? 'title' : 'number');
      await this.write(sql, asker, { id: row.id, revision: 1, content, file });
      await recordAct(sql, asker.person.id, actOn('policy-registered', row.id, cited));
      return row.id;
    });
    return this.find(id);
  }

  /** What it is cited as stays: templates name it so. */
  async change(
    asker: Subject,
    id: string,
    change: { content: PolicyContent; file: string | null; revision: number },
  ): Promise<PolicyView> {
    await this.refuseStrange(asker, change.file);
    const { cited } = await this.find(id);
    await inTransaction(this.database.source, async (sql) => {
      const row = await sql.one<{ revision: number }>(
        `select (select max(r.revision) from guicheng.policy_revision r where r.document = d.id) as revision
           from guicheng.policy_document d where d.id = $1`,
        [id],
      );
      if (row === null) throw new ApiException('NOT_FOUND');
      if (row.revision !== change.revision) throw new ApiException('POLICY_CHANGED');
      await this.write(sql, asker, { id, ...change, revision: row.revision + 1 });
      await recordAct(sql, asker.person.id, actOn('policy-changed', id, cited));
    });
    return this.find(id);
  }

  /** Two who save at once: the key of the table lets one of them pass. */
  private async write(
    sql: Sql,
    asker: Subject,
    { id, revision, content, file }: { id: string; revision: number; content: PolicyContent; file: string | null },
  ): Promise<void> {
    const row = await sql.one(
      `insert into guicheng.policy_revision (document, revision, content, file, saved_by) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning revision`,
      [id, revision, json(content), file, asker.person.id],
    );
    if (row === null) throw new ApiException('POLICY_CHANGED');
  }

  private async refuseStrange(asker: Subject, file: string | null): Promise<void> {
    if (file !== null) await this.files.opened(asker, file);
  }
}

function isShippedName(cited: string): boolean {
  return shippedViews().some((view) => [view.cited, view.number].includes(cited));
}

function actOn(action: Act['action'], id: string, cited: string): Act {
  return { action, object: { kind: 'policy', id }, ids: { cited } };
}
