import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { serveOperation, type OperationServer } from '../../../libs/operation';
import { Database } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiMetrics } from './api-metrics';
import { registerStoreFigures } from './store-figures';

/**
 * The API's address for whoever runs the house. Ready means that acts can be taken: PostgreSQL answers. Without the engine they are
 * stored and wait, so it does not count here; `/api/health` and the age of the oldest intent say how it is.
 */
@Injectable()
export class OperationService implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private server: OperationServer | null = null;
  private isStopping = false;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(Database) private readonly database: Database,
    @Inject(ApiMetrics) private readonly metrics: ApiMetrics,
  ) {}

  /** Null: nobody asked for it. */
  get port(): number | null {
    return this.server?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.environment.operation === null) return;
    registerStoreFigures(this.metrics.registry, this.database);
    this.server = await serveOperation({
      ...this.environment.operation,
      registry: this.metrics.registry,
      ready: async () => ({ database: await this.database.answers(), serving: !this.isStopping }),
    });
  }

  /** First it says that it takes no more; it is closed once nothing is under way. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }
}
