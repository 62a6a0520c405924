/** A named event in the template's own words: what it is called, of what it is, and where the case goes by it. */
import { placedBlocks, readPlace, type Template, type Text } from '../../../libs/procedure';

export interface DeclaredEvent {
  title: Text;
  step: Text;
  then: Text;
}

export function declaredEvent(template: Template, place: string, event: string): DeclaredEvent {
  const { id } = readPlace(place);
  const block = placedBlocks(template.blocks).find((placed) => 'id' in placed.block && placed.block.id === id)?.block;
  if (block?.kind === 'sequence') {
    const declared = block.on?.find((candidate) => candidate.event === event);
    return { title: declared?.title ?? said(event), step: block.title ?? template.title, then: whereTo(template, declared?.to) };
  }
  if (block?.kind === 'wait') {
    const declared = block.events?.find((candidate) => candidate.event === event);
    return { title: declared?.title ?? said(event), step: block.title, then: whereTo(template, block.outcomes[event]?.to) };
  }
  return { title: said(event), step: template.title, then: whereTo(template, undefined) };
}

const said = (id: string): Text => ({ zh: id, en: id });

function whereTo(template: Template, to = 'next'): Text {
  const [way = '', target = ''] = to.split(':');
  if (way === 'back-to') {
    const title = titleOf(template, target);
    return { zh: `回到“${title.zh}”重新办理`, en: `The case goes back to “${title.en}”` };
  }
  return WAYS[way] ?? NEXT;
}

const NEXT: Text = { zh: '往下办理', en: 'The case goes on' };
const WAYS: Record<string, Text> = {
  next: NEXT,
  end: { zh: '本事项结束', en: 'The case ends' },
  refuse: { zh: '本事项结束，结果为未通过', en: 'The matter ends as not passed' },
};

function titleOf(template: Template, id: string): Text {
  const block = placedBlocks(template.blocks).find((placed) => 'id' in placed.block && placed.block.id === id)?.block;
  return (block !== undefined && 'title' in block ? block.title : undefined) ?? template.title;
}
