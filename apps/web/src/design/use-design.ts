import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { WholeDesign } from '../../../../libs/contracts/designs';
import type { Edit } from '../../../../libs/design/edit';
import { enter, openJournal, rebase, redo, undo, type Journal } from '../../../../libs/design/journal';
import type { Template } from '../../../../libs/procedure';
import { ApiFailure } from '../shared/api';
import { deviceStore } from '../shared/kept';
import { designApi } from './design-api';

const SAVE_AFTER_MS = 800;
const RETRY_MS = 5_000;

/** What this device holds of a draft that the server does not have yet. */
interface Kept {
  revision: number;
  draft: Template;
  edits: Edit[];
}

/** The draft as the server has it, and the edits that it was reached by. */
interface Saved {
  revision: number;
  draft: Template;
  past: Journal['past'];
}

/** Somebody else has saved meanwhile: both drafts stand, until whoever is here has chosen. */
export interface Conflict {
  theirs: WholeDesign;
  edits: Edit[];
}

export interface DesignState {
  journal: Journal;
  saved: Saved;
  /** `elsewhere`: the draft is gone, or is not his any more. */
  saving: 'idle' | 'saving' | 'on-device' | 'gone' | 'refused';
  savedAt: string | null;
  /** Why the server did not take it, in its own words. */
  refusal: ApiFailure['error'] | null;
  conflict: Conflict | null;
  /** Edits that found no place on what somebody else had saved. */
  lost: Edit[];
  scenarios: unknown[];
  savedScenarios: unknown[];
}

type Action =
  | { do: 'edit'; edit: Edit }
  | { do: 'undo' | 'redo' | 'sending' | 'no-line' | 'gone' | 'forget-lost' }
  | { do: 'scenarios'; scenarios: unknown[] }
  | { do: 'saved'; saved: Saved; at: string; scenarios: unknown[] }
  | { do: 'refused'; refusal: ApiFailure['error'] }
  | { do: 'met'; theirs: WholeDesign }
  | { do: 'settle'; how: Settlement };

/** How two drafts become one: my edits on top of theirs, theirs alone, or mine as it is. */
export type Settlement = 'repeat' | 'theirs' | 'mine';

export const isUnsaved = ({ journal, saved, scenarios, savedScenarios }: DesignState): boolean =>
  journal.draft !== saved.draft || scenarios !== savedScenarios;

/** The edits since the last saving; typing on in a property that was saved is one of them. */
function unsavedEdits({ journal, saved }: DesignState): Edit[] {
  const first = journal.past.findIndex((made, index) => made !== saved.past[index]);
  return first < 0 ? [] : journal.past.slice(first).map(({ edit }) => edit);
}

/** What was refused is sent again once it is another draft. */
function reduce(state: DesignState, action: Action): DesignState {
  const next = reduced(state, action);
  return next.saving === 'refused' && next.journal !== state.journal ? { ...next, saving: 'idle', refusal: null } : next;
}

function reduced(state: DesignState, action: Action): DesignState {
  switch (action.do) {
    case 'edit': {
      const next = enter(state.journal, action.edit);
      // What an edit is about is gone only while two hands are quicker than the page: nothing to say, nothing changed.
      return typeof next === 'string' ? state : { ...state, journal: next };
    }
    case 'undo':
      return { ...state, journal: undo(state.journal) };
    case 'redo':
      return { ...state, journal: redo(state.journal) };
    case 'scenarios':
      return { ...state, scenarios: action.scenarios };
    case 'sending':
      return { ...state, saving: 'saving', refusal: null };
    case 'no-line':
      return { ...state, saving: 'on-device' };
    case 'gone':
      return { ...state, saving: 'gone' };
    case 'refused':
      return { ...state, saving: 'refused', refusal: action.refusal };
    case 'saved':
      return { ...state, saving: 'idle', saved: action.saved, savedAt: action.at, savedScenarios: action.scenarios };
    case 'met':
      return { ...state, saving: 'idle', conflict: { theirs: action.theirs, edits: unsavedEdits(state) } };
    case 'forget-lost':
      return { ...state, lost: [] };
    case 'settle':
      return settled(state, action.how);
  }
}

function settled(state: DesignState, how: Settlement): DesignState {
  if (state.conflict === null) return state;
  const { theirs, edits } = state.conflict;
  const saved: Saved = { revision: theirs.revision, draft: theirs.template, past: [] };
  const done = { ...state, saved, conflict: null, savedAt: theirs.savedAt, savedScenarios: theirs.scenarios };
  if (how === 'theirs') return { ...done, journal: openJournal(theirs.template), scenarios: theirs.scenarios };
  if (how === 'mine') return { ...done, journal: openJournal(state.journal.draft) };
  const mine: Journal = { draft: theirs.template, past: edits.map((edit) => ({ edit }) as Journal['past'][number]), future: [] };
  const { journal, refused } = rebase(mine, theirs.template);
  return { ...done, journal, lost: refused.map(({ edit }) => edit) };
}

