import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import type { RunningTemporal } from '../../../libs/runtime/temporal';
import { startTemporalDev } from '../../../libs/runtime/temporal-cli';
import { findTemporal } from '../../../libs/runtime/temporal-find';
import { conditionDigest } from '../../../libs/testing/condition-digest';

jest.setTimeout(120_000);

const SEED = Math.floor(Math.random() * 2 ** 31);
const FORMS = 200;
const ENTRY = join(__dirname, 'conditions.workflow.ts');
const silent = (): undefined => undefined;
const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };

describe('conditions and forms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-conditions-'));
  const expected = conditionDigest(SEED, FORMS);
  let temporal: RunningTemporal;

  beforeAll(async () => {
    console.info(`SEED=${SEED}`);
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const { binary, serverVersion } = await findTemporal();
    temporal = await startTemporalDev({ binary, serverVersion, namespace: 'guicheng' });
  });
  afterAll(async () => {
    await temporal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("answer in Temporal's sandbox as in Node", async () => {
    const workflowBundle = await bundleWorkflowCode({ workflowsPath: ENTRY, logger });
    const connection = await NativeConnection.connect({ address: temporal.address });
    const asked = await Connection.connect({ address: temporal.address });
    try {
      const worker = await Worker.create({ connection, namespace: 'guicheng', taskQueue: 'conditions', workflowBundle });
      const client = new Client({ connection: asked, namespace: 'guicheng' });
      const said = await worker.runUntil(
        client.workflow.execute('conditions', { taskQueue: 'conditions', workflowId: `conditions-${SEED}`, args: [SEED, FORMS] }),
      );
      expect(said).toBe(expected);
    } finally {
      await asked.close();
      await connection.close();
    }
  });

  it('answer in a realm that has only the language, bundled as for a browser, as in Node', () => {
    const out = join(folder, 'bundle.js');
    const script = `import { build } from 'rolldown';
      await build({ input: ${JSON.stringify(ENTRY)}, logLevel: 'silent', output: { file: ${JSON.stringify(out)}, format: 'iife', name: 'bundle' } });`;
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: join(__dirname, '..', '..', '..') });
    const realm = vm.createContext({ TextEncoder, TextDecoder });
    vm.runInContext(readFileSync(out, 'utf8').replace(/^var bundle\b/m, 'globalThis.bundle'), realm);
    const said = vm.runInContext(`bundle.conditions(${SEED}, ${FORMS})`, realm) as Promise<string>;
    return expect(said).resolves.toBe(expected);
  });
});
