import { Button } from 'antd';
import { freeName } from '../../../../libs/design/ids';
import type { EachBlock } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useSetter } from './design-context';
import { PartSet, TextPair, Tick } from './parts';

/** How an item of a list may end besides being done; the steps inside lead there by `leave`. */
export function ItemsEditor({ block }: { block: EachBlock }) {
  const { words, text } = useSpeech();
  const said = words.designing.items;
  const set = useSetter({ of: 'block', id: block.id });
  const { items } = block;
  const add = () => {
    const name = freeName(Object.keys(items), 'item');
    set(['items', name], { label: { zh: said.fresh, en: said.fresh } });
  };
  return (
    <PartSet label={said.title} hint={said.hint}>
      <ul className="design-list">
        {Object.entries(items).map(([name, { label, struck }]) => (
          <li key={name}>
            <TextPair label={said.label} value={label} maxLength={30} onChange={(next) => set(['items', name, 'label'], next)} />
            <Tick
              label={said.struck}
              checked={struck === true}
              onChange={(checked) => set(['items', name, 'struck'], checked ? true : undefined)}
            />
            <Button
              size="small"
              aria-label={fill(said.remove, { label: text(label) })}
              onClick={() => set(['items', name], undefined)}
            >
              {words.design.difference.removed}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={add}>
        {said.add}
      </Button>
    </PartSet>
  );
}
