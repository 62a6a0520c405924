/** Committed histories are the judge of every change to the workflow's own behaviour: today's code must do what they say was done. */
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataConverterOf } from '../../libs/engine';
import { sandbox } from '../../workflows/sandbox.cjs';
import { readHistory } from './history-file';
import { HISTORY_KEYS, scenarios } from './scenarios';

const FOLDER = join(__dirname, 'histories');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

beforeAll(() => Runtime.install({ logger: new DefaultLogger('ERROR') }));

describe('the histories of every release', () => {
  it('are there: at least one for each scenario, or nothing would be judged', () => {
    const missing = Object.keys(scenarios).filter((scenario) => !names.some((name) => name.includes(`-${scenario}-`)));
    expect(missing).toEqual([]);
  });

  it('replay on today’s workflow', async () => {
    const histories = names.map((name) => ({ workflowId: name, history: readHistory(join(FOLDER, name)) }));
    // As production runs it, with all that is bundled with it.
    const workflowBundle = await bundleWorkflowCode({ ...sandbox, logger: new DefaultLogger('ERROR') });
    const failed: string[] = [];
    for await (const result of Worker.runReplayHistories(
      { workflowBundle, dataConverter: dataConverterOf(HISTORY_KEYS) },
      histories,
    )) {
      if (result.error) failed.push(`${result.workflowId}: ${result.error.message}`);
    }
    expect(failed).toEqual([]);
  }, 120_000);

  it('fail on a workflow that does something else', async () => {
    const [name] = names;
    const replay = Worker.runReplayHistory(
      { workflowsPath: require.resolve('./changed-workflow'), dataConverter: dataConverterOf(HISTORY_KEYS) },
      readHistory(join(FOLDER, name ?? '')),
    );
    await expect(replay).rejects.toThrow(/[Nn]ondeterminism/);
  }, 60_000);

  it('hold no word of a person: payloads are encrypted', () => {
    for (const name of names) {
      const { history } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { history: string };
      const stored = Buffer.from(history, 'base64').toString('utf8');
      expect(stored).toContain('binary/guicheng-1');
      expect(stored).not.toMatch(/请示|计票|专业委员会|society-secretariat|contentHash/);
    }
  });
});
