import { Inject, Injectable } from '@nestjs/common';
import {
  DOCUMENT_KINDS,
  documentKindTitle,
  type DocumentKind,
  type HouseRulesRequest,
  type HouseView,
  type LetterheadRequest,
  type LetterheadView,
} from '../../../libs/contracts';
import { readLetterhead, type LetterheadFinding } from '../../../libs/documents';
import { inTransaction, type Sql } from '../../../libs/persistence';
import { ROLES_IN, type Role } from '../../../libs/procedure';
import { inForce, may, organisationsWhere, SEAL_APPROVERS } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService, type OpenFile } from '../files/files.service';
import { recordAct } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

interface HouseRow {
  id: string;
  kind: 'association' | 'society';
  zh: string;
  en: string;
}

interface LetterheadRow {
  kind: DocumentKind;
  version: number;
  file: string | null;
  name: string | null;
  placeholders: string[];
  uploaded_at: Date;
  uploaded_by: string;
}

/** What a house has set for its papers. The approver of seals is a default until somebody sets it (暂定). */
export interface HouseRules {
  code: string | null;
  sealApprover: Role;
  isSealApproverDefault: boolean;
}

/** Who approves the use of a house's seal, and who records it. */
export interface SealPosts {
  approver: Role;
  keepers: Role[];
}

/** A form of Word is read whole; nobody's is larger. */
const LETTERHEAD_BYTES = 5 * 1024 * 1024;

