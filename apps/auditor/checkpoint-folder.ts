/** The tree as files (tlog-tiles), beside the database: an operator copies them off the machine, and what was signed once stays there. */
import { existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodesAt, type RecordReader } from '../../libs/persistence';
import { entryBundle, openCheckpoint, TILE_WIDTH, tilePath, tilesBetween, type Checkpoint, type Tile } from '../../libs/record';

const CHECKPOINT = 'checkpoint';
const KEY = 'key.pub';
const PAST = 'past';
const ALIVE = 'alive';

export class CheckpointFolder {
  constructor(
    private readonly folder: string,
    private readonly verifier: string,
  ) {
    mkdirSync(join(folder, PAST), { recursive: true, mode: 0o700 });
    this.write(KEY, `${verifier}\n`);
  }

  /** The last checkpoint that lies here; null before the first. Throws when another key signed it: this folder belongs to another tree. */
  last(): Checkpoint | null {
    const path = join(this.folder, CHECKPOINT);
    if (!existsSync(path)) return null;
    const checkpoint = openCheckpoint(readFileSync(path, 'utf8'), this.verifier);
    if (checkpoint === null)
      throw new Error(
        `${path} was not signed by this auditor's key: move the folder aside, or give back the key that belongs to it`,
      );
    return checkpoint;
  }

  /** Everything that a checkpoint covers and the folder has not; the checkpoint itself comes last, so that it never speaks of a missing tile. */
  async export(reader: RecordReader, checkpoint: { size: number; note: string }): Promise<void> {
    for (const tile of tilesBetween(this.last()?.size ?? 0, checkpoint.size)) await this.writeTile(reader, tile);
    this.write(join(PAST, String(checkpoint.size).padStart(12, '0')), checkpoint.note);
    this.write(CHECKPOINT, checkpoint.note);
  }

  /** For whoever watches whether the auditor lives. */
  touch(): void {
    const path = join(this.folder, ALIVE);
    if (!existsSync(path)) writeFileSync(path, '');
    utimesSync(path, new Date(), new Date());
  }

  private async writeTile(reader: RecordReader, tile: Tile): Promise<void> {
    const first = tile.index * TILE_WIDTH;
    const wanted = Array.from({ length: tile.width }, (_, at) => ({ level: 8 * tile.level, index: first + at }));
    const read = await nodesAt(reader, wanted);
    this.write(tilePath(tile), Buffer.concat(wanted.map(({ level, index }) => read(level, index))));
    if (tile.level > 0) return;
    const rows = await reader.rows<{ entry: string }>(
      'select entry from guicheng.record_leaf where position >= $1 and position < $2 order by position',
      [first, first + tile.width],
    );
    this.write(tilePath(tile, 'entries'), entryBundle(rows.map(({ entry }) => entry)));
  }

  /** Whole or not at all. */
  private write(name: string, content: string | Buffer): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, content, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
}
