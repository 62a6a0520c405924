import { isAdopted, POLICY_SOURCES } from '../../contracts';
import { sources } from './index';

it('pages name every text as it is called and numbered', () => {
  const listed = sources().map(({ source, title, number, jurisdiction }) => [
    source,
    { title: expect.objectContaining({ zh: title }) as unknown, number: number ?? null, jurisdiction },
  ]);
  expect(listed.length).toBeGreaterThan(0);
  expect(POLICY_SOURCES).toEqual(Object.fromEntries(listed));
});

it.each([
  ['001', 'CN', false],
  ['001', 'CN-NX', true],
  ['003', 'CN-NX', false],
  ['999', 'CN', false],
])('text %s is only taken as a model in %s: %s', (source, jurisdiction, adopted) => {
  expect(isAdopted(source, jurisdiction)).toBe(adopted);
});
