import { Inject, Injectable } from '@nestjs/common';
import type { OfficeLoad, ProcedureFigures, StepFigures, StepStatistics } from '../../../libs/contracts';
import { readPlace, type Role, type Template } from '../../../libs/procedure';
import { Database } from '../database';
import { TemplatesService, stepOf } from '../procedures/templates.service';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { ByPersonService } from './by-person.service';
import { COUNTED, DAYS, DONE } from './counted';

const FIGURES = `count(*) filter (where ${DONE})::int as done, count(*) filter (where t.status = 'open')::int as open,
  percentile_cont(0.5) within group (order by ${DAYS}) filter (where ${DONE}) as median,
  percentile_cont(0.8) within group (order by ${DAYS}) filter (where ${DONE}) as most`;

interface Row {
  procedure: string;
  template: string;
  block: string;
  done: number;
  open: number;
  median: number | null;
  most: number | null;
}

/** How long steps take, and what stands with which office. */
@Injectable()
export class StepStatisticsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ByPersonService) private readonly byPerson: ByPersonService,
  ) {}

  async read(asker: Subject, from: string, to: string): Promise<StepStatistics> {
    const values = [asker.person.id, from, to];
    const [rows, cases, loads] = [
      await this.database.rows<Row>(
        `select c.procedure, max(c.template_hash) as template, split_part(t.block, '@', 1) as block, ${FIGURES}
           ${COUNTED} group by c.procedure, split_part(t.block, '@', 1)`,
        values,
      ),
      await this.database.rows<Row>(
        `select f.procedure, '' as template, '' as block,
                count(*) filter (where f.closed_at is not null)::int as done, count(*) filter (where f.closed_at is null)::int as open,
                percentile_cont(0.5) within group (order by f.days) as median, percentile_cont(0.8) within group (order by f.days) as most
           from (select distinct c.id, c.procedure, c.closed_at,
                        extract(epoch from c.closed_at - c.filed_at)::float8 / 86400 as days ${COUNTED}) f group by f.procedure`,
        values,
      ),
      await this.database.rows<{ organisation: string; role: Role; open: number; done: number }>(
        `select h.organisation, h.role, count(*) filter (where t.status = 'open' and h.open)::int as open,
                count(*) filter (where ${DONE})::int as done
           from guicheng.task_holder h join (select t.* ${COUNTED}) t on t.id = h.task
          where not h.turned group by h.organisation, h.role order by 3 desc, 4 desc, 1, 2`,
        values,
      ),
    ];
    const names = await this.names.read();
    return {
      from,
      to,
      procedures: await Promise.all(
        cases.map((one) =>
          this.procedure(
            one,
            rows.filter(({ procedure }) => procedure === one.procedure),
          ),
        ),
      ),
      offices: loads.map(({ organisation, ...load }): OfficeLoad => ({
        ...load,
        organisation: names.organisation(organisation).name,
      })),
      byPerson: await this.byPerson.read(asker, from, to),
    };
  }

  private async procedure({ procedure, ...figures }: Row, rows: Row[]): Promise<ProcedureFigures> {
    const template = rows[0] === undefined ? null : (await this.templates.get(rows[0].template)).template;
    const steps = rows.map((row): StepFigures => ({ step: row.block, title: titleOf(template, row.block), ...durations(row) }));
    const order = (step: string): number => (template === null ? 0 : JSON.stringify(template.blocks).indexOf(`"id":"${step}"`));
    return {
      procedure,
      title: template?.title ?? { zh: procedure, en: procedure },
      ...durations({ procedure, ...figures }),
      steps: steps.sort((one, other) => order(one.step) - order(other.step)),
    };
  }
}

function durations({ done, open, median, most }: Row): Pick<StepFigures, 'done' | 'open' | 'median' | 'most'> {
  const tenths = (days: number | null): number | null => (days === null ? null : Math.round(days * 10) / 10);
  return { done, open, median: tenths(median), most: tenths(most) };
}

function titleOf(template: Template | null, place: string): StepFigures['title'] {
  const { id } = readPlace(place);
  return (template === null ? undefined : stepOf(template, id))?.title ?? { zh: id, en: id };
}
