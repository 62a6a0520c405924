/** What each structure has of its own: its ways, how often, over what. */
import { Button } from 'antd';
import type { ChoiceBlock, EachBlock, LoopBlock, ParallelBlock, StructureBlock } from '../../../../libs/procedure';
import { placedSteps } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { ConditionBuilder } from './condition-builder';
import { useDesigning, useSetter } from './design-context';
import { Interrupts } from './event-parts';
import { ItemsEditor } from './items-editor';
import { Choose, TextPair, Whole, type Choice } from './parts';
import { targetsFrom } from './outcomes-editor';
import { sayLookUp } from './use-subjects';
import { WaysOut } from './ways-out';

export function StructureParts({ block }: { block: StructureBlock }) {
  return (
    <>
      <OwnParts block={block} />
      {block.kind !== 'choice' && <WaysOut block={block} />}
    </>
  );
}

function OwnParts({ block }: { block: StructureBlock }) {
  switch (block.kind) {
    case 'choice':
      return <ChoiceParts block={block} />;
    case 'parallel':
      return <ParallelParts block={block} />;
    case 'loop':
      return <LoopParts block={block} />;
    case 'each':
      return <EachParts block={block} />;
    case 'sequence':
      return <Interrupts block={block} />;
  }
}

function ChoiceParts({ block }: { block: ChoiceBlock }) {
  const { words } = useSpeech();
  const { edit } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  return (
    <>
      {block.branches.map((branch, way) => (
        <div key={way} className="design-part">
          <ConditionBuilder
            label={fill(said.wayCondition, { n: way + 1 })}
            value={branch.when}
            onChange={(when) => set(['branches', String(way), 'when'], when)}
          />
          {block.branches.length > 1 && (
            <div>
              <Button size="small" onClick={() => edit({ edit: 'remove-way', id: block.id, way })}>
                {fill(said.removeWay, { n: way + 1 })}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="row-actions">
        <Button size="small" onClick={() => edit({ edit: 'add-way', id: block.id })}>
          {said.addWay}
        </Button>
        {block.otherwise === undefined ? (
          <Button size="small" onClick={() => edit({ edit: 'add-way', id: block.id, otherwise: true })}>
            {said.addOtherwise}
          </Button>
        ) : (
          <Button size="small" onClick={() => edit({ edit: 'remove-way', id: block.id, way: block.branches.length })}>
            {said.removeOtherwise}
          </Button>
        )}
      </div>
    </>
  );
}

function ParallelParts({ block }: { block: ParallelBlock }) {
  const { words } = useSpeech();
  const { edit } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const some = block.branches.slice(1, -1).map((_, index) => index + 2);
  const choices: Choice[] = [
    { value: 'all', label: said.enoughAll },
    { value: 'any', label: said.enoughAny },
    ...some.map((n) => ({ value: String(n), label: fill(said.enoughSome, { n }) })),
  ];
  return (
    <>
      <Choose
        label={said.enough}
        value={typeof block.join === 'string' ? block.join : String(block.join.atLeast)}
        choices={choices}
        onChange={(chosen) => set(['join'], chosen === 'all' || chosen === 'any' ? chosen : { atLeast: Number(chosen) })}
      />
      {block.branches.map((branch, way) => (
        <div key={branch.id} className="design-part">
          <TextPair
            label={fill(said.wayName, { n: way + 1 })}
            value={branch.title}
            maxLength={40}
            onChange={(title) => set(['branches', String(way), 'title'], title.zh === '' ? undefined : title)}
          />
          {block.branches.length > 2 && (
            <div>
              <Button size="small" onClick={() => edit({ edit: 'remove-way', id: block.id, way })}>
                {fill(said.removeWay, { n: way + 1 })}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => edit({ edit: 'add-way', id: block.id })}>
          {said.addWay}
        </Button>
      </div>
    </>
  );
}

function LoopParts({ block }: { block: LoopBlock }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const targets = targetsFrom(template, block.id, { words, text }).filter(({ value }) => value !== 'wait' && value !== 'return');
  return (
    <>
      <ConditionBuilder label={said.conditionAgain} value={block.again} onChange={(again) => set(['again'], again)} />
      <Whole label={said.most} value={block.most} least={1} onChange={(most) => most && set(['most'], most)} />
      <Choose label={said.exhausted} value={block.exhausted} choices={targets} onChange={(to) => set(['exhausted'], to)} />
    </>
  );
}

function EachParts({ block }: { block: EachBlock }) {
  const { words, text } = useSpeech();
  const { template, surroundings } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const choices: Choice[] = [
    ...template.form.fields.flatMap(({ id, type, label }) =>
      type === 'table' ? [{ value: JSON.stringify({ rows: id }), label: fill(said.overRows, { label: text(label) }) }] : [],
    ),
    ...template.lookUps.flatMap((lookUp) =>
      lookUp.measure === 'list'
        ? [
            {
              value: JSON.stringify({ lookUp: lookUp.id }),
              label: fill(said.overLookUp, { title: sayLookUp(lookUp, surroundings, words) }),
            },
          ]
        : [],
    ),
    ...placedSteps(template).flatMap(({ block: step }) =>
      step.kind === 'score'
        ? [{ value: JSON.stringify({ taken: step.id }), label: fill(said.overTaken, { title: text(step.title) }) }]
        : [],
    ),
  ];
  return (
    <>
      <Choose
        label={said.over}
        value={JSON.stringify(block.over)}
        choices={choices}
        onChange={(over) => set(['over'], JSON.parse(over))}
      />
      <Choose
        label={said.eachWay}
        value={block.way}
        choices={(['in-turn', 'side-by-side'] as const).map((value) => ({ value, label: said.eachWays[value] }))}
        onChange={(way) => set(['way'], way)}
      />
      <ItemsEditor block={block} />
    </>
  );
}
