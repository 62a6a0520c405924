import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, tableOf } from '../../testing/rules/page';
import { MATTERS } from '../vocabularies';
import { RULES } from './index';

const NUMBERS = Array.from({ length: 46 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
const read = (name: string): string => readFileSync(join(__dirname, name), 'utf8');
/** Without the blanks by which a table is set. */
const rows = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('|'),
    );

describe.each(NUMBERS)('the page of %s', (number) => {
  const page = existsSync(join(__dirname, `${number.toLowerCase()}.md`)) ? read(`${number.toLowerCase()}.md`) : '';
  const [zh = '', en = ''] = page.split('\n---\n');

  it('says in both languages why, what breaks it and what to do', () => {
    for (const [text, heads] of [
      [zh, ['为什么', '怎样算不符合', '怎么办']],
      [en, ['Why', 'What breaks it', 'What to do']],
    ] as const) {
      expect(text).toMatch(new RegExp(`# ${number} \\S`));
      const parts = text.split(/^## .*$/m).slice(1);
      expect([...text.matchAll(/^## (.*)$/gm)].map(([, head]) => head)).toEqual(heads);
      expect(parts.filter((part) => part.trim().length < 8)).toEqual([]);
    }
  });

  it('says what the rule says, and how strong it is where, by its clauses', () => {
    const entries = entriesOf(number);
    for (const [text, language] of [
      [zh, 'zh'],
      [en, 'en'],
    ] as const) {
      expect(entries.filter(({ says }) => !text.includes(says[language]))).toEqual([]);
      expect(rows(text)).toEqual(rows(entries.flatMap((entry) => tableOf(entry, language)).join('\n')));
    }
  });
});

describe('the rules', () => {
  const files = readdirSync(__dirname).flatMap((file) => /^r(\d\d)\.rule\.ts$/.exec(file)?.[1] ?? []);

  it('stand each in a file of its number, in their order, and nowhere twice', () => {
    const numbers = RULES.map(({ rule }) => rule);
    expect([...new Set(numbers)]).toEqual(files.map((file) => `R${file}`));
    expect([...numbers].sort()).toEqual(numbers);
  });

  it('are all told in the table of this room, with where each is held', () => {
    const table = rows(read('README.md')).filter((row) => /^\|R\d\d\|/.test(row));
    expect(table.map((row) => row.slice(1, 4))).toEqual(NUMBERS);
    const held = table.map((row) => row.split('|')[3] ?? '');
    const unheld = NUMBERS.filter((number, index) => entriesOf(number).length === 0 && held[index] === '');
    expect(unheld).toEqual([]);
    for (const [index, number] of NUMBERS.entries()) {
      const kinds = [...new Set(entriesOf(number).map(({ kind }) => kind))];
      const said = (table[index] ?? '').split('|')[2] ?? '';
      expect([number, kinds.filter((kind) => !said.includes(kind))]).toEqual([number, []]);
    }
  });

  it('say what they say in both languages, of matters and clauses that there are', () => {
    const matters = MATTERS.map(({ id }) => id as string);
    for (const { rule, says, clauses, strength, strengthIn = {}, matters: of = [] } of RULES) {
      expect([rule, Object.values(says).filter((words) => words.length < 10)]).toEqual([rule, []]);
      expect(says.zh).toMatch(/。$/u);
      expect(says.en).toMatch(/^[A-Z].*\.$/);
      expect([rule, [...of, ...Object.keys(strengthIn)].filter((matter) => !matters.includes(matter))]).toEqual([rule, []]);
      expect(Object.keys(strength).length).toBeGreaterThan(0);
      // What no text says is our own: it is called so, and holds everywhere.
      if (clauses.length === 0) expect(new Set(Object.values(strength))).toEqual(new Set(['design']));
    }
  });
});
