import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource, lastCheckpoint, RecordForked, sequence, withConnection } from '../../libs/persistence';
import { signCheckpoint, type Signer } from '../../libs/record';
import { CheckpointFolder } from './checkpoint-folder';
import type { AuditorEnvironment } from './env';
import { signerIn } from './signing-key';

const LOOK_MS = 1_000;

/** Takes what is pending into the tree, signs a checkpoint over it, and writes both out. Holds the only key that can. */
export class Auditor {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private saidForked = false;

  private constructor(
    private readonly source: DataSource,
    private readonly signer: Signer,
    private readonly folder: CheckpointFolder,
    private readonly intervalMs: number,
    private readonly say: (line: string) => void,
  ) {}

  /** Ready when what was pending stands under a checkpoint, or when it was said why it cannot. */
  static async start(environment: AuditorEnvironment, say: (line: string) => void = console.error): Promise<Auditor> {
    const signer = signerIn(environment.keyFile);
    const source = await createDataSource({ url: environment.databaseUrl, poolSize: 2 }).initialize();
    try {
      const folder = new CheckpointFolder(environment.folder, signer.verifier);
      const auditor = new Auditor(source, signer, folder, environment.intervalMs, say);
      await auditor.announceKey();
      await auditor.tried(() => auditor.round());
      auditor.running = auditor.work();
      return auditor;
    } catch (error) {
      await source.destroy();
      throw error;
    }
  }

  /** One last checkpoint over what is pending, then the end. */
  async stop(): Promise<void> {
    if (this.ending.signal.aborted) return this.running;
    this.ending.abort();
    await this.running;
    await this.tried(() => this.round());
    await this.source.destroy();
  }

  /** Everything that is pending now. Says how large the tree is then. */
  async round(): Promise<number> {
    for (;;) {
      const done = await sequence(this.source, (tree) => signCheckpoint(this.signer, tree), this.folder.last());
      if (done?.more !== true) break;
    }
    return withConnection(this.source, async (sql) => {
      const last = await lastCheckpoint(sql);
      if (last !== null && last.size > (this.folder.last()?.size ?? 0)) await this.folder.export(sql, last);
      this.folder.touch();
      return last?.size ?? 0;
    });
  }

  private async work(): Promise<void> {
    let notBefore = Date.now() + this.intervalMs;
    while (!this.ending.signal.aborted) {
      await pause(Math.min(LOOK_MS, this.intervalMs), null, { signal: this.ending.signal }).catch(() => null);
      if (this.ending.signal.aborted || Date.now() < notBefore) continue;
      if (await this.tried(() => this.isWanted())) {
        await this.tried(() => this.round());
        notBefore = Date.now() + this.intervalMs;
      }
    }
  }

  private isWanted(): Promise<boolean> {
    return withConnection(this.source, async (sql) => {
      this.folder.touch();
      return (await sql.one('select 1 from guicheng.record_pending limit 1')) !== null;
    });
  }

  private announceKey(): Promise<number> {
    return withConnection(this.source, (sql) =>
      sql.run('insert into guicheng.record_key (verifier) values ($1) on conflict do nothing', [this.signer.verifier]),
    );
  }

  /** A store that is away is asked again; a tree that was changed underneath is said once and never signed. */
  private async tried<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RecordForked)) this.say(`auditor: ${error instanceof Error ? error.message : 'failed'}`);
      else if (!this.saidForked) this.say(`auditor ALARM: ${error.message}. Nothing is signed until somebody has looked.`);
      this.saidForked ||= error instanceof RecordForked;
      return null;
    }
  }
}
