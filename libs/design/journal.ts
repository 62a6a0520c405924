/** The edits of one sitting at a draft, with undo and redo without end. */
import type { Template } from '../procedure';
import { makeEdit, takeBack, type Change, type Edit, type Refusal } from './edit';

interface Made {
  edit: Edit;
  change: Change;
}

export interface Journal {
  draft: Template;
  past: Made[];
  /** Edits that were undone, the next to redo last. A new edit forgets them. */
  future: Edit[];
}

export function openJournal(draft: Template): Journal {
  return { draft, past: [], future: [] };
}

/** One edit more. Typing on in one property is one step back, not one for each letter. */
export function enter(journal: Journal, edit: Edit): Journal | Refusal {
  const last = journal.past.at(-1);
  if (last && journal.future.length === 0 && isMoreOf(last.edit, edit)) {
    const before = takeBack(last.change);
    const made = makeEdit(before, edit);
    if (typeof made === 'string') return made;
    return { draft: made.draft, past: [...journal.past.slice(0, -1), { edit, change: made }], future: [] };
  }
  const made = makeEdit(journal.draft, edit);
  if (typeof made === 'string') return made;
  return { draft: made.draft, past: [...journal.past, { edit, change: made }], future: [] };
}

export function undo(journal: Journal): Journal {
  const last = journal.past.at(-1);
  if (!last) return journal;
  return { draft: takeBack(last.change), past: journal.past.slice(0, -1), future: [...journal.future, last.edit] };
}

export function redo(journal: Journal): Journal {
  const next = journal.future.at(-1);
  if (!next) return journal;
  const made = makeEdit(journal.draft, next);
  if (typeof made === 'string') return journal;
  return { draft: made.draft, past: [...journal.past, { edit: next, change: made }], future: journal.future.slice(0, -1) };
}

/**
 * The same edits on a draft that somebody else has saved meanwhile. What no longer finds its place is given back by itself, so that nothing
 * is lost in silence.
 */
export function rebase(journal: Journal, onto: Template): { journal: Journal; refused: { edit: Edit; why: Refusal }[] } {
  let next = openJournal(onto);
  const refused: { edit: Edit; why: Refusal }[] = [];
  for (const { edit } of journal.past) {
    const entered = enter(next, edit);
    if (typeof entered === 'string') refused.push({ edit, why: entered });
    else next = entered;
  }
  return { journal: next, refused };
}

function isMoreOf(before: Edit, now: Edit): boolean {
  return (
    before.edit === 'set' &&
    now.edit === 'set' &&
    isTyped(before.value) &&
    isTyped(now.value) &&
    JSON.stringify([before.thing, before.path]) === JSON.stringify([now.thing, now.path])
  );
}

/** Letters, or a sentence in two languages. */
function isTyped(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'zh' in value && 'en' in value);
}
