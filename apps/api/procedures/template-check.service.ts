import { Inject, Injectable } from '@nestjs/common';
import type { DesignSurroundings, FindingView } from '../../../libs/contracts';
import type { Jurisdiction, Template } from '../../../libs/procedure';
import { parseTemplate } from '../../../libs/procedure/authoring';
import { checkTemplate, type Finding } from '../../../libs/procedure/checker';
import { calendarOf, registers } from '../../../libs/templates';
import { allObligations } from '../../../libs/templates/obligations';
import { Database } from '../database';

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
    return { template, findings: [...read, ...findings] };
  }

  /** What stands in a place around any template of it. */
  async surroundings(jurisdiction: Jurisdiction): Promise<DesignSurroundings> {
    return {
      calendar: calendarOf(jurisdiction),
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
