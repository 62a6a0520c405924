import { Dialog } from '../shared/dialog';
import { useSpeech } from '../shared/language';

/** What the keys do; they are all on one page and none of them is the only way. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.inbox.help;
  const keys: [string, string][] = [
    ['j', said.down],
    ['k', said.up],
    ['a', said.act],
    ['r', said.back],
    ['/', said.search],
    ['?', said.help],
  ];
  return (
    <Dialog open title={said.title} okText={said.close} cancelButtonProps={{ hidden: true }} onOk={onClose} onCancel={onClose}>
      <dl className="keys-help">
        {keys.map(([key, means]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{said.hint}</p>
    </Dialog>
  );
}
