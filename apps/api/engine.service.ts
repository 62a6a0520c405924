import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Engine, type IntentReference } from '../../libs/engine';
import type { StreamKind } from '../../libs/contracts';
import { ENVIRONMENT } from './environment.token';
import type { ApiEnvironment } from './env';
import { Traces } from '../../libs/operation';
import { ApiMetrics } from './operation/api-metrics';

const ANSWER_MS = 5_000;
const HEALTH_MS = 1_000;

/** The engine as the API uses it: asked, and never trusted with the answer, which stands in PostgreSQL with the intent. */
@Injectable()
export class EngineService implements OnApplicationShutdown {
  private readonly log = new Logger('engine');
  private readonly engine: Engine;
  /** Whoever asked may have heard the answer from the store, and left. */
  private readonly asked = new Set<Promise<void>>();

  constructor(
    @Inject(ENVIRONMENT) environment: ApiEnvironment,
    @Inject(ApiMetrics) private readonly metrics: ApiMetrics,
    @Inject(Traces) tracing: Traces,
  ) {
    this.engine = Engine.lazily({
      address: environment.temporalAddress,
      namespace: environment.temporalNamespace,
      payloadKeys: environment.payloadKeys,
      tracing,
    });
  }

  /** Nothing is lost when this fails: the intent stands, and the worker's relay asks again. */
  submit(reference: IntentReference): Promise<void> {
    const question = this.ask(reference).finally(() => this.asked.delete(question));
    this.asked.add(question);
    return question;
  }

  private async ask(reference: IntentReference): Promise<void> {
    const ended = this.metrics.updates.startTimer();
    try {
      await this.engine.submit(reference, ANSWER_MS);
      ended({ heard: 'true' });
    } catch (error) {
      ended({ heard: 'false' });
      this.log.warn(`intent ${reference.intent} was not heard: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  /** Lets a log be read again by its workflow, and one that was stopped go on. What came of it stands in PostgreSQL. */
  async sync(stream: string, kind: StreamKind): Promise<void> {
    try {
      await this.engine.sync(stream, kind);
    } catch (error) {
      this.log.warn(`log ${stream} was not read again: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  async reachable(): Promise<boolean> {
    try {
      await this.engine.client.withDeadline(Date.now() + HEALTH_MS, () => this.engine.client.workflowService.getSystemInfo({}));
      return true;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.asked);
    await this.engine.close();
  }
}
