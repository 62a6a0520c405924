import type { Holder } from '../procedure';
import { mayAct, postsConcerned, type PostInForce } from './authority';

const SOCIETY = 'society';
const holder = (more: Partial<Holder> = {}): Holder => ({
  role: 'society-secretariat',
  organisation: SOCIETY,
  nobody: 'president',
  turned: false,
  ...more,
});
const post = (person: string, role: PostInForce['role'], organisation = SOCIETY): PostInForce => ({ person, role, organisation });

describe('who may act', () => {
  it('is whoever holds the post in that organisation, and nobody else', () => {
    const posts = [post('a', 'society-secretariat'), post('b', 'president'), post('c', 'society-secretariat', 'other')];
    expect(mayAct('a', [holder()], posts)).not.toBeNull();
    for (const person of ['b', 'c', 'd']) expect(mayAct(person, [holder()], posts)).toBeNull();
  });

  it('is the post that stands in, as long as nobody holds the first', () => {
    expect(mayAct('b', [holder()], [post('b', 'president')])).not.toBeNull();
    expect(mayAct('b', [holder({ nobody: null })], [post('b', 'president')])).toBeNull();
  });

  it('is any of several holders, as when a deadline has turned the task', () => {
    const posts = [post('a', 'society-secretariat'), post('b', 'president')];
    expect(mayAct('b', [holder(), holder({ role: 'president', nobody: null, turned: true })], posts)).toMatchObject({
      turned: true,
    });
  });

  it('is the person alone where the task is his own, and his office once he has left it', () => {
    const own = holder({ person: 'a' });
    const inOffice = [post('a', 'society-secretariat'), post('b', 'society-secretariat')];
    expect(mayAct('a', [own], inOffice)).not.toBeNull();
    expect(mayAct('b', [own], inOffice)).toBeNull();
    expect(mayAct('b', [own], [post('b', 'society-secretariat')])).not.toBeNull();
    expect(mayAct('p', [own], [post('p', 'president')])).not.toBeNull();
    expect(mayAct('a', [own], [post('b', 'society-secretariat')])).toBeNull();
  });

  it('rests on the posts named and on those that stand in', () => {
    expect(postsConcerned([holder()])).toEqual([
      { organisation: SOCIETY, role: 'society-secretariat' },
      { organisation: SOCIETY, role: 'president' },
    ]);
  });
});
