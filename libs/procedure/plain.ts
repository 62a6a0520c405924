/** Plain JSON: copying it and writing it the same way everywhere. */
import { Fault } from './kernel';
import type { Json } from './kernel';

/**
 * A deep copy. Written out because the sandbox has no `structuredClone`; texts and numbers, of which a state mostly consists, are not
 * called for, because every transition begins with a copy.
 */
export function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => copy(item)) as T;
  const source = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(source)) {
    const item = source[key];
    if (item !== undefined) result[key] = typeof item === 'object' ? copy(item) : item;
  }
  return result as T;
}

/**
 * One text for one value: keys in the order of their UTF-16 units, no spaces, properties without a value left out. Hashes are
 * taken of this.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Fault('NOT_PLAIN_JSON', { type: 'number' });
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object') throw new Fault('NOT_PLAIN_JSON', { type: typeof value });
  const entries = Object.entries(value as Record<string, Json | undefined>)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${entries.join(',')}}`;
}
