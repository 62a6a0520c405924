import { Inject, Injectable } from '@nestjs/common';
import type { SharedProgress, SharedStage, ShareLinkView, ShareMade } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import { civilDateOf, progress, type CaseState, type ProgressStep, type Template, type Text } from '../../../libs/procedure';
import { sha256 } from '../../../libs/record';
import { may } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import { newToken, type Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';

const MOST_LINKS = 5;
const A_MINUTE = 30;
/** A step that is not the society's own is told without its title. */
const INSIDE: Text = { zh: '内部办理', en: 'Inside the house' };
/** Nobody outside needs to know what was not needed, or may not be. */
const LEFT_OUT: readonly ProgressStep['status'][] = ['skipped', 'cancelled', 'possible'];

interface OpenedRow {
  id: string;
  case_id: string;
  expires_at: Date;
  opened_in_window: number;
  society: string;
  template_hash: string;
  status: 'open' | 'closed';
  filed_at: Date;
  state: CaseState;
  now: Date;
}

/** Links that show how far a case is (share.decision.md). */
@Injectable()
export class ShareService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async list(asker: Subject, id: string): Promise<ShareLinkView[]> {
    await this.own(asker, id);
    return this.linksOf(id);
  }

  async make(asker: Subject, id: string, days: number): Promise<ShareMade> {
    await this.own(asker, id);
    const token = newToken();
    await inTransaction(this.database.source, async (sql) => {
      // Two at once would both find room for one.
      await sql.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`share/${id}`]);
      const valid = await sql.rows(
        'select 1 from guicheng.share_link where case_id = $1 and revoked_at is null and expires_at > guicheng.record_now()',
        [id],
      );
      if (valid.length >= MOST_LINKS) throw new ApiException('SHARE_LIMIT', { most: MOST_LINKS });
      await sql.run(
        `insert into guicheng.share_link (case_id, token_hash, made_by, expires_at)
         values ($1, $2, $3, guicheng.record_now() + make_interval(days => $4))`,
        [id, sha256(token), asker.person.id, days],
      );
    });
    return { path: `/s#${token}`, links: await this.linksOf(id) };
  }

  async revoke(asker: Subject, id: string, link: string): Promise<ShareLinkView[]> {
    await this.own(asker, id);
    const known = await this.database.rows(
      `with gone as (
         update guicheng.share_link set revoked_by = $3, revoked_at = guicheng.record_now()
          where id = $2 and case_id = $1 and revoked_at is null)
       select 1 from guicheng.share_link where id = $2 and case_id = $1`,
      [id, link, asker.person.id],
    );
    if (known.length === 0) throw new ApiException('NOT_FOUND');
    return this.linksOf(id);
  }

  /** Whoever holds the token. What is wrong with it is not said: an end, a revocation and a guess look alike. */
  async open(token: string): Promise<SharedProgress> {
    const row = await this.database.one<OpenedRow>(
      `with opened as (
         update guicheng.share_link set
             opened_in_window = case when window_at > guicheng.record_now() - interval '1 minute' then opened_in_window + 1 else 1 end,
             window_at = case when window_at > guicheng.record_now() - interval '1 minute' then window_at else guicheng.record_now() end
          where token_hash = $1 and revoked_at is null and expires_at > guicheng.record_now()
         returning id, case_id, expires_at, opened_in_window)
       select o.*, c.society, c.template_hash, c.status, c.filed_at, s.state, guicheng.record_now() as now
         from opened o join guicheng.case_file c on c.id = o.case_id join guicheng.stream s on s.id = o.case_id`,
      [sha256(token)],
    );
    if (row === null) throw new ApiException('SHARE_NOT_VALID');
    if (row.opened_in_window > A_MINUTE) throw new ApiException('SHARE_TOO_OFTEN');
    const [{ template }, names] = await Promise.all([this.templates.get(row.template_hash), this.names.read()]);
    if (template.share !== true) throw new ApiException('SHARE_NOT_VALID');
    return {
      procedure: template.title,
      society: names.organisation(row.society).name,
      filedOn: civilDateOf(row.filed_at.toISOString()),
      status: row.status,
      stages: stagesOf(template, row.state, row.now.toISOString()),
      asOf: row.now.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    };
  }

  /** A case that this person may share: of his own society, by a procedure that offers it. */
  private async own(asker: Subject, id: string): Promise<CaseRow> {
    const row = await this.cases.actable(asker.person.id, id);
    if (!may(heldPosts(asker), 'file-cases', row.society)) throw new ApiException('FORBIDDEN');
    const { template } = await this.templates.get(row.template_hash);
    if (template.share !== true) throw new ApiException('SHARING_NOT_OFFERED');
    return row;
  }

  private async linksOf(id: string): Promise<ShareLinkView[]> {
    const rows = await this.database.rows<{
      id: string;
      name: string;
      made_at: Date;
      expires_at: Date;
      revoked_at: Date | null;
      expired: boolean;
    }>(
      `select l.id, p.name, l.made_at, l.expires_at, l.revoked_at, l.expires_at <= guicheng.record_now() as expired
         from guicheng.share_link l join guicheng.person p on p.id = l.made_by where l.case_id = $1 order by l.made_at desc, l.id limit 50`,
      [id],
    );
    return rows.map((row) => ({
      id: row.id,
      madeBy: row.name,
      madeAt: row.made_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      state: row.revoked_at !== null ? 'revoked' : row.expired ? 'expired' : 'valid',
    }));
  }
}

/** Stages as somebody outside may know them: certain ones, in their order, by title and day alone. */
function stagesOf(template: Template, state: CaseState, now: string): SharedStage[] {
  return progress(template, state, { audience: 'applicant', now })
    .filter(({ kind, status }) => kind !== 'check' && !LEFT_OUT.includes(status))
    .map((step): SharedStage => ({
      title: isTold(template, step.id) ? step.title : INSIDE,
      // That something was not passed is the society's own to tell.
      status: step.status === 'current' ? 'current' : step.status === 'ahead' ? 'ahead' : 'done',
      on: step.at === null ? null : civilDateOf(step.at),
    }));
}

function isTold(template: Template, id: string): boolean {
  const audience = stepOf(template, id)?.audience;
  return audience === undefined || audience === 'applicant' || audience === 'society';
}
