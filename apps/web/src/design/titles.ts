import { POLICY_SOURCES } from '../../../../libs/contracts/policy-sources';
import { thingOf, type Thing } from '../../../../libs/design/places';
import { titleOfKind } from '../../../../libs/design/new-block';
import type { Block, Template, Text } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { useDesigning } from './design-context';
import { sayLookUp } from './use-subjects';

/** What a text is called; one of the house's own library by its number. */
export function sourceTitle(source: string, text: (said: Text) => string): string {
  const known = POLICY_SOURCES[source];
  return known ? text(known.title) : source;
}

/** What a block is called; a choice by what it is. */
export function titleOfBlock(block: Block): Text {
  const title = 'title' in block ? block.title : undefined;
  return title === undefined || title.zh === '' ? titleOfKind(block.kind) : title;
}

export function titleOfThing(template: Template, thing: Thing): Text | null {
  if (thing.of === 'template') return null;
  const found = thingOf(template, thing);
  if (found === undefined) return null;
  if (thing.of === 'block') return titleOfBlock(found as Block);
  return (found as { label?: Text }).label ?? { zh: thing.id, en: thing.id };
}

/** Null: the procedure itself, or what is gone. A look-up, which has no name, by what it asks. */
export function useTitleOf(): (thing: Thing) => string | null {
  const { words, text } = useSpeech();
  const { template, surroundings } = useDesigning();
  return (thing) => {
    const lookUp = thing.of === 'lookUps' ? template.lookUps.find(({ id }) => id === thing.id) : undefined;
    if (lookUp) return sayLookUp(lookUp, surroundings, words);
    const title = titleOfThing(template, thing);
    return title === null ? null : text(title);
  };
}

const QUOTED = /([“"])([A-Za-z][\w.-]*)([”"])/g;
const NAMED = ['lookUps', 'fields', 'parameters', 'block'] as const;

/** A sentence of the checker, which knows things by their ids, in the words of the draft. */
export function useNamed(): (sentence: string) => string {
  const titleOf = useTitleOf();
  return (sentence) =>
    sentence.replace(QUOTED, (whole, open: string, path: string, close: string) => {
      const id = path.split('.').at(-1) ?? '';
      const title = NAMED.map((of) => titleOf({ of, id })).find((one) => one !== null && one !== '');
      // A title may quote something itself.
      return title ? `${open}${title.replaceAll('“', '‘').replaceAll('”', '’')}${close}` : whole;
    });
}
