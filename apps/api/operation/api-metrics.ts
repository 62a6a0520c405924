import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';

/** Seconds: from a page that is simply there to one that somebody gives up on. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the API counts itself; the figures of the store are asked for when they are read. */
@Injectable()
export class ApiMetrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'guicheng_http_request_seconds',
    help: 'Time until a request was answered, by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly updates = new Histogram({
    name: 'guicheng_update_seconds',
    help: 'Time until the engine answered for a stored intent; heard is false where it did not, and the relay asks again.',
    labelNames: ['heard'],
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly refused = new Counter({
    name: 'guicheng_refused_total',
    help: 'Answers that refused, by code.',
    labelNames: ['code'],
    registers: [this.registry],
  });
}
