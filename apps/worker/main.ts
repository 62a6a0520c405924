import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { WorkerOptions } from '@temporalio/worker';
import { createLog, NestLog } from '../../libs/operation';
import { readEnvironment, type WorkerEnvironment } from './env';
import { WorkerModule } from './worker.module';

/** Starts everything of the worker in this process; `close` ends it cleanly. */
export async function startWorker(
  environment: WorkerEnvironment,
  further: Partial<WorkerOptions> = {},
): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(environment, further), {
    logger: new NestLog(createLog('worker')),
  });
}

async function main(): Promise<void> {
  const app = await startWorker(readEnvironment());
  const stop = () => void app.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log('worker ready');
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
