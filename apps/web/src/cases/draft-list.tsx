import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { draftAddress } from '../filing/draft-address';
import { api } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { queryClient, useDrafts } from '../shared/queries';
import { ShortListEnd } from '../shared/short-list';

/** Forms that were begun and not yet filed. */
export function DraftList() {
  const { words, text, language } = useSpeech();
  const drafts = useDrafts();
  const remove = useMutation({
    mutationFn: api.removeDraft,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const begun = (drafts.data ?? []).filter((draft) => Object.keys(draft.form).length > 0);
  if (begun.length === 0) return null;
  return (
    <Sheet title={words.cases.drafts}>
      <ul className="rows">
        {begun.map((draft) => (
          <li key={draft.id} className="row row-line">
            <span>
              {text(draft.title)} <span className="soft">{formatInstant(draft.savedAt, language, true)}</span>
            </span>
            <span className="row-actions">
              <Link to={draftAddress(draft.procedure, draft.society, draft.id, draft.fulfils)}>{words.cases.continueDraft}</Link>
              <Button type="text" size="small" onClick={() => remove.mutate(draft.id)}>
                {words.cases.removeDraft}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ShortListEnd list="drafts" came={drafts.data?.length ?? 0} first="open" />
    </Sheet>
  );
}
