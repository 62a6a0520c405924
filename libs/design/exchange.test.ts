import { loadTemplate } from '../templates';
import { scenariosOf } from '../templates/scenarios';
import { MOST_CHARACTERS, procedureFile, readProcedureFile } from './exchange';

const template = loadTemplate('branch-setup');
const scenarios = scenariosOf('branch-setup');
const whole = procedureFile(template, scenarios);
const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(whole) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};
const refusal = (text: string) => {
  const { template: read, scenarios: taken, issues } = readProcedureFile(text);
  expect(read).toBeNull();
  expect(taken).toEqual([]);
  expect(issues.length).toBeGreaterThan(0);
  for (const { message } of issues) expect(message.zh !== '' && message.en !== '').toBe(true);
  return issues.map(({ rule, path }) => `${rule} ${path}`.trim());
};

it('gives back what was written, and writes the same again', () => {
  const read = readProcedureFile(whole);
  expect(read.template).toEqual(template);
  expect(read.scenarios).toEqual(scenarios);
  expect(scenarios.length).toBeGreaterThan(5);
  expect(procedureFile(read.template ?? template, read.scenarios)).toBe(whole);
});

it('reads a template alone, and a file that an editor began with a mark', () => {
  expect(readProcedureFile(JSON.stringify(template)).template).toEqual(template);
  expect(readProcedureFile(`\uFEFF${whole}`).template).toEqual(template);
});

it('says by line and column where a broken file stops being readable', () => {
  expect(refusal(whole.slice(0, whole.length / 2))).toEqual(['FILE_UNREADABLE']);
  const { issues } = readProcedureFile('{\n  "format": "x" oops }');
  expect(issues[0]?.message.zh).toContain('第 2 行第 17 个字符');
});

it('refuses what is no procedure, or of a format that came later, and says which', () => {
  for (const text of ['[]', 'null', '"x"', '{}', '{"format":"other"}']) expect(refusal(text)[0]).toMatch(/^NOT_A_PROCEDURE/);
  expect(refusal(changed((file) => (file['formatVersion'] = 2)))).toEqual(['FORMAT_NEWER /formatVersion']);
  expect(refusal(changed((file) => (file['formatVersion'] = '1')))).toEqual(['FORMAT_UNKNOWN /formatVersion']);
  expect(refusal(changed((file) => (file['comment'] = 'x')))).toEqual(['KEY_UNKNOWN /comment']);
  expect(refusal(changed((file) => (file['scenarios'] = {})))).toEqual(['SCENARIOS_UNFIT /scenarios']);
});

it('takes nothing of a file in which one scenario cannot be played', () => {
  const found = refusal(
    changed((file) => (((file['scenarios'] as { applicant: string }[])[1] as { applicant: string }).applicant = 'x')),
  );
  expect(found[0]).toMatch(/ \/scenarios\/1\/applicant$/);
});

it('stands what is hostile: size, depth, keys of prototypes, huge strings, very many things', () => {
  expect(refusal(`"${'x'.repeat(MOST_CHARACTERS)}"`)).toEqual(['FILE_TOO_BIG']);
  expect(refusal(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)[0]).toMatch(/^NOT_A_PROCEDURE/);
  const deep = `{"format":"guicheng-procedure","formatVersion":1,"template":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
  expect(refusal(deep).length).toBeGreaterThan(0);
  const polluted = whole.replace(
    '"template": {',
    '"template": { "__proto__": { "polluted": true }, "constructor": { "prototype": {} },',
  );
  expect(refusal(polluted).length).toBeGreaterThan(0);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  const huge = changed((file) => ((file['template'] as { title: { zh: string } }).title.zh = '长'.repeat(300_000)));
  expect(refusal(huge).length).toBeGreaterThan(0);
  const many = changed((file) => ((file['template'] as { blocks: unknown[] }).blocks = Array.from({ length: 90_000 }, () => 1)));
  expect(refusal(many).length).toBeLessThanOrEqual(100);
});
