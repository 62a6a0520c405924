import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';

/** What the worker counts itself. */
@Injectable()
export class WorkerMetrics {
  readonly registry = new Registry();
  readonly restarted = new Counter({
    name: 'guicheng_workflows_restarted_total',
    help: 'Workflows that could not go on and were started anew from their logs. More than now and then: look at the log of the worker.',
    registers: [this.registry],
  });
}
