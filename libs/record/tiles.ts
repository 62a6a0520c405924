/** The tree as files, in the layout of C2SP tlog-tiles: what is copied off the machine, and what others' tools can read. */

/** 256 hashes of one level; level 0 are the leaves, each further one stands for 8 levels of the tree. */
export interface Tile {
  level: number;
  index: number;
  /** How many of its 256 hashes are there. */
  width: number;
}

export const TILE_WIDTH = 256;

/** The tiles that a tree of `size` has and one of `earlier` had not, or had with fewer hashes. */
export function tilesBetween(earlier: number, size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let [level, was, is] = [0, earlier, size]; is > 0; level += 1) {
    if (is > was) {
      for (let index = Math.floor(was / TILE_WIDTH); index * TILE_WIDTH < is; index += 1) {
        tiles.push({ level, index, width: Math.min(TILE_WIDTH, is - index * TILE_WIDTH) });
      }
    }
    [was, is] = [Math.floor(was / TILE_WIDTH), Math.floor(is / TILE_WIDTH)];
  }
  return tiles;
}

/** `tile/0/x001/x234/067`, with `.p/W` where it is not full. */
export function tilePath({ level, index, width }: Tile, kind: 'hashes' | 'entries' = 'hashes'): string {
  const groups = String(index)
    .padStart(Math.ceil(String(index).length / 3) * 3, '0')
    .match(/.{3}/g) as string[];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${kind === 'entries' ? 'entries' : level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Entries as a bundle: each behind its length, two bytes, big-endian. */
export function entryBundle(entries: string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(bytes.length);
      return [length, bytes];
    }),
  );
}
