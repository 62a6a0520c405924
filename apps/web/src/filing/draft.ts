import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftContent, FileView, FormContent } from '../../../../libs/contracts/api';
import { api } from '../shared/api';
import { deviceStore } from '../shared/kept';
import type { PaperDraft } from './on-paper';
import { queryClient } from '../shared/queries';

export type Saved = { state: 'nothing' } | { state: 'saving' } | { state: 'saved'; at: string } | { state: 'on-device' };

interface Kept {
  form: FormContent;
  files: FileView[];
  /** On this device alone: the server's draft is the form. Null: it is filed here. */
  paper?: PaperDraft | null;
}

const SAVE_AFTER_MS = 800;
const RETRY_MS = 5_000;

/**
 * A form that saves itself: on this device at every key, on the server when the typing rests. The server's copy is read once; what
 * this device has is newer or the same, so it goes before.
 */
export function useDraft(person: string, id: string, place: Omit<DraftContent, 'form'>) {
  const name = `draft.${person}.${id}`;
  const [kept, setKept] = useState<Kept | null>(() => (deviceStore.read(name) as Kept | undefined) ?? null);
  const [saved, setSaved] = useState<Saved>({ state: 'nothing' });
  const [isRestored, setRestored] = useState(kept !== null && Object.keys(kept.form).length > 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isGone = useRef(false);
  const underWay = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    isGone.current = false;
    if (kept) return undefined;
    let isWanted = true;
    const start = (form: FormContent) => {
      if (!isWanted) return;
      setRestored(Object.keys(form).length > 0);
      setKept({ form, files: [] });
    };
    api.drafts().then(
      (drafts) => start(drafts.find((draft) => draft.id === id)?.form ?? {}),
      () => start({}),
    );
    return () => {
      isWanted = false;
    };
  }, [id, kept]);
  useEffect(
    () => () => {
      isGone.current = true;
      clearTimeout(timer.current);
    },
    [],
  );

  const save = useCallback(
    (form: FormContent) => {
      if (isGone.current) return;
      setSaved({ state: 'saving' });
      underWay.current = api.saveDraft(id, { ...place, form }).then(
        (draft) => {
          void queryClient.invalidateQueries({ queryKey: ['drafts'] });
          setSaved({ state: 'saved', at: draft.savedAt });
        },
        () => {
          setSaved({ state: 'on-device' });
          if (isGone.current) return;
          timer.current = setTimeout(() => save(form), RETRY_MS);
        },
      );
    },
    // The place never changes under one draft.
    [id, place.procedure, place.society],
  );

  const change = useCallback(
    (next: Partial<Kept>) => {
      setKept((before) => {
        const now: Kept = { form: {}, files: [], ...before, ...next };
        deviceStore.write(name, now);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => save(now.form), SAVE_AFTER_MS);
        return now;
      });
    },
    [name, save],
  );

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    isGone.current = true;
    deviceStore.write(name, undefined);
    // A copy that was still on its way may arrive after the case has taken the draft's place.
    void underWay.current
      .then(() => api.removeDraft(id))
      .catch(() => undefined)
      .then(() => queryClient.invalidateQueries({ queryKey: ['drafts'] }));
  }, [name, id]);

  return { kept, saved, isRestored, change, forget };
}
