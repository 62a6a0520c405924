import { ERASED, UNREADABLE } from '../../../../libs/contracts/erased';
import type { Words } from '../messages';

/** Words as they are shown: what was deleted, or cannot be opened, says so in the reader's language. */
export function said(text: string, words: Words): string {
  if (text === ERASED) return words.record.erased;
  return text === UNREADABLE ? words.record.unreadable : text;
}

/** A form to fill in again: what was deleted is asked for anew. */
export function withoutErased(form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => isSaid(value)));
}

/** Whether somebody's words stand there; what was deleted is not filled into a form again. */
export function isSaid(value: unknown): boolean {
  return value !== ERASED && value !== UNREADABLE;
}
