import { Button } from 'antd';
import { freeName } from '../../../../libs/design/ids';
import { isStep, placedBlocks, type Block, type OutcomeDeclaration, type Template } from '../../../../libs/procedure';
import { fill, type Words } from '../messages';
import { useSpeech } from '../shared/language';
import { useDesigning } from './design-context';
import { ledTo, LeadsTo } from './leads-to';
import { type Choice, PartSet, TextPair, Tick } from './parts';
import { titleOfBlock } from './titles';

type Say = { words: Words; text: (text: { zh: string; en: string }) => string };

/** Where something may lead from a block: on, out of the structures around it, back to what stands before it, to an end. */
export function targetsFrom(template: Template, id: string, { words, text }: Say): Choice[] {
  const { targets } = words.designer;
  const placed = placedBlocks(template.blocks);
  const at = placed.findIndex(({ block }) => block.id === id);
  const before = placed.slice(0, Math.max(0, at)).map(({ block }) => block);
  const leaves = (placed[at]?.around ?? []).flatMap((block) =>
    Object.keys(('outcomes' in block && block.outcomes) || {}).map((name, n) => ({
      value: `leave:${name}`,
      label: fill(words.designing.waysOut.target, { title: text(titleOfBlock(block)), n: n + 1 }),
    })),
  );
  const items = (placed[at]?.around ?? []).flatMap((block) => (block.kind === 'each' ? Object.entries(block.items) : []));
  return [
    ...(['next', 'refuse', 'return', 'wait'] as const).map((target) => ({ value: target, label: targets[target] })),
    ...before.filter(isStep).map((block) => ({
      value: `back-to:${block.id}`,
      label: fill(targets.backTo, { title: text(block.title) }),
    })),
    ...(template.results ?? []).map((result) => ({
      value: `end:${result.id}`,
      label: fill(targets.end, { label: text(result.label) }),
    })),
    ...leaves,
    ...items.map(([name, item]) => ({ value: `leave:${name}`, label: fill(targets.leave, { name: text(item.label) }) })),
  ];
}

type Outcomes = Record<string, OutcomeDeclaration>;

/** What a step can come to: its words, where it leads, whether a reason is asked. `isOpen`: more can be declared. */
export function OutcomesEditor({
  block,
  outcomes,
  isOpen,
  onChange,
}: {
  block: Block;
  outcomes: Outcomes;
  isOpen: boolean;
  onChange: (outcomes: Outcomes) => void;
}) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const targets = targetsFrom(template, block.id, { words, text });
  const put = (id: string, outcome: OutcomeDeclaration) => onChange({ ...outcomes, [id]: outcome });
  return (
    <PartSet label={said.outcomes}>
      <ul className="design-list">
        {Object.entries(outcomes).map(([id, outcome]) => (
          <li key={id}>
            <TextPair
              label={said.outcome}
              value={outcome.label}
              maxLength={30}
              onChange={(label) => put(id, { ...outcome, label })}
            />
            <LeadsTo
              from={block.id}
              label={said.leads}
              way={outcome}
              choices={targets}
              onChange={(way) => put(id, ledTo(outcome, way))}
            />
            <div className="design-line">
              <Tick
                label={said.asksReason}
                checked={outcome.reason === true}
                onChange={(reason) => put(id, withReason(outcome, reason))}
              />
              {isOpen && Object.keys(outcomes).length > 1 && (
                <Button
                  size="small"
                  aria-label={fill(said.removeOutcome, { label: text(outcome.label) })}
                  onClick={() => onChange(Object.fromEntries(Object.entries(outcomes).filter(([other]) => other !== id)))}
                >
                  {words.design.difference.removed}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {isOpen && (
        <Button
          size="small"
          onClick={() =>
            put(freeName(Object.keys(outcomes), 'outcome'), {
              to: 'next',
              label: { zh: said.newOutcome, en: said.newOutcome },
            })
          }
        >
          {said.addOutcome}
        </Button>
      )}
    </PartSet>
  );
}

function withReason({ reason: _, ...outcome }: OutcomeDeclaration, asked: boolean): OutcomeDeclaration {
  return asked ? { ...outcome, reason: true } : outcome;
}
