import { Button } from 'antd';
import { freeName } from '../../../../libs/design/ids';
import { isStep, placedBlocks, type ChoiceBlock, type StructureBlock, type StructureOutcome } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useDesigning, useSetter } from './design-context';
import { LeadsTo } from './leads-to';
import { targetsFrom } from './outcomes-editor';
import { PartSet } from './parts';

/** How steps inside may leave a group before its end, and where the procedure goes on then. They have no names: people know them by their numbers. */
export function WaysOut({ block }: { block: Exclude<StructureBlock, ChoiceBlock> }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designing.waysOut;
  const set = useSetter({ of: 'block', id: block.id });
  const ways: [string, StructureOutcome][] = Object.entries(block.outcomes ?? {});
  const targets = targetsFrom(template, block.id, { words, text }).filter(({ value }) => value !== 'wait' && value !== 'return');
  const put = (next: [string, StructureOutcome][]) => set(['outcomes'], next.length === 0 ? undefined : Object.fromEntries(next));
  const add = () => {
    // `leave` looks for the nearest that has the name.
    const taken = placedBlocks(template.blocks).flatMap(({ block: own, around }) =>
      [...around, ...(isStep(own) ? [] : [own])].flatMap(namesOf),
    );
    put([...ways, [freeName(taken, 'way-out'), { to: 'next' }]]);
  };
  return (
    <PartSet label={said.title} hint={said.hint}>
      <ol className="design-list">
        {ways.map(([name, way], at) => (
          <li key={name}>
            <LeadsTo
              from={block.id}
              label={fill(said.leads, { n: at + 1 })}
              way={way}
              choices={targets}
              onChange={(led) => put(ways.map((one) => (one[0] === name ? [name, led] : one)))}
            />
            <Button size="small" onClick={() => put(ways.filter((way) => way[0] !== name))}>
              {fill(said.remove, { n: at + 1 })}
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={add}>
        {said.add}
      </Button>
    </PartSet>
  );
}

const namesOf = (block: StructureBlock): string[] => ('outcomes' in block ? Object.keys(block.outcomes ?? {}) : []);
