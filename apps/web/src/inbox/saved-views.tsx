import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { SavedView, SavedViewRequest } from '../../../../libs/contracts/inbox';
import { fill } from '../messages';
import { Dialog } from '../shared/dialog';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote } from '../shared/notes';
import { Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { uuid } from '../shared/uuid';
import { removeView, saveView } from './inbox-api';

interface Props {
  views: SavedView[];
  /** What is filtered by now, to be kept; null: to look after those that there are. */
  now: Pick<SavedViewRequest, 'list' | 'filters'> | null;
  onClose: () => void;
}

/** Names one's filters, renames, removes, and says which opens first. */
export function SavedViewsDialog({ views, now, onClose }: Props) {
  const { words } = useSpeech();
  const said = words.inbox.views;
  const [editing, setEditing] = useState<SavedView | null>(null);
  if (now !== null) {
    const fresh: SavedView = { id: uuid(), name: '', isDefault: false, ...now };
    return <ViewForm key="new" title={said.save} view={fresh} onClose={onClose} />;
  }
  if (editing !== null)
    return <ViewForm key={editing.id} title={said.renameTitle} view={editing} onClose={() => setEditing(null)} />;
  return (
    <Dialog open title={said.title} footer={null} onCancel={onClose}>
      <ViewList views={views} onEdit={setEditing} />
    </Dialog>
  );
}

function ViewList({ views, onEdit }: { views: SavedView[]; onEdit: (view: SavedView) => void }) {
  const { words } = useSpeech();
  const said = words.inbox.views;
  const { isBusy, failure, run } = useWork();
  if (views.length === 0) return <Empty title={said.none} hint={said.noneHint} />;
  return (
    <>
      <ul className="rows" aria-label={said.title}>
        {views.map((view) => (
          <li key={view.id} className="row row-line">
            <span className="row-title">
              {view.name} {view.isDefault && <Tag tone="ink">{said.default}</Tag>}
            </span>
            <span className="row-actions">
              <Button disabled={isBusy} aria-label={fill(said.rename, { name: view.name })} onClick={() => onEdit(view)}>
                {said.renameTitle}
              </Button>
              <Button
                danger
                disabled={isBusy}
                aria-label={fill(said.remove, { name: view.name })}
                onClick={() => void run(() => removeView(view.id))}
              >
                {said.removeIt}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <FailureNote failure={failure} tone="care" />
    </>
  );
}

function ViewForm({ title, view, onClose }: { title: string; view: SavedView; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.inbox.views;
  // Made once: pressing again saves the same view again.
  const [draft, setDraft] = useState(view);
  const [tried, setTried] = useState(false);
  const { isBusy, failure, run } = useWork();
  const isNamed = draft.name.trim() !== '';
  const save = async () => {
    setTried(true);
    const { id, ...content } = draft;
    if (isNamed && (await run(() => saveView(id, { ...content, name: draft.name.trim() })))) onClose();
  };
  return (
    <Dialog
      open
      title={title}
      okText={said.saveIt}
      cancelText={words.app.cancel}
      okButtonProps={{ disabled: isBusy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="stack">
        <Field label={said.name} required help={said.nameHint} problem={tried && !isNamed ? said.nameRequired : undefined}>
          {(props) => (
            <Input
              {...props}
              autoFocus
              maxLength={30}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              onPressEnter={() => void save()}
            />
          )}
        </Field>
        <Checkbox checked={draft.isDefault} onChange={(event) => setDraft({ ...draft, isDefault: event.target.checked })}>
          {said.isDefault}
        </Checkbox>
        <FailureNote failure={failure} tone="care" />
      </div>
    </Dialog>
  );
}
