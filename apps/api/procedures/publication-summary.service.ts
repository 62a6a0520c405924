import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type PublicationSummary, type SummaryDifference, type SummaryStep } from '../../../libs/contracts';
import { differencesBetween, type Difference } from '../../../libs/design/difference';
import { canonicalJson, placedSteps, type Role, type StepBlock, type Template, type Text } from '../../../libs/procedure';
import { MATTERS } from '../../../libs/procedure/vocabularies';
import { TODAY } from '../../../libs/rights';
import { Database } from '../database';
import type { Subject } from '../session/session.service';
import { publicationView, type PublicationRow } from './publication-rows';
import { PublicationsService } from './publications.service';
import { findingView, TemplateCheckService } from './template-check.service';

interface Before {
  template: Template;
  published_at: Date;
}

/** One page for whoever confirms, also on a phone: what changes, for whom, from when, what the checks say, and how a case goes. */
@Injectable()
export class PublicationSummaryService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicationsService) private readonly publications: PublicationsService,
    @Inject(TemplateCheckService) private readonly templates: TemplateCheckService,
  ) {}

  async summary(asker: Subject, id: string): Promise<PublicationSummary> {
    const row = await this.publications.find(id);
    const [before, { findings }, concerned] = await Promise.all([
      this.before(row),
      this.templates.check(row.template),
      this.concerned(row),
    ]);
    const old = before?.template ?? null;
    return {
      ...publicationView(asker, row),
      matter: matterOf(row.template),
      matterReason: row.template.matterReason ?? null,
      before: before && { version: before.template.version, publishedAt: before.published_at.toISOString() },
      differences: old === null ? [] : differencesBetween(old, row.template).map(differenceView),
      steps: stepsOf(row.template, old),
      findings: findings.map(findingView),
      concerned,
    };
  }

  /** What would hold in its place without it. */
  private before({ procedure, jurisdiction, version }: PublicationRow): Promise<Before | null> {
    return this.database.one<Before>(
      `select template, published_at from guicheng.template_version
        where procedure = $1 and (jurisdiction = $2 and version < $3 or jurisdiction = 'CN' and $2 <> 'CN')
          and guicheng.version_holds(hash, null, ${TODAY})
        order by (jurisdiction = $2) desc, version desc limit 1`,
      [procedure, jurisdiction, version],
    );
  }

  private async concerned({ procedure, jurisdiction, hash, trial }: PublicationRow): Promise<PublicationSummary['concerned']> {
    const row = await this.database.one<{ societies: number; cases: number }>(
      `with concerned as (
         select o.id from guicheng.organisation o
          where o.kind = 'society' and (o.dissolved_on is null or o.dissolved_on > ${TODAY}) and guicheng.is_offered($1, o.id)
            and case when $3::uuid[] is not null then o.id = any($3)
                     when $2 <> 'CN' then o.jurisdiction = $2
                     else not exists (select 1 from guicheng.template_version t where t.procedure = $1 and t.jurisdiction = o.jurisdiction and o.jurisdiction <> 'CN'
                                         and guicheng.version_holds(t.hash, o.id, ${TODAY})) end)
       select (select count(*)::int from concerned) as societies,
              (select count(*)::int from guicheng.case_file c join concerned o on o.id = c.society
                where c.procedure = $1 and c.status = 'open' and c.template_hash <> $4) as cases`,
      [procedure, jurisdiction, trial?.map(({ id }) => id) ?? null, hash],
    );
    return { societies: row?.societies ?? 0, runningCases: row?.cases ?? 0 };
  }
}

function differenceView(difference: Difference): SummaryDifference {
  const { what, thing, title } = difference;
  return {
    ...{ what, title, of: thing.of },
    in:
      difference.what === 'changed'
        ? difference.in.map(({ path, before, after }) => ({
            property: path.join('.'),
            before: wordsOf(before),
            after: wordsOf(after),
          }))
        : [],
  };
}

/** A value where it is words or a number; what only the engine reads is said to have changed, and not quoted. */
function wordsOf(value: unknown): Text | null {
  if (typeof value === 'number') return { zh: String(value), en: String(value) };
  if (typeof value === 'string') {
    if (value in postTitle) return postTitle[value as Role];
    return PERIOD.test(value) ? { zh: value, en: value } : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { zh, en } = value as Partial<Text>;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}

/** `10 working days`, `by 31 March`: the page has the words. */
const PERIOD = /^(\d+ [a-z ]+|by \d+ [A-Z][a-z]+)$/;

function matterOf({ matter }: Template): Text {
  const { zh, en } = MATTERS.find(({ id }) => id === matter) ?? { zh: matter, en: matter };
  return { zh, en };
}

function stepsOf(template: Template, before: Template | null): SummaryStep[] {
  const old = new Map(before === null ? [] : placedSteps(before).map(({ block }) => [block.id, canonicalJson(block)]));
  return placedSteps(template).map(({ block }) => {
    const was = old.get(block.id);
    const is = before === null || was === canonicalJson(block) ? 'same' : was === undefined ? 'new' : 'changed';
    return { id: block.id, title: block.title, ...holderOf(block), is };
  });
}

function holderOf(block: StepBlock): Pick<SummaryStep, 'by' | 'within'> {
  const { by, clock } = block as { by?: { role?: Role }; clock?: { within?: string } };
  return { by: by?.role ?? null, within: clock?.within ?? null };
}
