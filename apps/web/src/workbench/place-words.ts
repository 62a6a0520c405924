/** Where in a template something is, in words: what a JSON pointer goes through that has a name. */
import type { Text } from '../../../../libs/procedure';

/** Names on the way down, the outermost first; a thing without a name is not mentioned. */
export function placeWords(template: unknown, path: string, text: (said: Text) => string): string[] {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const names: string[] = [];
  let at: unknown = template;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) break;
    at = (at as Record<string, unknown>)[key];
    const { title, label } = (typeof at === 'object' && at !== null ? at : {}) as Partial<Record<'title' | 'label', unknown>>;
    const named = [title, label].find(isText);
    if (named !== undefined) names.push(text(named));
  }
  return names;
}

function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Text).zh === 'string' &&
    typeof (value as Text).en === 'string'
  );
}
