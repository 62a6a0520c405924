import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OperationOfProgram } from '../../libs/operation';
import type { WorkerEnvironment } from './env';
import { ENVIRONMENT } from './tokens';
import { WorkerMetrics } from './worker-metrics';
import { WorkerService } from './worker.service';

/** The worker's address for whoever runs the house: ready while it takes work from the engine and its store answers. */
@Injectable()
export class OperationService extends OperationOfProgram {
  constructor(
    @Inject(ENVIRONMENT) { operation }: WorkerEnvironment,
    @Inject(DataSource) source: DataSource,
    @Inject(WorkerService) worker: WorkerService,
    @Inject(WorkerMetrics) { registry }: WorkerMetrics,
  ) {
    const database = () =>
      source.query('select 1').then(
        () => true,
        () => false,
      );
    super({
      address: operation,
      registry,
      atWork: 'working',
      needs: async () => ({
        database: await database(),
        engine: await worker.reachesEngine(),
        working: worker.isRunning(),
      }),
    });
  }
}
