import type { Block, Template } from '../procedure';
import { placedBlocks } from '../procedure/template/walk-template';
import { listProcedures, loadTemplate } from '../templates';
import { dice, type Dice } from '../testing/dice';
import { makeEdit, type Edit } from './edit';
import { enter, openJournal, rebase, redo, undo, type Journal } from './journal';
import { slotOf } from './places';

const branch = loadTemplate('branch-setup');
const copy = (id: string): Block =>
  ({
    kind: 'copy',
    id,
    title: { zh: '抄送', en: 'Copy' },
    act: 'tell',
    basis: [],
    copyTo: [],
    outcomes: { copied: { to: 'next', label: { zh: '已抄送', en: 'Told' } } },
  }) as unknown as Block;
const ids = (draft: Template) => placedBlocks(draft.blocks).map(({ block }) => block.id);
const done = (journal: Journal, ...edits: Edit[]): Journal =>
  edits.reduce((at, edit) => {
    const next = enter(at, edit);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, journal);
const [first = '', second = '', third = ''] = branch.blocks.map(({ id }) => id);

describe('an edit', () => {
  it('changes the draft and leaves what was there before untouched', () => {
    const before = JSON.stringify(branch);
    const made = makeEdit(branch, { edit: 'set', thing: { of: 'block', id: first }, path: ['title', 'zh'], value: '核对' });
    expect(made).toMatchObject({
      draft: {
        blocks: expect.arrayContaining([
          expect.objectContaining({ id: first, title: { zh: '核对', en: expect.any(String) as string } }),
        ]) as unknown,
      },
    });
    expect(JSON.stringify(branch)).toBe(before);
  });

  it('finds a step by what it is, also after it was moved into a structure and out again', () => {
    const journal = done(
      openJournal(branch),
      {
        edit: 'insert-block',
        block: { kind: 'choice', id: 'either', branches: [] },
        slot: { way: { in: null }, after: first },
      },
      { edit: 'add-way', id: 'either' },
      { edit: 'add-way', id: 'either', otherwise: true },
      { edit: 'move-block', id: third, slot: { way: { in: 'either', way: 0 }, after: null } },
      { edit: 'insert-block', block: copy('told'), slot: { way: { in: 'either', way: 1 }, after: null } },
      { edit: 'set', thing: { of: 'block', id: third }, path: ['audience'], value: 'department' },
      { edit: 'set', thing: { of: 'block', id: 'either' }, path: ['branches', '0', 'when'], value: 'form.fee == 0' },
    );
    expect(slotOf(journal.draft, third)).toEqual({ way: { in: 'either', way: 0 }, after: null });
    expect(journal.draft.blocks[1]).toMatchObject({
      branches: [{ when: 'form.fee == 0', blocks: [{ id: third, audience: 'department' }] }],
      otherwise: [{ id: 'told' }],
    });
  });

  it.each<[string, Edit]>([
    ['GONE', { edit: 'set', thing: { of: 'block', id: 'nobody' }, path: ['title'], value: 1 }],
    ['GONE', { edit: 'insert-block', block: copy('new'), slot: { way: { in: null }, after: 'nobody' } }],
    ['GONE', { edit: 'insert-block', block: copy('new'), slot: { way: { in: first, way: 0 }, after: null } }],
    ['GONE', { edit: 'add-way', id: first }],
    ['GONE', { edit: 'remove-entry', list: 'results', id: 'none' }],
    ['TAKEN', { edit: 'insert-block', block: copy(second), slot: { way: { in: null }, after: null } }],
    ['TAKEN', { edit: 'insert-entry', list: 'fields', entry: { id: 'name' }, after: null }],
    ['IDENTITY', { edit: 'set', thing: { of: 'block', id: first }, path: ['id'], value: 'other' }],
    ['INSIDE_ITSELF', { edit: 'move-block', id: first, slot: { way: { in: null }, after: first } }],
  ])('is refused with %s: %j', (why, edit) => {
    expect(makeEdit(branch, edit)).toBe(why);
  });

  it('does not move a structure into itself', () => {
    const { draft } = done(openJournal(branch), {
      edit: 'insert-block',
      block: { kind: 'sequence', id: 'outer', blocks: [{ kind: 'sequence', id: 'inner', blocks: [] }] },
      slot: { way: { in: null }, after: null },
    });
    const into = (id: string): Edit => ({ edit: 'move-block', id: 'outer', slot: { way: { in: id, way: 0 }, after: null } });
    expect([makeEdit(draft, into('outer')), makeEdit(draft, into('inner'))]).toEqual(['INSIDE_ITSELF', 'INSIDE_ITSELF']);
  });
});

describe('undo and redo', () => {
  it('take typing in one property as one step', () => {
    const typed = (value: string): Edit => ({ edit: 'set', thing: { of: 'template' }, path: ['title', 'zh'], value });
    const journal = done(openJournal(branch), typed('设'), typed('设立'), typed('设立机构'));
    expect(journal.past).toHaveLength(1);
    expect(undo(journal).draft).toEqual(branch);
    expect(redo(undo(journal)).draft.title.zh).toBe('设立机构');
  });

  it('give every draft back, to the last letter, over random edits of every published procedure', () => {
    const thrown = dice(20261122);
    for (const procedure of listProcedures()) {
      const template = loadTemplate(procedure);
      let journal = openJournal(template);
      for (let n = 0; n < 40; n += 1) {
        const next = enter(journal, randomEdit(journal.draft, thrown, n));
        if (typeof next !== 'string') journal = next;
      }
      expect(journal.past.length).toBeGreaterThan(10);
      let back = journal;
      while (back.past.length > 0) back = undo(back);
      expect(back.draft).toEqual(template);
      while (back.future.length > 0) back = redo(back);
      expect(back.draft).toEqual(journal.draft);
      expect(rebase(journal, template)).toMatchObject({ journal: { draft: journal.draft }, refused: [] });
    }
  });
});

describe('two administrators', () => {
  it('keep both what they did; what finds no place any more is given back and not lost', () => {
    const mine = done(
      openJournal(branch),
      { edit: 'set', thing: { of: 'block', id: second }, path: ['title', 'zh'], value: '我的' },
      { edit: 'insert-block', block: copy('mine'), slot: { way: { in: null }, after: third } },
    );
    const theirs = done(
      openJournal(branch),
      { edit: 'move-block', id: second, slot: { way: { in: null }, after: null } },
      { edit: 'remove-block', id: third },
    );
    const { journal, refused } = rebase(mine, theirs.draft);
    expect(journal.draft.blocks[0]).toMatchObject({ id: second, title: { zh: '我的' } });
    expect(ids(journal.draft)).not.toContain('mine');
    expect(refused).toMatchObject([{ edit: { edit: 'insert-block', block: { id: 'mine' } }, why: 'GONE' }]);
  });
});

function randomEdit(draft: Template, { pick }: Dice, n: number): Edit {
  const blocks = ids(draft);
  const id = pick(blocks) ?? 'none';
  const slot = slotOf(draft, pick(blocks) ?? 'none') ?? { way: { in: null }, after: null };
  return pick<() => Edit>([
    () => ({ edit: 'set', thing: { of: 'block', id }, path: ['title', 'zh'], value: `步骤${n}` }),
    () => ({ edit: 'set', thing: { of: 'block', id }, path: ['clock', 'within'], value: `${n} days` }),
    () => ({ edit: 'set', thing: { of: 'block', id }, path: ['audience'] }),
    () => ({ edit: 'insert-block', block: copy(`new-${n}`), slot }),
    () => ({ edit: 'move-block', id, slot }),
    () => ({ edit: 'remove-block', id }),
    () => ({ edit: 'insert-entry', list: 'fields', entry: { id: `field${n}` }, after: null }),
    () => ({ edit: 'remove-entry', list: 'fields', id: pick(draft.form.fields)?.id ?? 'none' }),
    () => ({ edit: 'move-entry', list: 'fields', id: pick(draft.form.fields)?.id ?? 'none', after: null }),
  ])();
}
