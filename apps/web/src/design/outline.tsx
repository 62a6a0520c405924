import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { copyOfBlock } from '../../../../libs/design/ids';
import { newBlock, type BlockKind } from '../../../../libs/design/new-block';
import { movedTo, outlineOf, type Direction, type OutlineRow } from '../../../../libs/design/outline';
import { slotOf, thingOf, type Slot } from '../../../../libs/design/places';
import type { Block, StructureBlock } from '../../../../libs/procedure';

import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useDesigning } from './design-context';
import { InsertDialog } from './insert-dialog';
import { BlockRow, WayRow } from './outline-rows';
import { focusRow, useRowKeys } from './row-keys';
import { sayCondition } from './say-condition';
import { namedSubjects } from './use-subjects';

/** The procedure from top to bottom as it runs: every step a row, every structure the rows that stand in it. */
export function Outline({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const { words, text } = useSpeech();
  const { template, edit, findingsOf, surroundings } = useDesigning();
  const said = words.designer;
  const [inserting, setInserting] = useState<Slot | null>(null);
  const rows = useMemo(() => outlineOf(template), [template]);
  const numbers = useMemo(() => numbersOf(rows), [rows]);
  const subjects = useMemo(() => namedSubjects(template, surroundings, words), [template, surroundings, words]);
  const acts = useActs(onChoose);
  const keys = useRowKeys({
    onMove: acts.move,
    onRemove: acts.remove,
    onInsert: (id) => setInserting(slotAfter(rows, id)),
  });
  const insert = (kind: BlockKind) => {
    if (inserting === null) return;
    const block = newBlock(template, kind);
    edit({ edit: 'insert-block', block, slot: inserting });
    setInserting(null);
    onChoose(block.id);
    setTimeout(() => focusRow(document, block.id));
  };
  const onInsert = useCallback((slot: Slot) => setInserting(slot), []);
  const last = template.blocks[template.blocks.length - 1];
  const addSlot = chosen === null ? { way: { in: null }, after: last?.id ?? null } : slotAfter(rows, chosen);
  return (
    <Sheet
      title={said.steps}
      className="design-outline"
      aside={<Button onClick={() => setInserting(addSlot)}>{said.add}</Button>}
    >
      {chosen !== null && <RowTools id={chosen} acts={acts} />}
      {rows.length === 0 ? (
        <Empty title={said.stepsEmpty} hint={said.stepsEmptyHint} />
      ) : (
        <ol className="design-rows" aria-label={said.steps} onKeyDown={keys}>
          {rows.map((row) =>
            row.row === 'way' ? (
              <WayRow
                key={`${row.block.id} ${row.way}`}
                block={row.block}
                way={row.way}
                when={whenOf(row.block, row.way, (condition) => sayCondition(condition, subjects, words, text))}
                depth={row.depth}
                onInsert={onInsert}
              />
            ) : (
              <BlockRow
                key={row.block.id}
                block={row.block}
                depth={row.depth}
                number={numbers.get(row.block.id) ?? null}
                isChosen={row.block.id === chosen}
                findings={findingsOf({ of: 'block', id: row.block.id })}
                wayIn={row.slot.way.in}
                wayAt={row.slot.way.in === null ? 0 : row.slot.way.way}
                onChoose={onChoose}
                onInsert={onInsert}
              />
            ),
          )}
        </ol>
      )}
      <InsertDialog open={inserting !== null} onChoose={insert} onClose={() => setInserting(null)} />
    </Sheet>
  );
}

function whenOf(block: StructureBlock, way: number, say: (condition: string) => string | null): string | null {
  if (block.kind === 'loop') return say(block.again);
  const condition = block.kind === 'choice' ? block.branches[way]?.when : undefined;
  return condition === undefined ? null : say(condition);
}

/** Steps are counted as they stand; structures only arrange them. */
function numbersOf(rows: OutlineRow[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const row of rows) {
    const isStructure = row.row === 'way' || ['sequence', 'parallel', 'choice', 'loop', 'each'].includes(row.block.kind);
    if (!isStructure) numbers.set(row.block.id, numbers.size + 1);
  }
  return numbers;
}

function slotAfter(rows: OutlineRow[], id: string): Slot {
  const row = rows.find((one) => one.row === 'block' && one.block.id === id);
  return row?.slot ?? { way: { in: null }, after: null };
}

interface Acts {
  move: (id: string, direction: Direction) => void;
  remove: (id: string) => void;
  duplicate: (id: string) => void;
  canMove: (id: string, direction: Direction) => boolean;
}

function useActs(onChoose: (id: string | null) => void): Acts {
  const { template, edit } = useDesigning();
  const move = useCallback(
    (id: string, direction: Direction) => {
      const slot = movedTo(template, id, direction);
      if (slot) edit({ edit: 'move-block', id, slot });
    },
    [template, edit],
  );
  const remove = useCallback(
    (id: string) => {
      edit({ edit: 'remove-block', id });
      onChoose(null);
    },
    [edit, onChoose],
  );
  const duplicate = useCallback(
    (id: string) => {
      const block = thingOf(template, { of: 'block', id }) as Block | undefined;
      const slot = slotOf(template, id);
      if (!block || !slot) return;
      const copied = copyOfBlock(template, block);
      edit({ edit: 'insert-block', block: copied, slot: { way: slot.way, after: id } });
      onChoose(copied.id);
    },
    [template, edit, onChoose],
  );
  const canMove = (id: string, direction: Direction) => movedTo(template, id, direction) !== null;
  return { move, remove, duplicate, canMove };
}

function RowTools({ id, acts }: { id: string; acts: Acts }) {
  const { words } = useSpeech();
  const said = words.designer;
  const moves: [Direction, string][] = [
    ['up', said.up],
    ['down', said.down],
    ['in', said.into],
    ['out', said.out],
  ];
  return (
    <div className="design-tools">
      {moves
        .filter(([direction]) => direction === 'up' || direction === 'down' || acts.canMove(id, direction))
        .map(([direction, label]) => (
          <Button key={direction} size="small" disabled={!acts.canMove(id, direction)} onClick={() => acts.move(id, direction)}>
            {label}
          </Button>
        ))}
      <Button size="small" onClick={() => acts.duplicate(id)}>
        {said.duplicate}
      </Button>
      <Button size="small" onClick={() => acts.remove(id)}>
        {said.remove}
      </Button>
    </div>
  );
}
