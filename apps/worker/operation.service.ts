import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { serveOperation, type OperationServer } from '../../libs/operation';
import type { WorkerEnvironment } from './env';
import { ENVIRONMENT } from './tokens';
import { WorkerService } from './worker.service';

/** The worker's address for whoever runs the house: ready while it takes work from the engine and its store answers. */
@Injectable()
export class OperationService implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private server: OperationServer | null = null;
  private isStopping = false;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: WorkerEnvironment,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(WorkerService) private readonly worker: WorkerService,
  ) {}

  /** Null: nobody asked for it. */
  get port(): number | null {
    return this.server?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.environment.operation === null) return;
    this.server = await serveOperation({
      ...this.environment.operation,
      registry: new Registry(),
      ready: async () => ({
        database: await this.source.query('select 1').then(
          () => true,
          () => false,
        ),
        engine: await this.worker.reachesEngine(),
        working: this.worker.isRunning() && !this.isStopping,
      }),
    });
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }
}