/** As the server has it; with what this device kept on top, where nobody has saved in between. */
function begin({ view, kept }: { view: WholeDesign; kept: Kept | undefined }): DesignState {
  const saved: Saved = { revision: view.revision, draft: view.template, past: [] };
  const state: DesignState = {
    journal: openJournal(view.template),
    saved,
    saving: 'idle',
    savedAt: view.savedAt,
    refusal: null,
    conflict: null,
    lost: [],
    scenarios: view.scenarios,
    savedScenarios: view.scenarios,
  };
  if (kept === undefined) return state;
  const repeated = kept.edits.reduce<Journal>((journal, edit) => {
    const next = enter(journal, edit);
    return typeof next === 'string' ? journal : next;
  }, openJournal(view.template));
  if (kept.revision === view.revision) {
    const isWhole = JSON.stringify(repeated.draft) === JSON.stringify(kept.draft);
    return { ...state, journal: isWhole ? repeated : openJournal(kept.draft) };
  }
  return { ...state, journal: openJournal(kept.draft), conflict: { theirs: view, edits: kept.edits } };
}

/** A draft under one's hands: every edit can be undone, is on this device at once and on the server when the hands rest. */
export function useDesign(person: string, view: WholeDesign) {
  const name = `design.${person}.${view.id}`;
  const [state, dispatch] = useReducer(reduce, null, () => begin({ view, kept: deviceStore.read(name) as Kept | undefined }));
  const current = useRef(state);
  current.current = state;
  const underWay = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async () => {
    const { journal, saved, scenarios, conflict } = current.current;
    if (underWay.current || conflict !== null || !isUnsaved(current.current)) return;
    underWay.current = true;
    dispatch({ do: 'sending' });
    const { draft, past } = journal;
    try {
      const { revision, savedAt } = await designApi.save(view.id, { revision: saved.revision, template: draft, scenarios });
      dispatch({ do: 'saved', saved: { revision, draft, past }, at: savedAt, scenarios });
    } catch (failure) {
      await refused(failure);
    } finally {
      underWay.current = false;
    }
  }, [view.id]);

  const refused = useCallback(
    async (failure: unknown) => {
      const error = failure instanceof ApiFailure ? failure.error : null;
      if (error?.code === 'DESIGN_CHANGED') {
        const theirs = await designApi.open(view.id).catch(() => null);
        return dispatch(theirs ? { do: 'met', theirs } : { do: 'no-line' });
      }
      if (error?.code === 'NOT_FOUND') return dispatch({ do: 'gone' });
      // An ended session is taken up again over the page; the draft waits for it like for a lost line.
      if (error !== null && error.code !== 'SESSION_EXPIRED') return dispatch({ do: 'refused', refusal: error });
      dispatch({ do: 'no-line' });
    },
    [view.id],
  );

  const { journal, scenarios, conflict, saving } = state;
  const isDirty = isUnsaved(state);
  useEffect(() => {
    const { saved } = current.current;
    const kept: Kept = { revision: saved.revision, draft: journal.draft, edits: unsavedEdits(current.current) };
    deviceStore.write(name, isDirty ? kept : undefined);
    if (!isDirty || conflict !== null || !['idle', 'on-device'].includes(saving)) return undefined;
    timer.current = setTimeout(() => void save(), saving === 'on-device' ? RETRY_MS : SAVE_AFTER_MS);
    return () => clearTimeout(timer.current);
  }, [journal.draft, scenarios, isDirty, conflict, saving, save, name]);

  return {
    state,
    edit: useCallback((edit: Edit) => dispatch({ do: 'edit', edit }), []),
    undo: useCallback(() => dispatch({ do: 'undo' }), []),
    redo: useCallback(() => dispatch({ do: 'redo' }), []),
    setScenarios: useCallback((now: unknown[]) => dispatch({ do: 'scenarios', scenarios: now }), []),
    settle: useCallback((how: Settlement) => dispatch({ do: 'settle', how }), []),
    forgetLost: useCallback(() => dispatch({ do: 'forget-lost' }), []),
    /** The draft was deleted: nothing of it stays here. */
    forget: useCallback(() => {
      clearTimeout(timer.current);
      underWay.current = true;
      deviceStore.write(name, undefined);
    }, [name]),
  };
}
