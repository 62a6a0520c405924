/** Texts as people type them: stray spaces, full-width digits and letters, brackets of either width. */

/** What is kept of a cell's text: no space at its ends, line breaks and runs of blanks as one blank. Nothing else is changed. */
export function tidy(value: string): string {
  return value
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();
}

/** For comparing: width, case, spaces and the kind of brackets and dots make no difference. */
export function fold(value: string): string {
  return tidy(value.normalize('NFKC')).replace(/\s/g, '').replace(/[·•‧]/g, '·').toLowerCase();
}

/** For comparing names of branches: what ledgers shorten. */
export function foldName(value: string): string {
  return fold(value)
    .replace(/专委会/g, '专业委员会')
    .replace(/工委会/g, '工作委员会')
    .replace(/分支机构$/, '')
    .replace(/[()]/g, '');
}
