/** Reading a form without being misled by what every object inherits: a field may well be called `constructor`. */

/**
 * A form as it is typed in and kept: texts, dates and choices are strings, integers and fen numbers, an organisation `{ id, kind }`,
 * files a list of their ids, a table a list of rows.
 */
export type Form = Record<string, unknown>;

/** A property of the value itself. */
export function own(of: unknown, name: string): unknown {
  return isRecord(of) && Object.hasOwn(of, name) ? of[name] : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something was filled in. Spaces alone are nothing. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return /\S/.test(value);
  return Array.isArray(value) ? value.length > 0 : true;
}
