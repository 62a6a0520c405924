import type { ByteRange } from '../../../libs/files';

/**
 * The one range that is asked for (RFC 9110, 14.2): null where none is, or several, or in other units, and then the whole is the answer.
 * `outside`: it begins behind the end.
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | null | 'outside' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (asked === null) return null;
  const [, first = '', last = ''] = asked;
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 ? 'outside' : { start: Math.max(0, bytes - Number(last)), end: bytes - 1 };
  const [start, end] = [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)];
  if (last !== '' && Number(last) < start) return null;
  return start >= bytes ? 'outside' : { start, end };
}
