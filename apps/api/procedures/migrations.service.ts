import { Inject, Injectable } from '@nestjs/common';
import {
  LISTED_AT_MOST,
  say,
  type IntentView,
  type MigrateRequest,
  type MigrationCase,
  type MigrationView,
} from '../../../libs/contracts';
import { parametersFor } from '../../../libs/persistence';
import {
  caseMachine,
  civilDateOf,
  contentOf,
  isRejection,
  migrate,
  missingIn,
  type CaseState,
  type CaseWorld,
  type Migrated,
  type Migration,
  type Rejection,
} from '../../../libs/procedure';
import { organisationsWhere, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { landingView, stepTitle } from './landing-view';
import { TemplatesService, type Published } from './templates.service';

interface Row {
  id: string;
  number: string;
  procedure: string;
  society: string;
  association: string;
  name_zh: string;
  name_en: string;
  filed_at: Date;
  template_hash: string;
  successor: string;
  calendar: string;
  state: CaseState;
  form: Record<string, unknown> | null;
  choice: 'former' | 'new' | null;
  now: Date;
}

/**
 * Open cases for whose society another version holds by now. What an association keeps about a society and has not told it of is not among
 * them: whoever prepares procedures is outside it.
 */
const CASES = `
  select c.id, c.number, c.procedure, c.society, c.association, o.name_zh, o.name_en, c.filed_at, c.template_hash, v.hash as successor,
         s.calendar, s.state, guicheng.record_now() as now,
         (select f.form from guicheng.case_form f where f.case_id = c.id order by f.revision desc limit 1) as form,
         (select x.choice from guicheng.policy_choice x where x.case_id = c.id order by x.chosen_at desc limit 1) as choice
    from guicheng.case_file c join guicheng.stream s on s.id = c.id join guicheng.organisation o on o.id = c.society
    cross join lateral (select guicheng.version_for(c.procedure, c.society, ${TODAY}) as hash) v
   where c.status = 'open' and c.association = any($1::uuid[]) and v.hash <> c.template_hash
     and (c.keeper is null or c.disclosed_at is not null) and ($2::uuid is null or c.id = $2)
   order by c.procedure, c.filed_at, c.id limit ${LISTED_AT_MOST.migrations}`;

/** Which open cases could go over to the version that holds now, where each lands, and going over. */
@Injectable()
export class MigrationsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(IntentsService) private readonly intents: IntentsService,
  ) {}

  async list(asker: Subject): Promise<MigrationView[]> {
    const rows = await this.database.rows<Row>(CASES, [housesOf(asker), null]);
    const views = new Map<string, MigrationView>();
    for (const row of rows) {
      const { template } = await this.templates.get(row.successor);
      const view = views.get(row.procedure) ?? { procedure: row.procedure, title: template.title, cases: [] };
      view.cases.push(await this.caseView(row));
      views.set(row.procedure, view);
    }
    return [...views.values()];
  }

  async order(asker: Subject, key: unknown, id: string, request: MigrateRequest): Promise<IntentView> {
    const houses = housesOf(asker);
    // Of a case that is none of his he learns nothing; one that has gone over hears what it heard then.
    const own = await this.database.one<{ association: string }>(
      'select association from guicheng.case_file where id = $1 and association = any($2::uuid[])',
      [id, houses],
    );
    if (own === null) throw new ApiException('NOT_FOUND');
    const { template: templateHash, landing = {}, reason } = request;
    const to = await this.templates.get(templateHash).catch(() => null);
    if (to === null) throw new ApiException('PROGRAM_UNKNOWN', {}, 'template');
    const [row] = await this.database.rows<Row>(CASES, [houses, id]);
    const known = await this.intents.streamOf(asker, key);
    if (known === null && row?.successor !== templateHash) throw new ApiException('PROGRAM_UNKNOWN', {}, 'template');
    const post = heldPosts(asker).find(({ organisation, role }) => organisation === own.association && PREPARERS.includes(role));
    if (post === undefined) throw new ApiException('FORBIDDEN');
    const added = row === undefined ? undefined : await this.added(row, to);
    return this.intents.submit({
      ...{ asker, key, kind: 'migrate', stream: id, streamKind: 'case', target: null, contentHash: null, request },
      body: {
        ...{ templateHash, program: to.programHash, landing, reason },
        ...(added === undefined ? {} : { added }),
        capacity: post,
      },
    });
  }

  private async caseView(row: Row): Promise<MigrationCase> {
    const [from, to] = [await this.templates.get(row.template_hash), await this.templates.get(row.successor)];
    const shown = await this.preview(row, from, to);
    const open = Object.keys(row.state.blocks).filter((place) => row.state.blocks[place]?.status === 'open');
    return {
      case: row.id,
      number: row.number,
      society: { id: row.society, name: { zh: row.name_zh, en: row.name_en } },
      filedAt: row.filed_at.toISOString(),
      fromVersion: from.template.version,
      toVersion: to.template.version,
      template: row.successor,
      at: open.flatMap((place) => stepTitle(from.template, place) ?? []),
      lands: isRejection(shown) ? null : landingView(shown, from.template, to.template),
      refused: isRejection(shown) ? say(shown.rejected, shown.details) : null,
      choice: row.choice,
    };
  }

  private async preview(row: Row, from: Published, to: Published): Promise<Migration | Rejection> {
    const added = await this.added(row, to);
    const world: CaseWorld = {
      program: from.program,
      calendar: await this.templates.calendar(row.calendar),
      successors: { [to.programHash]: to.program },
    };
    const at = row.now.toISOString();
    const event: Migrated = {
      ...{ kind: 'migrated', id: 'preview', at, actor: row.state.applicant, occurredOn: civilDateOf(at) },
      ...{ program: to.programHash, landing: {} },
      ...(added === undefined ? {} : { added }),
    };
    return migrate((...now) => caseMachine.transition(...now), world, row.state, event);
  }

  /** What the new version reads and the case has not said: from its own form, and from the values that are set by now. */
  private async added({ state, form, society, association }: Row, { template, program }: Published): Promise<Migrated['added']> {
    const missing = missingIn(program, state);
    const { facts, given } = contentOf(template, form ?? {}, program);
    const values = missing.parameters.length === 0 ? {} : await parametersFor(this.database, template, society, association);
    const only = <Value>(from: Record<string, Value>, ids: string[]) =>
      Object.fromEntries(Object.entries(from).filter(([id]) => ids.includes(id)));
    const added = {
      facts: only(facts, missing.facts),
      given: only(
        given,
        Object.keys(given).filter((id) => state.given[id] === undefined),
      ),
      parameters: only(values, missing.parameters),
    };
    const said = Object.fromEntries(Object.entries(added).filter(([, part]) => Object.keys(part).length > 0));
    return Object.keys(said).length === 0 ? undefined : said;
  }
}

const PREPARERS: readonly string[] = ['administrator', 'system-administrator'];

function housesOf(asker: Subject): string[] {
  return organisationsWhere(heldPosts(asker), 'prepare-procedures');
}
