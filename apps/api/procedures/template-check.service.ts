import { Inject, Injectable } from '@nestjs/common';
import { POLICY_SOURCES, type DesignSurroundings, type FindingView } from '../../../libs/contracts';
import { placedSteps, type Jurisdiction, type Template } from '../../../libs/procedure';
import { parseTemplate } from '../../../libs/procedure/authoring';
import { checkTemplate, type Finding } from '../../../libs/procedure/checker';
import { registers } from '../../../libs/templates';
import { allObligations } from '../../../libs/templates/obligations';
import { Database } from '../database';
import { calendarHere } from '../days-off/calendar-here';

export interface CheckedTemplate {
  /** Null where it cannot be read as a template. */
  template: Template | null;
  findings: Finding[];
}

/** The checker with what stands in this deployment: the procedures that are published here, and what the texts ask of each. */
@Injectable()
export class TemplateCheckService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async check(input: unknown): Promise<CheckedTemplate> {
    const { template, issues } = parseTemplate(input);
    const read = issues.map((issue): Finding => ({ ...issue, basis: [] }));
    if (template === null) return { template, findings: read };
    const findings = checkTemplate(template, await this.surroundings(template.jurisdiction));
    return { template, findings: [...read, ...findings, ...(await this.strangeTexts(template))] };
  }

  /** What is cited must stand in the library: shipped, or registered by the house. */
  private async strangeTexts(template: Template): Promise<Finding[]> {
    const cited = placedSteps(template).flatMap(({ block, path }) =>
      block.basis.flatMap((basis, index) =>
        basis.kind === 'policy' && !(basis.source in POLICY_SOURCES)
          ? [{ source: basis.source, clause: basis.clause, path: `${path}/basis/${index}/source` }]
          : [],
      ),
    );
    if (cited.length === 0) return [];
    const rows = await this.database.rows<{ cited_as: string }>(
      'select cited_as from guicheng.policy_document where cited_as = any($1::text[])',
      [cited.map(({ source }) => source)],
    );
    const known = new Set(rows.map(({ cited_as }) => cited_as));
    return cited
      .filter(({ source }) => !known.has(source))
      .map(({ path, source, clause }): Finding => ({
        ...{ rule: 'R38', path, severity: 'error', basis: [{ source, clause }] },
        message: {
          zh: `“${source}”还没有登记。请先在文件库中登记，再引用。`,
          en: `“${source}” is not registered. Register it in the library first, then cite it.`,
        },
      }));
  }

  /** What stands in a place around any template of it. */
  async surroundings(jurisdiction: Jurisdiction): Promise<DesignSurroundings> {
    return {
      calendar: await calendarHere(this.database, jurisdiction),
      registers: registers(),
      templates: await this.published(jurisdiction),
      obligations: allObligations(),
    };
  }

  /** Every procedure as it holds in a place: its own version, or else the national one. */
  private async published(jurisdiction: string): Promise<Template[]> {
    const rows = await this.database.rows<{ template: Template }>(
      `select distinct on (procedure) template from guicheng.template_version where jurisdiction in ($1, 'CN')
        order by procedure, (jurisdiction = $1) desc, version desc, published_at desc`,
      [jurisdiction],
    );
    return rows.map(({ template }) => template);
  }
}

export function findingView({ rule, severity, path, message, basis, counterExample, undecided }: Finding): FindingView {
  return { rule, severity, path, message, basis, counterExample: counterExample ?? null, undecided: undecided ?? null };
}
