import { copy as copied, type Template } from '../procedure';
import { loadTemplate } from '../templates';
import { differencesBetween } from './difference';
import { enter, openJournal } from './journal';
import type { Edit } from './edit';

const branch = loadTemplate('branch-setup');
const [first, second, third] = branch.blocks.map(({ id }) => id) as [string, string, string];
const after = (...edits: Edit[]): Template =>
  edits.reduce((journal, edit) => {
    const next = enter(journal, edit);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, openJournal(branch)).draft;

describe('the difference between two versions', () => {
  it('is none between a procedure and itself, whatever its number', () => {
    expect(differencesBetween(branch, { ...copied(branch), version: 9 })).toEqual([]);
  });

  it('names each property with what it was and what it is', () => {
    const draft = after(
      { edit: 'set', thing: { of: 'block', id: first }, path: ['failure', 'zh'], value: '另一句话' },
      { edit: 'set', thing: { of: 'template' }, path: ['share'], value: true },
      { edit: 'set', thing: { of: 'fields', id: 'name' }, path: ['maxLength'], value: 30 },
    );
    expect(differencesBetween(branch, draft)).toEqual([
      { what: 'changed', thing: { of: 'template' }, title: branch.title, in: [{ path: ['share'], after: true }] },
      {
        what: 'changed',
        thing: { of: 'fields', id: 'name' },
        title: { zh: '名称', en: 'Name' },
        in: [{ path: ['maxLength'], before: 60, after: 30 }],
      },
      {
        what: 'changed',
        thing: { of: 'block', id: first },
        title: expect.any(Object) as unknown,
        in: [
          {
            path: ['failure'],
            before: expect.any(Object) as unknown,
            after: expect.objectContaining({ zh: '另一句话' }) as unknown,
          },
        ],
      },
    ]);
  });

  it('calls one step moved, not all that slid down behind it', () => {
    const draft = after({ edit: 'move-block', id: first, slot: { way: { in: null }, after: third } });
    expect(differencesBetween(branch, draft)).toMatchObject([{ what: 'moved', thing: { of: 'block', id: first } }]);
  });

  it('says of a step that went into a structure that it moved, and of the structure that it is new', () => {
    const draft = after(
      { edit: 'insert-block', block: { kind: 'sequence', id: 'group', blocks: [] }, slot: { way: { in: null }, after: first } },
      { edit: 'move-block', id: second, slot: { way: { in: 'group', way: 0 }, after: null } },
      { edit: 'remove-block', id: third },
    );
    expect(differencesBetween(branch, draft).map(({ what, thing }) => [what, 'id' in thing && thing.id])).toEqual([
      ['removed', third],
      ['added', 'group'],
      ['moved', second],
    ]);
  });
});
