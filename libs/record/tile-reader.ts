import { nodeHash, type ReadNode } from './merkle';
import { TILE_WIDTH, tilePath } from './tiles';

const LEVELS_A_TILE = 8;
const HASH_BYTES = 32;

/** Reads the nodes of a tree of `size` out of its tiles; `file` gives a tile by its path, or null. Throws where one is missing. */
export function nodesOfTiles(file: (path: string) => Buffer | null, size: number): ReadNode {
  const tiles = new Map<string, Buffer>();
  const hashAt = (tileLevel: number, position: number): Buffer => {
    const there = Math.floor(size / TILE_WIDTH ** tileLevel);
    const index = Math.floor(position / TILE_WIDTH);
    const path = tilePath({ level: tileLevel, index, width: Math.min(TILE_WIDTH, there - index * TILE_WIDTH) });
    const tile = tiles.get(path) ?? file(path);
    const at = (position % TILE_WIDTH) * HASH_BYTES;
    if (tile === null || tile.length < at + HASH_BYTES) throw new Error(`tile ${path} is missing or short`);
    tiles.set(path, tile);
    return tile.subarray(at, at + HASH_BYTES);
  };
  const read: ReadNode = (level, index) =>
    level % LEVELS_A_TILE === 0
      ? hashAt(level / LEVELS_A_TILE, index)
      : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
  return read;
}
