import { ApiException } from '../errors/api-exception';

/** Where a page of a list ended: an instant (null: none, which is last), perhaps a second one, and an id. */
export type Cursor = (string | null)[];

const EARLIEST = Date.parse('2000-01-01');
const LATEST = Date.parse('3000-01-01');

export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** What somebody made up himself is refused: nothing of it reaches a statement that it could break. */
export function cursorOf(text: string, instants: number, isId: (id: unknown) => boolean): Cursor {
  const parts = parsed(text);
  const isInstant = (part: unknown) => part === null || (typeof part === 'string' && isWithin(Date.parse(part)));
  if (
    !Array.isArray(parts) ||
    parts.length !== instants + 1 ||
    !parts.slice(0, instants).every(isInstant) ||
    !isId(parts[instants])
  )
    throw new ApiException('FIELD_INVALID', { label: 'cursor' }, 'cursor');
  return parts.map((part, n) =>
    n < instants && part !== null ? new Date(part as string).toISOString() : (part as string | null),
  );
}

const isWithin = (at: number) => at >= EARLIEST && at < LATEST;

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}
