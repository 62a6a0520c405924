import type { BlockKind } from '../../../../libs/design/new-block';
import { Dialog } from '../shared/dialog';
import { useSpeech } from '../shared/language';

const GROUPS = {
  handle: ['intake', 'review', 'work', 'authority', 'document'],
  decide: ['meeting', 'score'],
  house: ['check', 'register', 'notice', 'copy', 'wait'],
  others: ['call', 'open'],
  arrange: ['choice', 'parallel', 'loop', 'each', 'sequence'],
} as const satisfies Record<string, readonly BlockKind[]>;

/** Which kind of step: each with one sentence of what it does. */
export function InsertDialog({
  open,
  onChoose,
  onClose,
}: {
  open: boolean;
  onChoose: (kind: BlockKind) => void;
  onClose: () => void;
}) {
  const { words } = useSpeech();
  const said = words.designer;
  return (
    <Dialog open={open} title={said.addTitle} width={860} footer={null} onCancel={onClose} destroyOnHidden>
      <div className="design-kinds">
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
          <section key={group} aria-label={said.groups[group]}>
            <h3>{said.groups[group]}</h3>
            <ul className="plain-list">
              {GROUPS[group].map((kind) => (
                <li key={kind}>
                  <button type="button" className="design-kind-choice" onClick={() => onChoose(kind)}>
                    <strong>{said.kinds[kind]}</strong>
                    <span className="soft">{said.kindHints[kind]}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
