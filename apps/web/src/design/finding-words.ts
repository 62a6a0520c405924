import type { FindingView } from '../../../../libs/contracts/publications';
import type { Text } from '../../../../libs/procedure';
import type { Words } from '../messages';

/** What a finding says: of mere shape, what it means to somebody who fills in forms; never the word of the schema for it. */
export function saysOf({ rule, message }: FindingView, words: Words, text: (said: Text) => string): string {
  return rule.startsWith('schema/') ? shapeWords(rule.slice('schema/'.length), words) : text(message);
}

function shapeWords(keyword: string, { design }: Words): string {
  const { shape } = design.findings;
  switch (keyword) {
    case 'minLength':
      return shape.empty;
    case 'minItems':
      return shape.few;
    case 'maxItems':
    case 'maxLength':
      return shape.many;
    case 'enum':
    case 'const':
    case 'pattern':
      return shape.choose;
    case 'type':
    case 'format':
      return shape.form;
    default:
      return shape.incomplete;
  }
}
