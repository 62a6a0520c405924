/** Reading requests: every property is checked before it is used, and what is wrong is named. */
import { ApiException } from './errors/api-exception';

/**
 * The body of a request that should have been a `Shape`: its properties are known by name, and nothing of them is believed before it was read. The
 * description of the interface (apps/api/openapi) says by it what a route wants.
 */
export type Sent<Shape> = { [Property in NameIn<Shape>]?: unknown };
/** Of several shapes: the names of each. */
type NameIn<Shape> = Shape extends unknown ? keyof Shape : never;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

export function uuidOf(value: unknown, field: string): string {
  if (value === undefined || value === null || value === '') throw new ApiException('FIELD_REQUIRED', { label: field }, field);
  if (!isUuid(value)) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return value.toLowerCase();
}

export function objectOf(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiException('BODY_INVALID', {}, field);
  return value as Record<string, unknown>;
}

export function textOf(value: unknown, field: string, limit: number): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ApiException('FIELD_REQUIRED', { label: field }, field);
  if (value.length > limit) throw new ApiException('FIELD_INVALID', { label: field }, field);
  return value;
}

/** Absent and blank are the same: nothing was written. */
export function optionalTextOf(value: unknown, field: string, limit: number): string | undefined {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
    ? undefined
    : textOf(value, field, limit);
}

export function oneOf<Value extends string>(value: unknown, field: string, allowed: readonly Value[]): Value {
  if (typeof value === 'string' && (allowed as readonly string[]).includes(value)) return value as Value;
  throw new ApiException(value === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID', { label: field }, field);
}

export function listOf<Item>(value: unknown, field: string, item: (value: unknown, field: string) => Item, limit = 500): Item[] {
  if (!Array.isArray(value) || value.length > limit) throw new ApiException('BODY_INVALID', {}, field);
  return value.map((entry, index) => item(entry, `${field}.${index}`));
}

export function countOf(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100_000) return value;
  throw new ApiException(value === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID', { label: field }, field);
}

export function booleanOf(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ApiException(value === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID', { label: field }, field);
}

/** A day of the calendar that exists: `2026-02-30` does not. */
export function dayOf(value: unknown, field: string): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  }
  throw new ApiException(value === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID', { label: field }, field);
}

/** `<case>~<slot>`. */
export function taskIdOf(value: string): { stream: string; slot: string } {
  const at = value.indexOf('~');
  const stream = value.slice(0, at);
  if (at < 0 || !isUuid(stream)) throw new ApiException('NOT_FOUND');
  return { stream, slot: value.slice(at + 1) };
}
