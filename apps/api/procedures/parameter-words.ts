/** A refusal that names a standard by its id says it in the words of the template, and where it is entered. */
import type { ApiCode } from '../../../libs/contracts';
import type { Parameter, Template, Text } from '../../../libs/procedure';

const NAMING: readonly ApiCode[] = ['PARAMETER_MISSING', 'PARAMETER_UNFIT'];

export function namesParameter(code: ApiCode): boolean {
  return NAMING.includes(code);
}

/** `where`: a society reads its own standards under 本会标准; what its association decides stands with the association. */
export function parameterWords(
  { parameters }: Pick<Template, 'parameters'>,
  details: Record<string, unknown>,
): Record<string, unknown> {
  const named = parameters.filter(({ id }) => id === details['parameter']);
  const [first] = named;
  if (first === undefined) return details;
  const all = Array.isArray(details['parameters']) ? details['parameters'] : [first.id];
  return {
    ...details,
    parameter: joined(parameters.filter(({ id, from }) => all.includes(id) && WHERE[from] === WHERE[first.from])),
    where: WHERE[first.from],
  };
}

/** The society's own: from its charter or its rules. */
export const isOwn = ({ from }: Parameter): boolean => WHERE[from] === OWN;

const OWN: Text = { zh: '本会标准', en: 'the society’s standards' };
const HOUSE: Text = { zh: '本级标准（由所属科协设定）', en: 'the standards of the association' };
const WHERE: Record<Parameter['from'], Text> = { charter: OWN, rule: OWN, document: HOUSE, deployment: HOUSE };

function joined(parameters: Parameter[]): Text {
  return {
    zh: parameters.map(({ label }) => label.zh).join('”“'),
    en: parameters.map(({ label }) => label.en).join('”, “'),
  };
}
