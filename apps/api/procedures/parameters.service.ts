import { Inject, Injectable } from '@nestjs/common';
import type { ParameterValue, Template } from '../../../libs/procedure';
import { Database } from '../database';

/** The values that a charter, a rule or the deployment gives to a template's parameters, as they stand now. */
@Injectable()
export class ParametersService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** By parameter id. A parameter without a value is null: whether that stops a case, the machine says. */
  async of(template: Template, society: string, association: string): Promise<Record<string, ParameterValue>> {
    const rows = await this.database.rows<{
      organisation: string;
      parameter: string;
      value: ParameterValue['value'];
      article: string | null;
    }>(
      `select distinct on (organisation, parameter) organisation, parameter, value, article from guicheng.parameter_value
        where organisation = any($1::uuid[]) order by organisation, parameter, version desc`,
      [[society, association]],
    );
    return Object.fromEntries(
      template.parameters.map((parameter) => {
        const owner = parameter.from === 'deployment' ? association : society;
        const row = rows.find((candidate) => candidate.organisation === owner && candidate.parameter === parameter.id);
        const value: ParameterValue = { value: row?.value ?? parameter.default ?? null };
        return [parameter.id, row?.article ? { ...value, article: row.article } : value];
      }),
    );
  }
}
