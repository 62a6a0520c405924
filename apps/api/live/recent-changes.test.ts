import { RecentChanges } from './recent-changes';

describe('what a stream missed', () => {
  it('is what came after the event that it heard last, each topic once', () => {
    const changes = new RecentChanges();
    const { id } = changes.add(['inbox']);
    changes.add(['case:1', 'inbox']);
    changes.add(['case:1']);
    expect(changes.since(id)).toEqual({ id: changes.last(), topics: ['case:1', 'inbox'] });
    expect(changes.since(changes.last()).topics).toEqual([]);
  });

  it('is everything when nobody knows any more', () => {
    const changes = new RecentChanges();
    const { id } = changes.add(['inbox']);
    for (let n = 0; n < 1001; n += 1) changes.add([`case:${n}`]);
    expect(changes.since(id).topics).toEqual(['*']);
  });

  it.each(['', 'x', 'x.1', '.', 'other.0', '../../1'])('is everything for the id %j, which is none of this process', (id) => {
    expect(new RecentChanges().since(id).topics).toEqual(['*']);
  });

  it('is everything for an id that is still to come', () => {
    const changes = new RecentChanges();
    const [process] = changes.last().split('.');
    expect(changes.since(`${process ?? ''}.5`).topics).toEqual(['*']);
  });
});
