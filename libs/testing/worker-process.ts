/** A worker in a process of its own, so that it can be killed. Its script is the test's: with failpoints, or the product's. */
import { bundleWorkflowCode } from '@temporalio/worker';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { childEnvironment } from '../runtime/env';
import { startProcess, waitFor, type ManagedProcess } from '../runtime/process';
import type { TestEnvironment } from './environment';
import { sandbox } from '../../workflows/sandbox.cjs';
import { fastTimers } from './record-clock';

const ROOT = resolve(__dirname, '../..');
/** Lets plain Node run the project's TypeScript. */
export const TYPESCRIPT = resolve(__dirname, 'run-typescript.cjs');

/** Bundles the workflows once for all workers of a test file. */
export function bundleInto(environment: TestEnvironment, fast: boolean): Promise<string> {
  const name = fast ? 'fast-bundle.js' : 'bundle.js';
  return bundleWith(fast ? fastTimers.interceptors.workflowModules : [], join(environment.folder, name));
}

/** The product's workflows with further interceptors, written to a file. */
export async function bundleWith(interceptorModules: string[], path: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    ...sandbox,
    workflowInterceptorModules: [...sandbox.workflowInterceptorModules, ...interceptorModules],
    logger: { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing },
  });
  writeFileSync(path, code);
  return path;
}

/** Starts the script and waits until it says that it is ready, or has died already (it may be its plan). */
export async function startWorkerProcess(
  environment: TestEnvironment,
  script: { path: string; loader: string; argument: unknown },
  bundle: string,
): Promise<ManagedProcess> {
  const settings = environment.workerEnvironment();
  const worker = await startProcess(
    'worker',
    process.execPath,
    ['-r', script.loader, script.path, JSON.stringify(script.argument)],
    {
      cwd: ROOT,
      env: childEnvironment({
        DATABASE_URL_WORKER: settings.databaseUrl,
        TEMPORAL_ADDRESS: settings.temporalAddress,
        TEMPORAL_NAMESPACE: settings.temporalNamespace,
        GUICHENG_PAYLOAD_KEYS: settings.payloadKeys,
        GUICHENG_WORKFLOW_BUNDLE: bundle,
        GUICHENG_BALLOT_KEYS: settings.ballotKeys,
      }),
    },
  );
  const ready = await waitFor(
    () => Promise.resolve(worker.lastLines().includes('worker ready') ? true : null),
    60_000,
    () => !worker.running(),
  );
  if (!ready && worker.running()) throw new Error(`the worker does not get ready: ${worker.lastLines().slice(-5).join(' · ')}`);
  return worker;
}

function nothing(): void {
  // Bundling says what it does; nobody wants to hear it here.
}
