import { Inject, Injectable } from '@nestjs/common';
import { OperationOfProgram } from '../../../libs/operation';
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
export class OperationService extends OperationOfProgram {
  constructor(
    @Inject(ENVIRONMENT) { operation }: ApiEnvironment,
    @Inject(Database) database: Database,
    @Inject(ApiMetrics) { registry }: ApiMetrics,
  ) {
    if (operation !== null) registerStoreFigures(registry, database);
    super({ address: operation, registry, atWork: 'serving', needs: async () => ({ database: await database.answers() }) });
  }
}
