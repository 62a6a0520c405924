/** What something is called, without what a file may not be called. */
export function fileNameOf(title: string): string {
  return title.replaceAll(/[\\/:*?"<>|]/g, ' ').slice(0, 80);
}
