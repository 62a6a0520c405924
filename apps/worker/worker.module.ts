import { Module, type DynamicModule } from '@nestjs/common';
import type { WorkerOptions } from '@temporalio/worker';
import { DataSource } from 'typeorm';
import { recordActivities, type RecordActivities } from '../../activities/record.activities';
import { Engine } from '../../libs/engine';
import { Traces } from '../../libs/operation';
import { append, BallotKeys, createDataSource, loadStream, markFault, Worlds, type SecretStore } from '../../libs/persistence';
import type { WorkerEnvironment } from './env';
import { NO_CHANNELS, type ChannelSettings } from './env.channels';
import { OperationService } from './operation.service';
import { RelayService } from './relay.service';
import { SenderService } from './sender.service';
import { ACTIVITIES, CHANNELS, ENVIRONMENT, WORKER_OPTIONS } from './tokens';
import { WorkerMetrics } from './worker-metrics';
import { WorkerService } from './worker.service';

/** Statements of this process at one time: as many as there are activities under way, and the relay. */
const POOL_SIZE = 20;

/** The composition of the worker: it wires rooms and owns no rule. */
@Module({})
export class WorkerModule {
  /** `further` overrides single options of the Temporal worker. */
  static with(environment: WorkerEnvironment, further: Partial<WorkerOptions> = {}): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        {
          provide: DataSource,
          useFactory: () => createDataSource({ url: environment.databaseUrl, poolSize: POOL_SIZE }).initialize(),
        },
        {
          provide: Engine,
          inject: [Traces],
          useFactory: (tracing: Traces) =>
            Engine.lazily({
              address: environment.temporalAddress,
              namespace: environment.temporalNamespace,
              payloadKeys: environment.payloadKeys,
              tracing,
            }),
        },
        { provide: Traces, useFactory: () => Traces.to(environment.traces, 'worker') },
        { provide: WORKER_OPTIONS, useValue: further },
        {
          provide: ACTIVITIES,
          inject: [DataSource],
          useFactory: (source: DataSource) => activitiesOver(source, secretsOf(environment)),
        },
        {
          provide: CHANNELS,
          inject: [DataSource],
          useFactory: (source: DataSource) => channelsOver(source, environment.channels),
        },
        WorkerMetrics,
        RelayService,
        SenderService,
        WorkerService,
        OperationService,
      ],
    };
  }
}

function secretsOf({ ballotKeys }: WorkerEnvironment): SecretStore | undefined {
  return ballotKeys === null ? undefined : { keys: new BallotKeys(ballotKeys) };
}

/** Nothing leaves a house to practise in, whatever its settings say (`libs/demo/practice.decision.md`). */
async function channelsOver(source: DataSource, settings: ChannelSettings): Promise<ChannelSettings> {
  const [row] = await source.query<{ practice: boolean }[]>('select practice from guicheng.deployment');
  return row?.practice === true ? NO_CHANNELS : settings;
}

/** Everything that the workflows do in the world, over one store. */
export function activitiesOver(source: DataSource, secrets?: SecretStore): RecordActivities {
  const worlds = new Worlds();
  return recordActivities({
    append: (request) => append(source, worlds, request, secrets),
    load: (stream) => loadStream(source, worlds, stream),
    markFault: (stream, fault) => markFault(source, stream, fault),
  });
}
