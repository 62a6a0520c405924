/** The promises of `npm start`, on the built product and folders of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CaseCard, ListPage } from '../../libs/contracts';
import { freePort } from '../../libs/runtime/ports';
import { startProcess } from '../../libs/runtime/process';
import { act, caseOf, fileBranch, holdSitting, signMinutes, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startHouse, type House } from '../support/house';
import { processesNaming } from '../support/processes';
import { startTraceCollector, type TraceCollector } from '../support/trace-collector';

const CLI = join(resolve(__dirname, '..', '..'), 'dist', 'apps', 'cli', 'main.js');
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-start-'));
  folders.push(folder);
  return folder;
}

const houses: House[] = [];

async function start(folder: string, environment: Record<string, string> = {}): Promise<House> {
  const house = await startHouse(folder, { environment });
  houses.push(house);
  return house;
}

// Also after a test that failed half-way.
afterEach(() => Promise.all(houses.splice(0).map((house) => house.stop(true))), 60_000);
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Runs the command to its end. */
async function cli(...args: string[]): Promise<{ code: number | null; said: string }> {
  const lines: string[] = [];
  const started = await startProcess('guicheng', process.execPath, [CLI, ...args], {
    env: { ...process.env } as Record<string, string>,
    onLine: (line) => lines.push(line),
  });
  const { code } = await started.exited;
  return { code, said: lines.join('\n') };
}

/** From the request through the engine to the log, over both programs; what was still with them came when they ended. */
function expectATrace({ spans, said }: TraceCollector): void {
  const request = spans.find(({ name }) => name === 'POST /api/cases');
  // A workflow that does not run yet is asked in vain once, and started with the second question.
  const updates = spans.filter(({ name, parentSpanId }) => name === 'update submit' && parentSpanId === request?.spanId);
  const append = spans.find(
    ({ name, parentSpanId }) => name === 'activity append' && updates.some(({ spanId }) => spanId === parentSpanId),
  );
  const update = updates.find(({ spanId }) => spanId === append?.parentSpanId);
  expect([request?.program, update?.program, append?.program]).toEqual(['guicheng-api', 'guicheng-api', 'guicheng-worker']);
  expect([update?.traceId, append?.traceId]).toEqual([request?.traceId, request?.traceId]);
  expect(append?.attributes['guicheng.case']).toBe(update?.attributes['guicheng.case']);
  expect(request?.attributes['http.response.status_code']).toMatch(/^20\d$/);
  // Nobody's name, and nothing that somebody wrote.
  expect(said.join('')).not.toMatch(/[\u4e00-\u9fff]|secretary|guicheng-demo/);
}

describe('npm start', () => {
  it('stops without leaving a process, and goes on where it was, also when Temporal’s file is gone', async () => {
    const folder = newFolder();
    const collector = await startTraceCollector();
    const first = await start(folder, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const secretary = await HttpClient.signedIn(first.base, 'secretary');
    const [early, late] = [await fileBranch(secretary), await fileBranch(secretary)];
    await act(secretary, late, 'complete');
    const sitting = await holdSitting(secretary, late, { votes: { for: 9, against: 0, abstained: 0 }, outcome: 'passed' });
    await first.stop(true);
    expect(processesNaming(folder)).toEqual([]);
    await collector.close();
    expectATrace(collector);

    rmSync(join(folder, 'temporal'), { recursive: true, force: true });
    const second = await start(folder);
    expect(second.said.find((line) => line.includes('resumed from the log'))).toMatch(/: 3 of 3$/);
    const again = await HttpClient.signedIn(second.base, 'secretary');
    const open = await again.get<ListPage<CaseCard>>('/cases?status=open');
    expect(open.body.items.map((card) => card.id).sort()).toEqual([early, late].sort());
    await act(again, early, 'complete');
    await signMinutes(again, sitting.id);
    const official = await HttpClient.signedIn(second.base, 'official');
    expect((await taskOf(official, late)).status).toBe('open');
    await act(official, late, 'acknowledged');
    expect((await caseOf(again, late)).outcome).toBe('completed');
    await second.stop(true);
    expect(processesNaming(folder)).toEqual([]);
  }, 240_000);

  it('starts once on a folder: the second hears who has it', async () => {
    const folder = newFolder();
    const house = await start(folder);
    const { code, said } = await cli('dev', '--data', folder, '--port', String(await freePort()), '--headless');
    expect(code).not.toBe(0);
    expect(said).toContain(String(house.process.pid));
    await house.stop(true);
  }, 240_000);

  it('says which port is taken and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((ready) => taken.once('listening', ready));
    const { port } = taken.address() as { port: number };
    const { code, said } = await cli('dev', '--data', newFolder(), '--port', String(port), '--headless');
    taken.close();
    expect(code).not.toBe(0);
    expect(said).toContain(`${port} is in use`);
    expect(said).toContain('--port');
  }, 60_000);

  it('does not listen to other machines while demo accounts exist', async () => {
    const { code, said } = await cli('dev', '--data', newFolder(), '--host', '0.0.0.0', '--headless');
    expect(code).not.toBe(0);
    expect(said).toContain('demo accounts');
  }, 60_000);
});
