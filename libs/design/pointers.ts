/** Which thing of a draft a finding is about: its JSON pointer read from the outside inwards. */
import { placedBlocks, type Template } from '../procedure';
import type { ListName, Thing } from './places';

/** The innermost block, or the entry of a list, that a pointer leads to; else the procedure itself. */
export function thingAt(template: Template, pointer: string): Thing {
  if (pointer.startsWith('/blocks')) {
    const inside = placedBlocks(template.blocks).filter(({ path }) => pointer === path || pointer.startsWith(`${path}/`));
    const block = inside[inside.length - 1]?.block;
    return block === undefined ? { of: 'template' } : { of: 'block', id: block.id };
  }
  const [, list, index] = /^\/(?:form\/)?(fields|parameters|lookUps|results)\/(\d+)/.exec(pointer) ?? [];
  const entries = list === 'fields' ? template.form.fields : template[list as Exclude<ListName, 'fields'>];
  const entry = list === undefined ? undefined : entries?.[Number(index)];
  return entry === undefined ? { of: 'template' } : { of: list as ListName, id: entry.id };
}
