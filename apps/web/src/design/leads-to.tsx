/** Where something leads, and on a way back which steps between stay as they were decided (直达退回环节). */
import { isStep, placedBlocks, type StructureOutcome, type Target, type Template } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useDesigning } from './design-context';
import { Choose, PartSet, Tick, type Choice } from './parts';
import { titleOfBlock } from './titles';

interface LeadsToProps {
  /** The block that is left this way. */
  from: string;
  label: string;
  way: StructureOutcome;
  choices: Choice[];
  onChange: (way: StructureOutcome) => void;
}

/** The same with another way; steps that stay decided belong to the way back that named them. */
export function ledTo<Thing extends StructureOutcome>(
  { keeps: _, ...thing }: Thing,
  way: StructureOutcome,
): Omit<Thing, 'keeps'> & StructureOutcome {
  return { ...thing, ...way };
}

export function LeadsTo({ from, label, way, choices, onChange }: LeadsToProps) {
  return (
    <>
      <Choose label={label} value={way.to} choices={choices} onChange={(to) => onChange({ to: to as Target })} />
      <Kept from={from} way={way} onChange={onChange} />
    </>
  );
}

function Kept({ from, way, onChange }: Pick<LeadsToProps, 'from' | 'way' | 'onChange'>) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designing.kept;
  const [verb, target = ''] = way.to.split(':');
  if (verb !== 'back-to') return null;
  const keeps = way.keeps ?? [];
  const between = stepsBetween(template, target, from);
  // What was named and does not stand between any more can still be let go.
  const offered = [...between, ...keeps.filter((id) => !between.includes(id))];
  if (offered.length === 0) return null;
  const titles = new Map(placedBlocks(template.blocks).map(({ block }) => [block.id, text(titleOfBlock(block))]));
  const keep = (id: string, isKept: boolean) => {
    const kept = offered.filter((one) => (one === id ? isKept : keeps.includes(one)));
    onChange({ to: way.to, ...(kept.length === 0 ? {} : { keeps: kept }) });
  };
  return (
    <PartSet label={fill(said.title, { title: titles.get(target) ?? said.gone })} hint={said.hint}>
      {offered.map((id) => (
        <Tick key={id} label={titles.get(id) ?? said.gone} checked={keeps.includes(id)} onChange={(isKept) => keep(id, isKept)} />
      ))}
    </PartSet>
  );
}

/** In the order of the procedure, without the step that is gone back to: that one is always done again. */
function stepsBetween(template: Template, target: string, from: string): string[] {
  const placed = placedBlocks(template.blocks).map(({ block }) => block);
  const there = placed.findIndex(({ id }) => id === target);
  const here = placed.findIndex(({ id }) => id === from);
  if (there < 0) return [];
  return placed
    .slice(there + 1, Math.max(there + 1, here))
    .filter(isStep)
    .map(({ id }) => id);
}
