import type { ParameterValue, Template } from '../procedure';
import type { Reader } from './registers/declarations';

/**
 * The values that a charter, a rule or the deployment gives to a template's parameters, as they stand now, by parameter id. One without
 * a value is null: whether that stops a case, the machine says.
 */
export async function parametersFor(
  reader: Reader,
  template: Pick<Template, 'parameters'>,
  society: string,
  association: string,
): Promise<Record<string, ParameterValue>> {
  const rows = await reader.rows<{
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
