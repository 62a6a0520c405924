import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Engine } from '../../libs/engine';
import { withContext } from '../../libs/operation';
import { BallotKeys, Relay } from '../../libs/persistence';
import type { WorkerEnvironment } from './env';
import { ENVIRONMENT } from './tokens';
import { WorkerMetrics } from './worker-metrics';

/** The relay for as long as the application lives. */
@Injectable()
export class RelayService implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('relay');
  private readonly relay: Relay;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Engine) private readonly engine: Engine,
    @Inject(ENVIRONMENT) environment: WorkerEnvironment,
    @Inject(WorkerMetrics) metrics: WorkerMetrics,
  ) {
    this.relay = new Relay({
      source,
      engine,
      listenUrl: environment.databaseUrl,
      ...(environment.ballotKeys === null ? {} : { ballotKeys: new BallotKeys(environment.ballotKeys) }),
      onRestarted: (stream, times) => {
        metrics.restarted.inc();
        withContext({ case: stream }, () =>
          this.logger.error(`a workflow could not go on and was started anew from its log (${times} in a row)`),
        );
      },
      onError: (job, error) => this.logger.warn(`${job}: ${error instanceof Error ? error.name : 'failed'}`),
    });
  }

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }

  /** After everything that uses them has ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
    await this.source.destroy();
  }
}
