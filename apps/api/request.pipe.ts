import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { ApiException } from './errors/api-exception';

/** A template that is handed in may be nested 64 levels deep; nothing else comes near it. */
const DEEPEST = 66;
/** With the `u` flag a whole pair is one character, and no surrogate. */
const HALF_PAIR = /\p{Surrogate}/u;

/**
 * Before any handler sees what was sent: a body is an object, a query's value is one text, and every text is one that PostgreSQL can
 * keep as it is. It has no NUL and no half of a surrogate pair; without this they would be faults, or be changed unseen.
 */
@Injectable()
export class RequestPipe implements PipeTransform {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (type === 'body' && data === undefined) return bodyOf(value);
    if (type === 'query' && data === undefined) return queryOf(value);
    if (value !== undefined && typeof value !== 'string') throw new ApiException('BODY_INVALID', {}, data);
    refuseUnstorable(value, data);
    return value;
  }
}

function bodyOf(value: unknown): Record<string, unknown> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiException('BODY_INVALID');
  refuseUnstorable(value);
  return value as Record<string, unknown>;
}

/** All of a query at once. */
function queryOf(value: unknown): Record<string, unknown> {
  const query = bodyOf(value);
  for (const [name, said] of Object.entries(query))
    if (typeof said !== 'string') throw new ApiException('BODY_INVALID', {}, name);
  return query;
}

function refuseUnstorable(value: unknown, field?: string, depth = 0): void {
  if (depth > DEEPEST) throw new ApiException('BODY_INVALID', {}, field);
  if (typeof value === 'string') {
    if (value.includes('\0') || HALF_PAIR.test(value)) throw new ApiException('BODY_INVALID', {}, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key, field, depth);
      refuseUnstorable(inner, field ?? key, depth + 1);
    }
  }
}
