import { copy, isStep, placedBlocks, type Block, type Template } from '../procedure';
import { parseTemplate } from '../procedure/authoring';
import { listProcedures, loadTemplate } from '../templates';
import { emptyTemplate } from './begin';
import { copyOfBlock, freeId } from './ids';
import { enter, openJournal, undo } from './journal';
import { newBlock, titleOfKind, type BlockKind } from './new-block';
import { movedTo, outlineOf } from './outline';
import { slotOf } from './places';
import { thingAt } from './pointers';
import { conditionOf } from './phrases';
import { clauseAbout, RELATIONS_OF, subjectsOf } from './subjects';

const KINDS = Object.keys({
  ...{
    check: 1,
    intake: 1,
    review: 1,
    meeting: 1,
    work: 1,
    authority: 1,
    document: 1,
    copy: 1,
    register: 1,
    notice: 1,
    score: 1,
  },
  ...{ wait: 1, call: 1, open: 1, sequence: 1, parallel: 1, choice: 1, loop: 1, each: 1 },
} satisfies Record<BlockKind, 1>) as BlockKind[];
const all = listProcedures().map((id) => loadTemplate(id));
const after = (template: Template, block: Block, at: string | null = null): Template => {
  const next = enter(openJournal(template), { edit: 'insert-block', block, slot: { way: { in: null }, after: at } });
  if (typeof next === 'string') throw new Error(next);
  return next.draft;
};

describe('the outline', () => {
  it('has every block of every procedure once, in the order of the document, and says where what follows it goes', () => {
    for (const template of all) {
      const rows = outlineOf(template);
      const blocks = rows.flatMap((row) => (row.row === 'block' ? [row] : []));
      expect(blocks.map(({ block }) => block.id)).toEqual(placedBlocks(template.blocks).map(({ block }) => block.id));
      for (const { block, slot } of blocks) {
        expect(slot.after).toBe(block.id);
        expect(slotOf(template, block.id)?.way).toEqual(slot.way);
      }
    }
  });

  it('moves a step down to the end and up to the top again, in and out of what stands before it', () => {
    const template = loadTemplate('commendation-approval');
    const [first] = template.blocks as [Block];
    const walk = (start: Template, direction: 'up' | 'down'): Template => {
      for (let now = start; ;) {
        const slot = movedTo(now, first.id, direction);
        if (slot === null) return now;
        const moved = enter(openJournal(now), { edit: 'move-block', id: first.id, slot });
        if (typeof moved === 'string') throw new Error(moved);
        now = moved.draft;
      }
    };
    const last = walk(template, 'down');
    expect(last.blocks[last.blocks.length - 1]?.id).toBe(first.id);
    expect(walk(last, 'up')).toEqual(template);
    const choice = template.blocks.find((block) => block.kind === 'choice') as Block;
    const next = template.blocks[template.blocks.indexOf(choice) + 1] as Block;
    const inside = movedTo(template, next.id, 'in');
    expect(inside?.way).toEqual({ in: choice.id, way: 0 });
    const nested = placedBlocks([choice])[1]?.block as Block;
    expect(movedTo(template, nested.id, 'out')).toEqual({ way: { in: null }, after: choice.id });
    expect(movedTo(template, first.id, 'out')).toBeNull();
    expect(movedTo(template, first.id, 'in')).toBeNull();
  });
});

describe('what is new', () => {
  const draft = emptyTemplate('example', { zh: '示例', en: 'Example' }, 'commendation', 'CN');

  it.each(KINDS)('is a %s with a name, and wants nothing but what only its author can know', (kind) => {
    const block = newBlock(draft, kind);
    expect(block.kind).toBe(kind);
    const { issues } = parseTemplate(after(draft, block));
    const shapes = issues.filter(({ rule }) => rule.startsWith('schema/')).map(({ rule }) => rule);
    // A choice still to be made is an empty text or list; nothing is of the wrong kind or unknown.
    expect(
      shapes.filter(
        (rule) => !['schema/minLength', 'schema/minItems', 'schema/pattern', 'schema/oneOf', 'schema/anyOf'].includes(rule),
      ),
    ).toEqual([]);
    expect(titleOfKind(kind).zh).not.toBe('');
  });

  it('has names that nothing else has, also when it is a copy of a structure', () => {
    expect(freeId(['step-1', 'step-3'], 'step')).toBe('step-4');
    expect(freeId(['field1', 'field2', 'x'], 'field', '')).toBe('field4');
    for (const template of all) {
      for (const block of template.blocks) {
        const copied = copyOfBlock(template, block);
        const ids = placedBlocks(after(template, copied, block.id).blocks).map(({ block: { id } }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(JSON.parse(JSON.stringify(copied)) as unknown).not.toBe(block);
        if (isStep(block)) expect({ ...copied, id: block.id }).toEqual(copy(block));
      }
    }
  });

  it('typed in two languages is taken back as one edit', () => {
    const typed = ['示', '示例', '示例二'].reduce((journal, zh) => {
      const next = enter(journal, { edit: 'set', thing: { of: 'template' }, path: ['title'], value: { zh, en: zh } });
      return typeof next === 'string' ? journal : next;
    }, openJournal(draft));
    expect(typed.draft.title.zh).toBe('示例二');
    expect(undo(typed).draft).toEqual(draft);
  });

  it('named ends that are all taken away leave no word of them', () => {
    const one = { edit: 'insert-entry', list: 'results', entry: { id: 'a' }, after: null } as const;
    const journal = enter(openJournal(draft), one);
    const gone = typeof journal === 'string' ? journal : enter(journal, { edit: 'remove-entry', list: 'results', id: 'a' });
    expect(typeof gone === 'string' ? gone : gone.draft).toEqual(draft);
  });
});

it('a pointer leads to the innermost thing that has a name', () => {
  for (const template of all) {
    for (const { block, path } of placedBlocks(template.blocks)) {
      expect(thingAt(template, `${path}/clock/within`)).toEqual({ of: 'block', id: block.id });
    }
  }
  const [template] = all as [Template];
  expect(thingAt(template, '/form/fields/1/label/zh')).toEqual({ of: 'fields', id: template.form.fields[1]?.id });
  expect(thingAt(template, '/parameters/0')).toEqual({ of: 'parameters', id: template.parameters[0]?.id });
  for (const pointer of ['', '/title', '/blocks', '/form/fields', '/form/fields/999'])
    expect(thingAt(template, pointer)).toEqual({ of: 'template' });
});

it('every subject of every procedure can be asked of: its first clause is one that the language reads', () => {
  for (const template of all) {
    for (const subject of subjectsOf(template)) {
      if (subject.kind === 'list') continue;
      expect(RELATIONS_OF[subject.kind]).toContain(clauseAbout(subject).relation);
      const condition = conditionOf({ join: 'all', clauses: [clauseAbout(subject)] });
      const check = { ...newBlock(template, 'check'), that: condition } as Block;
      const last = template.blocks[template.blocks.length - 1]?.id ?? null;
      const issues = parseTemplate(after(template, check, last)).issues.filter(
        ({ rule, path }) => path.endsWith('/that') && !rule.includes('GUARD'),
      );
      // What may be absent has to be asked for first (`has`): the checker says so beside the step.
      if (!subject.optional && subject.kind !== 'date') expect([subject.path, issues]).toEqual([subject.path, []]);
    }
  }
});
