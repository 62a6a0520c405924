import { memo } from 'react';
import { postTitle } from '../../../../libs/contracts/posts';
import type { Slot } from '../../../../libs/design/places';
import type { Block, StructureBlock } from '../../../../libs/procedure';
import { waysThrough } from '../../../../libs/procedure/template/walk-template';
import { fill, type Words } from '../messages';
import { useSpeech } from '../shared/language';
import { Marks } from './findings-panel';
import { titleOfBlock } from './titles';
import type { PlacedFinding } from './use-findings';

/** Deeper than this a row is not set in further: on a telephone nothing would be left of it. */
const DEEPEST = 5;
const setIn = (depth: number) => ({ paddingLeft: `${Math.min(depth, DEEPEST) * 20}px` });

interface BlockRowProps {
  block: Block;
  depth: number;
  number: number | null;
  isChosen: boolean;
  findings: PlacedFinding[];
  /** Where it stands, so that a row which is the same in every part is not drawn again. */
  wayIn: string | null;
  wayAt: number;
  onChoose: (id: string) => void;
  onInsert: (slot: Slot) => void;
}

export const BlockRow = memo(function BlockRow(props: BlockRowProps) {
  const { block, depth, number, isChosen, findings, wayIn, wayAt, onChoose, onInsert } = props;
  const { words, text } = useSpeech();
  const said = words.designer;
  const title = text(titleOfBlock(block));
  const about = aboutOf(block, words, text);
  const slot: Slot = { way: wayIn === null ? { in: null } : { in: wayIn, way: wayAt }, after: block.id };
  return (
    <li style={setIn(depth)}>
      <button
        type="button"
        className="design-row"
        data-row={block.id}
        aria-current={isChosen || undefined}
        onClick={() => onChoose(block.id)}
      >
        <span className="design-row-number" aria-hidden="true">
          {number ?? ''}
        </span>
        <span className="design-row-main">
          <span className="design-row-title">
            <span className={`design-kind design-kind-${block.kind}`}>{said.kinds[block.kind]}</span>{' '}
            {title !== said.kinds[block.kind] && title}
          </span>
          {about !== '' && <span className="design-row-about">{about}</span>}
        </span>
        <Marks list={findings} />
      </button>
      <InsertHere label={fill(said.addAfter, { title })} onInsert={() => onInsert(slot)} />
    </li>
  );
});

export const WayRow = memo(function WayRow({
  block,
  way,
  when,
  depth,
  onInsert,
}: {
  block: StructureBlock;
  way: number;
  /** Its condition in words, where it has one that can be said. */
  when: string | null;
  depth: number;
  onInsert: (slot: Slot) => void;
}) {
  const { words, text } = useSpeech();
  const said = words.designer;
  const label = wayLabel(block, way, words, text) + (when === null ? '' : `${words.app.colon}${when}`);
  const isEmpty = (waysThrough(block)[way]?.blocks.length ?? 0) === 0;
  return (
    <li style={setIn(depth)} className="design-way">
      <span>{label}</span>
      {isEmpty && <span className="soft"> · {said.wayEmpty}</span>}
      <InsertHere
        label={fill(said.addInto, { title: `${text(titleOfBlock(block))} · ${label}` })}
        onInsert={() => onInsert({ way: { in: block.id, way }, after: null })}
      />
    </li>
  );
});

function InsertHere({ label, onInsert }: { label: string; onInsert: () => void }) {
  return (
    <button type="button" className="design-insert" aria-label={label} title={label} onClick={onInsert}>
      <span aria-hidden="true">+</span>
    </button>
  );
}

function wayLabel(
  block: StructureBlock,
  way: number,
  { designer }: Words,
  text: (said: { zh: string; en: string }) => string,
): string {
  const { wayOf } = designer;
  if (block.kind === 'choice') {
    if (way >= block.branches.length) return wayOf.otherwise;
    return way === 0 ? wayOf.first : wayOf.more;
  }
  if (block.kind === 'parallel') {
    const title = block.branches[way]?.title;
    return title ? text(title) : fill(wayOf.branch, { n: way + 1 });
  }
  return wayOf.inside;
}

/** Who does it, in a few words. */
function aboutOf(block: Block, { app, designer }: Words, text: (said: { zh: string; en: string }) => string): string {
  switch (block.kind) {
    case 'intake':
    case 'review':
    case 'work':
    case 'document':
    case 'authority':
    case 'notice':
    case 'score':
      return text(postTitle[block.by.role]);
    case 'copy':
      return block.copyTo.map(({ role }) => text(postTitle[role])).join(app.comma);
    case 'loop':
      return `${designer.most} ${block.most}`;
    case 'call':
    case 'check':
    case 'choice':
    case 'each':
    case 'meeting':
    case 'open':
    case 'parallel':
    case 'register':
    case 'sequence':
    case 'wait':
      return '';
  }
}
