/** Lists that come page by page. */
import type { ListPage } from '../../libs/contracts';

/** Whoever asks: a client that has signed in, or a visitor. */
interface Asks {
  get<Body>(path: string): Promise<{ status: number; body: Body }>;
}

/** All of a list, a few rows at a time: what is on two of its pages would be there twice. Null: the asker may not ask for it. */
export async function allPages<Row>(client: Asks, path: string, limit = 2): Promise<Row[] | null> {
  const found: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked: string = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { status, body }: { status: number; body: ListPage<Row> } = await client.get<ListPage<Row>>(asked);
    if (status === 403) return null;
    expect([asked, status]).toEqual([asked, 200]);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    found.push(...body.items);
    cursor = body.next;
  }
  return found;
}
