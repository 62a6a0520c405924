import { Inject, Injectable } from '@nestjs/common';
import type { AffectedView, CaseRulesView, PolicyChoiceRequest, Replaced } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import type { Template, Text } from '../../../libs/procedure';
import { RULES } from '../../../libs/procedure/rules';
import { organisationsWhere, TODAY } from '../../../libs/rights';
import { citedIn, type CitedPlace } from '../../../libs/templates/library/cited';
import { clauseKey } from '../../../libs/templates/library/numerals';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { PoliciesService } from './policies.service';

interface Version {
  hash: string;
  procedure: string;
  template: Template;
  /** It is what new cases of its place run on, as against a version that only running cases have. */
  holds: boolean;
}

interface CaseRow {
  id: string;
  number: string;
  zh: string;
  en: string;
  filed_at: Date;
  template_hash: string;
  moves: boolean;
  choice: 'former' | 'new' | null;
  reason: string | null;
  by: string | null;
  at: Date | null;
}

/** What a document touches, found by citation: procedures, rules, parameters, and cases that run by what it replaces. */
@Injectable()
export class AffectedService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PoliciesService) private readonly policies: PoliciesService,
  ) {}

  async affected(asker: Subject, id: string): Promise<AffectedView> {
    const { cited, replaces } = await this.policies.find(id);
    const own: Replaced[] = [{ cited, clause: null }];
    const versions = (await this.versions()).map((version) => ({
      ...version,
      replaced: citedIn(version.template, replaces),
      itself: citedIn(version.template, own),
    }));
    const touched = versions.filter(({ replaced, itself }) => replaced.length + itself.length > 0);
    const old = touched.filter(({ replaced }) => replaced.length > 0);
    return {
      templates: touched
        .filter(({ holds }) => holds)
        .map(({ procedure, template, replaced, itself }) => ({
          procedure,
          ...{ title: template.title, version: template.version, jurisdiction: template.jurisdiction },
          places: [...replaced.map(placeView('replaced')), ...itself.map(placeView('cited'))],
        })),
      rules: rulesOn([...replaces, ...own]),
      parameters: distinct(
        touched
          .filter(({ holds }) => holds)
          .flatMap(({ template, replaced, itself }) => parametersOf(template, [...replaced, ...itself])),
      ),
      cases: await this.cases(asker, id, new Map(old.map(({ hash, template }) => [hash, template.title]))),
    };
  }

  /** One reason for several cases; each has its own row, and the last word about a case counts. */
  async choose(asker: Subject, id: string, { cases, choice, reason }: PolicyChoiceRequest): Promise<AffectedView> {
    const known = new Set((await this.affected(asker, id)).cases.map((one) => one.case));
    if (cases.length === 0 || cases.some((one) => !known.has(one)))
      throw new ApiException('FIELD_INVALID', { label: 'cases' }, 'cases');
    await inTransaction(this.database.source, async (sql) => {
      await sql.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`policy-choice/${id}`]);
      await sql.run(
        `insert into guicheng.policy_choice (document, case_id, version, choice, reason, chosen_by)
         select $1, c.id, 1 + coalesce((select max(x.version) from guicheng.policy_choice x where x.document = $1 and x.case_id = c.id), 0), $3, $4, $5
           from unnest($2::uuid[]) as c (id)`,
        [id, [...new Set(cases)], choice, reason, asker.person.id],
      );
      for (const one of new Set(cases)) {
        await recordAct(sql, asker.person.id, {
          action: 'policy-chosen',
          object: { kind: 'case', id: one },
          ids: { document: id, choice },
          reason,
        });
      }
    });
    return this.affected(asker, id);
  }

  /** Whoever sees the case sees by which rules it is carried on. */
  async rulesOf(caseId: string): Promise<CaseRulesView[]> {
    const rows = await this.database.rows<{
      cited: string;
      title: string;
      choice: 'former' | 'new';
      reason: string;
      chosen_at: Date;
    }>(
      `select distinct on (x.document) d.cited_as as cited, r.content ->> 'title' as title, x.choice, x.reason, x.chosen_at
         from guicheng.policy_choice x join guicheng.policy_document d on d.id = x.document
         cross join lateral (select content from guicheng.policy_revision p where p.document = d.id order by p.revision desc limit 1) r
        where x.case_id = $1 order by x.document, x.version desc`,
      [caseId],
    );
    return rows.map(({ cited, title, choice, reason, chosen_at }) => ({
      document: { title, cited },
      ...{ choice, reason, at: chosen_at.toISOString() },
    }));
  }

  /** What holds for new cases, and what open cases run on. */
  private versions(): Promise<Version[]> {
    return this.database.rows<Version>(
      `select t.hash, t.procedure, t.template, t.hash = first_value(t.hash) over (partition by t.procedure, t.jurisdiction
                order by guicheng.version_holds(t.hash, null, ${TODAY}) desc, t.version desc, t.published_at desc) as holds
         from guicheng.template_version t`,
    );
  }

  private async cases(asker: Subject, id: string, titles: Map<string, Text>): Promise<AffectedView['cases']> {
    const rows = await this.database.rows<CaseRow>(
      `select c.id, c.number, o.name_zh as zh, o.name_en as en, c.filed_at, c.template_hash,
              coalesce(guicheng.version_for(c.procedure, c.society, ${TODAY}) <> c.template_hash, false) as moves,
              x.choice, x.reason, w.name as by, x.chosen_at as at
         from guicheng.case_file c join guicheng.organisation o on o.id = c.society
         left join lateral (select * from guicheng.policy_choice p where p.document::text = $3 and p.case_id = c.id order by p.version desc limit 1) x on true
         left join guicheng.person w on w.id = x.chosen_by
        where c.status = 'open' and c.template_hash = any($1::text[]) and c.association = any($2::uuid[])
          and (c.keeper is null or c.disclosed_at is not null)
        order by c.filed_at, c.id limit 500`,
      [[...titles.keys()], organisationsWhere(heldPosts(asker), 'read-publications'), id],
    );
    return rows.map(({ id: found, number, zh, en, filed_at, template_hash, moves, choice, reason, by, at }) => ({
      ...{ case: found, number, society: { zh, en }, title: titles.get(template_hash) ?? { zh: '', en: '' } },
      filedAt: filed_at.toISOString(),
      choice: choice === null || at === null ? null : { choice, reason: reason ?? '', by: by ?? '', at: at.toISOString() },
      mayMigrate: moves,
    }));
  }
}

const placeView =
  (because: 'replaced' | 'cited') =>
  ({ cited, clause, step }: CitedPlace): AffectedView['templates'][number]['places'][number] => ({
    ...{ cited, clause, because },
    step: step?.title ?? null,
  });

function rulesOn(texts: Replaced[]): AffectedView['rules'] {
  return RULES.flatMap(({ rule, says, clauses }) =>
    clauses
      .filter(({ source, clause }) =>
        texts.some((text) => text.cited === source && (text.clause === null || clauseKey(text.clause) === clauseKey(clause))),
      )
      .map(({ source, clause }) => ({ rule, says, cited: source, clause })),
  );
}

function parametersOf(template: Template, places: CitedPlace[]): AffectedView['parameters'] {
  const read = new Set(places.flatMap(({ parameters }) => parameters));
  return template.parameters
    .filter(({ id }) => read.has(id))
    .map(({ id, label }) => ({ procedure: template.id, title: template.title, id, label }));
}

function distinct(parameters: AffectedView['parameters']): AffectedView['parameters'] {
  const keys = parameters.map(({ procedure, id }) => `${procedure}/${id}`);
  return parameters.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
