/** Reading what the pages of people and organisations send; every field is named when it is wrong. */
import { ORGAN_KINDS, type NewMember, type NewOrgan, type NewPost, type PersonChoice } from '../../../libs/contracts';
import {
  ADMINISTRATOR_ROLES,
  ASSOCIATION_ROLES,
  PARTY_ROLES,
  SOCIETY_ROLES,
  type Role,
  type Text,
} from '../../../libs/procedure';
import { ApiException } from '../errors/api-exception';
import { dayOf, objectOf, oneOf, optionalTextOf, textOf, uuidOf } from '../requests';

const ROLES: readonly Role[] = [...SOCIETY_ROLES, ...PARTY_ROLES, ...ASSOCIATION_ROLES, ...ADMINISTRATOR_ROLES];
const NAME = 100;
const REASON = 500;

type Body = Record<string, unknown>;

export function reasonOf(body: Body): string {
  return textOf(body['reason'], 'reason', REASON).trim();
}

export function optionalReasonOf(body: Body): string | undefined {
  return optionalTextOf(body['reason'], 'reason', REASON)?.trim();
}

export function optionalDayOf(value: unknown, field: string): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : dayOf(value, field);
}

/** Chinese is asked for; English, where nobody wrote it, is the same. */
export function nameOf(value: unknown, field: string): Text {
  const given = objectOf(value, field);
  const zh = textOf(given['zh'], `${field}.zh`, NAME).trim();
  return { zh, en: optionalTextOf(given['en'], `${field}.en`, NAME)?.trim() ?? zh };
}

export function personChoiceOf(value: unknown): PersonChoice {
  const given = objectOf(value, 'person');
  if (given['id'] !== undefined) return { id: uuidOf(given['id'], 'person.id') };
  const phone = optionalTextOf(given['phone'], 'person.phone', 30);
  return {
    name: textOf(given['name'], 'person.name', NAME).trim(),
    ...(phone === undefined ? {} : { phone }),
    ...(given['isNew'] === true ? { isNew: true } : {}),
  };
}

/** First and last day; a last day before the first is named. */
export function termOf(body: Body): { from: string; to?: string } {
  const from = dayOf(body['from'], 'from');
  const to = optionalDayOf(body['to'], 'to');
  if (to !== undefined && to < from)
    throw new ApiException('DATES_REVERSED', { label: { zh: '结束日期', en: 'Last day' } }, 'to');
  return { from, ...(to === undefined ? {} : { to }) };
}

export function newPostOf(body: Body): NewPost {
  const department = body['department'];
  const reason = optionalReasonOf(body);
  return {
    person: personChoiceOf(body['person']),
    role: oneOf(body['role'], 'role', ROLES),
    ...termOf(body),
    ...(department === undefined || department === null || department === ''
      ? {}
      : { department: uuidOf(department, 'department') }),
    ...(reason === undefined ? {} : { reason }),
  };
}

export function newMemberOf(body: Body): NewMember {
  const position = body['position'];
  return {
    person: personChoiceOf(body['person']),
    ...termOf(body),
    ...(position === undefined || position === null ? {} : { position: nameOf(position, 'position') }),
  };
}

export function newOrganOf(body: Body): NewOrgan {
  return { kind: oneOf(body['kind'], 'kind', ORGAN_KINDS), name: nameOf(body['name'], 'name') };
}
