/** Puts values into a sentence: `{name}` stands for `values.name`, `{name|item|items}` for the first word where that is 1, else the second. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name: string, one?: string, many?: string) =>
    one === undefined || many === undefined ? String(values[name] ?? '') : String(values[name]) === '1' ? one : many,
  );
}
