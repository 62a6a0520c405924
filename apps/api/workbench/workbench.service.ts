import { Inject, Injectable } from '@nestjs/common';
import type {
  ImportedProcedure,
  PublishedCard,
  PublishedView,
  SimulationSurroundings,
  SourceCoverageView,
} from '../../../libs/contracts';
import { bpmnOf } from '../../../libs/design/bpmn/export';
import { procedureFile, readProcedureFile } from '../../../libs/design/exchange';
import { placedSteps, type Jurisdiction, type Template } from '../../../libs/procedure';
import { registers } from '../../../libs/templates';
import { coverage } from '../../../libs/templates/citations/coverage';
import { allObligations, sources } from '../../../libs/templates/obligations';
import { Database } from '../database';
import { calendarHere } from '../days-off/calendar-here';
import { ApiException } from '../errors/api-exception';
import { scenariosFor } from '../procedures/scenarios';
import { findingView, TemplateCheckService } from '../procedures/template-check.service';

interface Row {
  template: Template;
  published_at: Date;
}

/** The newest of each procedure and place, and of one of them. */
const NEWEST = `select distinct on (procedure, jurisdiction) template, published_at from guicheng.template_version`;
const ORDER = `order by procedure, jurisdiction, version desc, published_at desc`;

/** Published procedures as an administrator looks at them: nothing here changes anything. */
@Injectable()
export class WorkbenchService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplateCheckService) private readonly templates: TemplateCheckService,
  ) {}

  async list(): Promise<PublishedCard[]> {
    return (await this.database.rows<Row>(`${NEWEST} ${ORDER}`)).map(cardOf);
  }

  async find(procedure: string, jurisdiction: Jurisdiction): Promise<PublishedView> {
    // Where a place has no version of its own, the national one holds there.
    const row = (await this.newest(procedure, jurisdiction)) ?? (await this.newest(procedure, 'CN'));
    if (row === null) throw new ApiException('NOT_FOUND');
    return { ...cardOf(row), template: row.template, scenarios: await scenariosFor(this.database, row.template) };
  }

  async file(procedure: string, jurisdiction: Jurisdiction): Promise<Download> {
    const { template, scenarios } = await this.find(procedure, jurisdiction);
    return { name: `${fileName(template)}.json`, content: Buffer.from(procedureFile(template, scenarios)) };
  }

  async bpmn(procedure: string, jurisdiction: Jurisdiction, language: 'zh' | 'en'): Promise<Download> {
    const { template } = await this.find(procedure, jurisdiction);
    return { name: `${fileName(template, language)}.bpmn`, content: Buffer.from(await bpmnOf(template, language)) };
  }

  async surroundings(jurisdiction: Jurisdiction): Promise<SimulationSurroundings> {
    return { calendar: await calendarHere(this.database, jurisdiction), registers: registers() };
  }

  async read(text: string): Promise<ImportedProcedure> {
    const { template, scenarios, issues } = readProcedureFile(text);
    if (template === null) {
      return { template, scenarios, findings: issues.map((issue) => findingView({ ...issue, basis: [] })), current: null };
    }
    const { findings } = await this.templates.check(template);
    const current = await this.newest(template.id, template.jurisdiction);
    return { template, scenarios, findings: findings.map(findingView), current: current && cardOf(current) };
  }

  /** The texts of one place, or all of them, each held against the procedures as they hold there. */
  async coverage(jurisdiction: Jurisdiction | null): Promise<SourceCoverageView[]> {
    const texts = sources().filter((text) => jurisdiction === null || text.jurisdiction === jurisdiction);
    const found = await Promise.all(
      texts.map(async (text) => coverage([text], await this.holdingIn(text.jurisdiction), allObligations())),
    );
    return found.flat();
  }

  private async holdingIn(jurisdiction: Jurisdiction): Promise<Template[]> {
    const rows = await this.database.rows<{ template: Template }>(
      `select distinct on (procedure) template from guicheng.template_version where jurisdiction in ($1, 'CN')
        order by procedure, (jurisdiction = $1) desc, version desc, published_at desc`,
      [jurisdiction],
    );
    return rows.map(({ template }) => template);
  }

  private newest(procedure: string, jurisdiction: Jurisdiction): Promise<Row | null> {
    return this.database.one<Row>(`${NEWEST} where procedure = $1 and jurisdiction = $2 ${ORDER}`, [procedure, jurisdiction]);
  }
}

export interface Download {
  name: string;
  content: Buffer;
}

function cardOf({ template, published_at }: Row): PublishedCard {
  const { id: procedure, jurisdiction, version, title, summary } = template;
  const steps = placedSteps(template).length;
  return { procedure, jurisdiction, version, title, summary, publishedAt: published_at.toISOString(), steps };
}

function fileName({ title, jurisdiction, version }: Template, language: 'zh' | 'en' = 'zh'): string {
  const place = jurisdiction === 'CN' ? '' : `-${jurisdiction}`;
  return `${title[language].replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}${place}-v${version}`;
}
