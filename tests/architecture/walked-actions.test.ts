/** Every act and action stands in a test that does it in a real browser (`tests/support/walked-actions.ts`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WALKED } from '../support/walked-actions';

const E2E = join(__dirname, '../e2e');
/** Whether a file has a test of this title, in whichever of two quotes; one that is left out or waits to be written does not count. */
const hasTest = (source: string, title: string): boolean =>
  [`it('${title}'`, `it("${title}"`].some((begins) => source.includes(begins));

it.each(Object.entries(WALKED))('%s is walked', (_kind, { file, test }) => {
  expect([file, test, hasTest(readFileSync(join(E2E, file), 'utf8'), test)]).toEqual([file, test, true]);
});

it('a title that no test has is noticed', () => {
  expect(hasTest(`${['it', 'skip'].join('.')}('does something', () => undefined)`, 'does something')).toBe(false);
  expect(hasTest(`it('does something else', () => undefined)`, 'does something')).toBe(false);
});
