/** Puts values into a sentence: `{name}` stands for `values.name`, `{name|item|items}` for the first word where that is 1, else the second. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)(?:\|(.*?)\|(.*?))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = String(values[name] ?? '');
    return one === undefined || many === undefined ? value : value === '1' ? one : many;
  });
}
