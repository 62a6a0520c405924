/** A document as a page hands it in: every property is read by name and measured. */
import { CLAUSE_STRENGTHS, POLICY_KINDS, type PolicyClause, type PolicyContent, type Replaced } from '../../../libs/contracts';
import { PLACES } from '../../../libs/persistence';
import { ApiException } from '../errors/api-exception';
import { booleanOf, dayOf, isGiven, listOf, objectOf, oneOf, optionalTextOf, textOf } from '../requests';

const CLAUSES = 400;
const SHORT = 200;

export function policyContentOf(value: unknown): PolicyContent {
  const body = objectOf(value, 'content');
  const day = (field: 'madeOn' | 'inForceFrom' | 'repealedOn') => (isGiven(body[field]) ? dayOf(body[field], field) : null);
  const line = (field: 'number' | 'issuer' | 'scope', limit = SHORT) => optionalTextOf(body[field], field, limit)?.trim() ?? null;
  const content: PolicyContent = {
    kind: oneOf(body['kind'], 'kind', POLICY_KINDS),
    title: textOf(body['title'], 'title', SHORT).trim(),
    ...{ number: line('number', 60), issuer: line('issuer'), scope: line('scope', 1000) },
    jurisdiction: isGiven(body['jurisdiction']) ? oneOf(body['jurisdiction'], 'jurisdiction', PLACES) : null,
    ...{ madeOn: day('madeOn'), inForceFrom: day('inForceFrom'), repealedOn: day('repealedOn') },
    replaces: listOf(body['replaces'] ?? [], 'replaces', replacedOf, 50),
    clauses: listOf(body['clauses'] ?? [], 'clauses', clauseOf, CLAUSES),
  };
  const { inForceFrom, repealedOn } = content;
  if (inForceFrom !== null && repealedOn !== null && repealedOn < inForceFrom)
    throw new ApiException('DATES_REVERSED', { label: 'repealedOn' }, 'repealedOn');
  const names = content.clauses.map(({ clause }) => clause);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) throw new ApiException('FIELD_INVALID', { label: names[twice] }, `clauses.${twice}.clause`);
  return content;
}

function replacedOf(value: unknown, field: string): Replaced {
  const { cited, clause } = objectOf(value, field);
  return {
    cited: textOf(cited, `${field}.cited`, SHORT).trim(),
    clause: optionalTextOf(clause, `${field}.clause`, 60)?.trim() ?? null,
  };
}

function clauseOf(value: unknown, field: string): PolicyClause {
  const { clause, text, strength, confirmed } = objectOf(value, field);
  return {
    clause: textOf(clause, `${field}.clause`, 60).trim(),
    text: textOf(text, `${field}.text`, 8000),
    strength: oneOf(strength, `${field}.strength`, CLAUSE_STRENGTHS),
    confirmed: booleanOf(confirmed, `${field}.confirmed`),
  };
}
