import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  SOCIETY_FACTS,
  type FactId,
  type PaperKind,
  type PaperRequest,
  type SocietyFacts,
  type SocietyRecordView,
} from '../../../libs/contracts';
import { inTransaction, json, type Sql } from '../../../libs/persistence';
import { civilDateOf } from '../../../libs/procedure';
import { may, organisationsWhere } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException, type FieldProblem } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { changesOf, papersOf, type FactsRow, type PaperRow } from './paper-views';

/** A paper that is about to end, or has ended, for the society's calendar. */
export interface EndingPaper {
  id: string;
  society: string;
  kind: PaperKind;
  title: string;
  validUntil: string;
}

const PAPERS = `p.paper, p.version, p.society, p.kind, p.title, p.file, p.words, p.issued_on::text, p.valid_until::text, p.withdrawn,
  p.reason, p.recorded_at, coalesce(w.name, '') as recorded_by`;
/** The version that stands, of every paper. */
const STANDING = `select distinct on (paper) * from guicheng.society_paper where society = any($1::uuid[]) order by paper, version desc`;

/** What a society's own staff keeps of it: facts that fill forms, papers and texts that are taken into them. */
@Injectable()
export class SocietyRecordService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  async read(asker: Subject, society: string): Promise<SocietyRecordView> {
    this.refuseStranger(asker, society);
    const [organisation, versions, rows] = await Promise.all([
      this.database.one<{ zh: string; en: string }>(
        `select name_zh as zh, name_en as en from guicheng.organisation where id = $1 and kind = 'society'`,
        [society],
      ),
      this.database.rows<FactsRow>(
        `select f.version, f.facts, f.recorded_at, coalesce(w.name, '') as recorded_by
           from guicheng.society_facts f left join guicheng.person w on w.id = f.recorded_by
          where f.society = $1 order by f.version desc`,
        [society],
      ),
      this.database.rows<PaperRow>(
        `select ${PAPERS} from guicheng.society_paper p left join guicheng.person w on w.id = p.recorded_by
          where p.society = $1 order by p.paper, p.version desc`,
        [society],
      ),
    ]);
    if (organisation === null) throw new ApiException('NOT_FOUND');
    const files = await this.files.viewsOf(
      society,
      rows.flatMap(({ file }) => file ?? []),
    );
    const facts = versions[0]?.facts ?? {};
    const today = civilDateOf(new Date().toISOString());
    return {
      society: { id: society, name: organisation },
      facts,
      missing: SOCIETY_FACTS.filter(({ id, wanted }) => wanted && facts[id] === undefined).map(({ id }) => id),
      papers: papersOf(rows, files, today),
      history: changesOf(versions),
      today,
      mayChange: may(heldPosts(asker), 'keep-society-record', society),
    };
  }

  /** What forms are filled from; nothing for those who may not read it. */
  async factsFor(asker: Subject, society: string): Promise<SocietyFacts> {
    if (!may(heldPosts(asker), 'read-society-record', society)) return {};
    return (await newestFacts(this.database, society)).facts;
  }

  async setFacts(asker: Subject, society: string, sent: Record<string, unknown>, version: number): Promise<SocietyRecordView> {
    this.refuseStranger(asker, society);
    const facts = judged(sent);
    await inTransaction(this.database.source, async (sql) => {
      await lock(sql, society);
      const before = await newestFacts(sql, society);
      if (before.version !== version) throw new ApiException('SOCIETY_RECORD_CHANGED');
      if (JSON.stringify(inOrder(before.facts)) === JSON.stringify(facts)) return;
      await sql.run('insert into guicheng.society_facts (society, version, facts, recorded_by) values ($1, $2, $3, $4)', [
        society,
        version + 1,
        json(facts),
        asker.person.id,
      ]);
    });
    return this.read(asker, society);
  }

  /** The file is one of the society's own; the next version of a paper keeps its kind. */
  async keepPaper(asker: Subject, society: string, request: PaperRequest): Promise<SocietyRecordView> {
    this.refuseStranger(asker, society);
    if (request.file !== undefined) await this.files.evidenceHash(society, request.file, 'file');
    await inTransaction(this.database.source, async (sql) => {
      await lock(sql, society);
      const before = request.paper === undefined ? null : await standing(sql, society, request.paper);
      if (before !== null && before.kind !== request.kind) throw new ApiException('FIELD_INVALID', { label: 'kind' }, 'kind');
      await sql.run(
        `insert into guicheng.society_paper (paper, version, society, kind, title, file, words, issued_on, valid_until, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          request.paper ?? randomUUID(),
          (before?.version ?? 0) + 1,
          society,
          request.kind,
          request.title,
          request.file ?? null,
          request.words ?? null,
          request.issuedOn ?? null,
          request.validUntil ?? null,
          asker.person.id,
        ],
      );
    });
    return this.read(asker, society);
  }

  /** No longer offered to forms; cases that carry it keep it. */
  async withdraw(asker: Subject, society: string, paper: string, reason: string): Promise<SocietyRecordView> {
    this.refuseStranger(asker, society);
    await inTransaction(this.database.source, async (sql) => {
      await lock(sql, society);
      await standing(sql, society, paper);
      await sql.run(
        `insert into guicheng.society_paper (paper, version, society, kind, title, file, words, issued_on, valid_until, withdrawn, reason, recorded_by)
         select paper, version + 1, society, kind, title, file, words, issued_on, valid_until, true, $2, $3
           from guicheng.society_paper where paper = $1 order by version desc limit 1`,
        [paper, reason, asker.person.id],
      );
    });
    return this.read(asker, society);
  }

  /** Of the societies whose papers the asker reads, those that end by the day. */
  ending(asker: Subject, by: string): Promise<EndingPaper[]> {
    return this.database.rows<EndingPaper>(
      `select p.paper as id, p.society, p.kind, p.title, p.valid_until::text as "validUntil" from (${STANDING}) p
        where not p.withdrawn and p.valid_until <= $2::date order by p.valid_until, p.paper`,
      [organisationsWhere(heldPosts(asker), 'read-society-record'), by],
    );
  }

  /** Of a society that is not his he learns nothing. */
  private refuseStranger(asker: Subject, society: string): void {
    if (!may(heldPosts(asker), 'read-society-record', society)) throw new ApiException('NOT_FOUND');
  }
}

/** One change after the other. */
async function lock(sql: Sql, society: string): Promise<void> {
  await sql.one('select 1 from guicheng.organisation where id = $1 for no key update', [society]);
}

async function newestFacts(sql: Pick<Sql, 'one'>, society: string): Promise<{ version: number; facts: SocietyFacts }> {
  const row = await sql.one<{ version: number; facts: SocietyFacts }>(
    'select version, facts from guicheng.society_facts where society = $1 order by version desc limit 1',
    [society],
  );
  return row ?? { version: 0, facts: {} };
}

async function standing(sql: Sql, society: string, paper: string): Promise<{ version: number; kind: PaperKind }> {
  const row = await sql.one<{ version: number; kind: PaperKind; withdrawn: boolean }>(
    `select version, kind, withdrawn from guicheng.society_paper where paper = $1 and society = $2 order by version desc limit 1`,
    [paper, society],
  );
  if (row === null) throw new ApiException('NOT_FOUND');
  if (row.withdrawn) throw new ApiException('PAPER_WITHDRAWN');
  return row;
}

/** Blank is not told; everything else fits its field, or every field that does not is named. */
function judged(sent: Record<string, unknown>): SocietyFacts {
  const known = new Map<string, (typeof SOCIETY_FACTS)[number]>(SOCIETY_FACTS.map((fact) => [fact.id, fact]));
  const problems: FieldProblem[] = [];
  const kept: SocietyFacts = {};
  for (const [id, value] of Object.entries(sent)) {
    const fact = known.get(id);
    if (fact === undefined) {
      problems.push({ field: `facts.${id}`, code: 'FIELD_UNKNOWN', details: { label: id } });
      continue;
    }
    if (value === null || (typeof value === 'string' && value.trim() === '')) continue;
    const fits =
      typeof value === 'string' && [...value.trim()].length <= fact.maxLength && (fact.pattern?.test(value.trim()) ?? true);
    if (fits) kept[fact.id] = value.trim();
    else problems.push({ field: `facts.${id}`, code: 'FIELD_INVALID', details: { label: fact.label } });
  }
  if (problems.length > 0) throw ApiException.ofFields(problems);
  return inOrder(kept);
}

function inOrder(facts: SocietyFacts): SocietyFacts {
  const told = SOCIETY_FACTS.flatMap(({ id }): [FactId, string][] => (facts[id] === undefined ? [] : [[id, facts[id]]]));
  return Object.fromEntries(told);
}