/** The house's own Word templates by kind, the code of its numbers, and who approves the use of its seal. Every change is a further version. */
@Injectable()
export class HousesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  async list(asker: Subject): Promise<HouseView[]> {
    const posts = heldPosts(asker);
    const ids = [...organisationsWhere(posts, 'work-on-documents'), ...organisationsWhere(posts, 'keep-house-forms')];
    const rows = await this.database.rows<HouseRow>(
      `select id, kind, name_zh as zh, name_en as en from guicheng.organisation
        where id = any($1::uuid[]) and kind in ('association', 'society') order by kind, name_zh, id`,
      [ids],
    );
    return Promise.all(rows.map((row) => this.view(asker, row)));
  }

  async setRules(asker: Subject, house: string, { code, sealApprover }: HouseRulesRequest): Promise<HouseView> {
    const row = await this.kept(asker, house);
    if (!approversOf(row.kind).includes(sealApprover))
      throw new ApiException('FIELD_INVALID', { label: 'sealApprover' }, 'sealApprover');
    await inTransaction(this.database.source, async (sql) => {
      await lock(sql, house);
      await sql.run(
        `insert into guicheng.house_rules (house, version, code, seal_approver, set_by)
         select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from guicheng.house_rules where house = $1`,
        [house, code ?? null, sealApprover, asker.person.id],
      );
      await recordAct(sql, asker.person.id, {
        action: 'house-rules-set',
        object: { kind: 'organisation', id: house },
        organisation: house,
        fields: ['code', 'sealApprover'],
      });
    });
    return this.view(asker, row);
  }

  /** Refused when a name in it is unknown or anything in it could act by itself; without a file our plain form is used again. */
  async setLetterhead(asker: Subject, house: string, { kind, file }: LetterheadRequest): Promise<HouseView> {
    const row = await this.kept(asker, house);
    const placeholders = file === undefined ? [] : await this.placeholdersOf(house, file);
    await inTransaction(this.database.source, async (sql) => {
      await lock(sql, house);
      await sql.run(
        `insert into guicheng.letterhead (house, kind, version, file, placeholders, uploaded_by)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4::text[], $5 from guicheng.letterhead where house = $1 and kind = $2`,
        [house, kind, file ?? null, placeholders, asker.person.id],
      );
      await recordAct(sql, asker.person.id, {
        action: file === undefined ? 'letterhead-withdrawn' : 'letterhead-kept',
        object: { kind: 'organisation', id: house },
        organisation: house,
        fields: [kind],
      });
    });
    return this.view(asker, row);
  }

  /** The .docx as it was uploaded, for whoever wants to change it. */
  async letterhead(asker: Subject, house: string, kind: DocumentKind, version: number | null): Promise<OpenFile> {
    const posts = heldPosts(asker);
    if (!may(posts, 'work-on-documents', house) && !may(posts, 'keep-house-forms', house)) throw new ApiException('NOT_FOUND');
    const row = (await this.letterheads(house)).find((one) => one.kind === kind && (version === null || one.version === version));
    if (!row?.file) throw new ApiException('NOT_FOUND');
    return this.files.ofOrganisation(house, row.file);
  }

  /** What drafts of this kind are made from now; null: our plain form. */
  async standingLetterhead(house: string, kind: DocumentKind): Promise<{ version: number; file: string } | null> {
    const row = (await this.letterheads(house)).find((one) => one.kind === kind);
    return row?.file ? { version: row.version, file: row.file } : null;
  }

  async contentOf(house: string, kind: DocumentKind, version: number): Promise<Buffer | null> {
    const row = (await this.letterheads(house)).find((one) => one.kind === kind && one.version === version);
    return row?.file ? this.bytesOf(house, row.file) : null;
  }

  async rules(sql: Pick<Sql, 'one'>, house: string): Promise<HouseRules> {
    const row = await sql.one<{ kind: HouseRow['kind']; code: string | null; seal_approver: Role | null }>(
      `select o.kind, r.code, r.seal_approver from guicheng.organisation o left join guicheng.house_rules r on r.house = o.id
        where o.id = $1 order by r.version desc limit 1`,
      [house],
    );
    const [proposed] = approversOf(row?.kind ?? 'society');
    return {
      code: row?.code ?? null,
      sealApprover: row?.seal_approver ?? proposed ?? 'president',
      isSealApproverDefault: (row?.seal_approver ?? null) === null,
    };
  }

  async sealPosts(house: string): Promise<SealPosts> {
    const [{ sealApprover }, keepers] = await Promise.all([this.rules(this.database, house), this.sealKeepers(house)]);
    return { approver: sealApprover, keepers };
  }

  /** An officer stands in while the association has nobody for it. */
  private async sealKeepers(house: string): Promise<Role[]> {
    const row = await this.database.one<{ kind: HouseRow['kind']; keeps: boolean }>(
      `select o.kind, exists (select 1 from guicheng.post p where p.organisation = o.id and p.role = 'seal-keeper' and ${inForce('p')}) as keeps
         from guicheng.organisation o where o.id = $1`,
      [house],
    );
    if (row?.kind === 'society') return ['society-secretariat'];
    return row?.keeps === true ? ['seal-keeper'] : ['association-officer'];
  }

  private async placeholdersOf(house: string, file: string): Promise<string[]> {
    const read = readLetterhead(await this.bytesOf(house, file));
    if ('found' in read) throw refusalOf(read);
    return read.placeholders;
  }

  private async bytesOf(house: string, file: string): Promise<Buffer> {
    const { view, content } = await this.files.ofOrganisation(house, file);
    if (view.bytes > LETTERHEAD_BYTES) throw new ApiException('LETTERHEAD_UNREADABLE', {}, 'file');
    const parts: Buffer[] = [];
    for await (const part of await content()) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  /** A house whose forms the asker keeps. */
  private async kept(asker: Subject, house: string): Promise<HouseRow> {
    const row = may(heldPosts(asker), 'keep-house-forms', house)
      ? await this.database.one<HouseRow>(
          `select id, kind, name_zh as zh, name_en as en from guicheng.organisation where id = $1 and kind in ('association', 'society')`,
          [house],
        )
      : null;
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async view(asker: Subject, { id, kind, zh, en }: HouseRow): Promise<HouseView> {
    const [rules, letterheads] = await Promise.all([this.rules(this.database, id), this.letterheads(id)]);
    return {
      id,
      name: { zh, en },
      ...rules,
      approvers: approversOf(kind),
      letterheads: letterheads.map(letterheadView),
      mayChange: may(heldPosts(asker), 'keep-house-forms', id),
    };
  }

  /** By kind in the order of the vocabulary, the newest version first. */
  private async letterheads(house: string): Promise<LetterheadRow[]> {
    return this.database.rows<LetterheadRow>(
      `select l.kind, l.version, l.file, f.name, l.placeholders, l.uploaded_at, w.name as uploaded_by
         from guicheng.letterhead l left join guicheng.stored_file f on f.id = l.file join guicheng.person w on w.id = l.uploaded_by
        where l.house = $1 order by array_position($2::text[], l.kind), l.version desc`,
      [house, DOCUMENT_KINDS],
    );
  }
}

function letterheadView(row: LetterheadRow): LetterheadView {
  return {
    kind: row.kind,
    version: row.version,
    name: row.file === null ? null : (row.name ?? documentKindTitle[row.kind].zh),
    placeholders: row.placeholders,
    uploadedAt: row.uploaded_at.toISOString(),
    uploadedBy: row.uploaded_by,
  };
}

const approversOf = (kind: HouseRow['kind']): Role[] => SEAL_APPROVERS.filter((role) => ROLES_IN[kind].includes(role));

function refusalOf(finding: LetterheadFinding): ApiException {
  switch (finding.found) {
    case 'unreadable':
      return new ApiException('LETTERHEAD_UNREADABLE', {}, 'file');
    case 'macros':
      return new ApiException('LETTERHEAD_MACROS', {}, 'file');
    case 'outside':
      return new ApiException('LETTERHEAD_OUTSIDE', {}, 'file');
    case 'braces':
      return new ApiException('LETTERHEAD_BRACES', { near: finding.near }, 'file');
    case 'unknown':
      return new ApiException('LETTERHEAD_PLACEHOLDER', { name: finding.name, nearest: finding.nearest }, 'file');
  }
}

async function lock(sql: Sql, house: string): Promise<void> {
  await sql.one('select pg_advisory_xact_lock(hashtextextended($1, 36))', [house]);
}
