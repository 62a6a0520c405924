/**
 * Two days of users.md 37 on the product as it is started: `npm run bench:day` (after `npm run build`; `-- --night-minutes N`, `GUICHENG_SEED`). The morning of thirty officials, who sign in, look at
 * their inbox and decide; and the night of 31 March, on which 150 societies each hand in a file of 20 MB, in minutes instead of two hours.
 * Beside the night the officials of the morning work on. Fails when somebody was not answered, or a file is not what was sent.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { FileView, InboxView, TaskView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { branchForm, fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startHouse, type House } from '../support/house';
import { Visitor } from '../support/visitor';
import { assetsOf, load } from './assets';
import { OpenLoop, type Step } from './open-loop';
import { processorSeconds, usedBetween } from './processor-time';

const OFFICIALS = 30;
const TASKS_EACH = 4;
const MORNING_MS = 120_000;
const SOCIETIES = 150;
const FILE_BYTES = 20 * 1000 * 1000;
const MINUTE_MS = 60_000;
const SEED = Number(process.env['GUICHENG_SEED'] ?? 1);
const INBOX = ['index.html', 'src/inbox/together.page.tsx'];
const FILING = ['index.html', 'src/filing/filing.page.tsx'];

const made = { answered: 0, late: 0 };

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'night-minutes': { type: 'string', default: '6' } } });
  const nightMs = Number(values['night-minutes']) * MINUTE_MS;
  if (!(nightMs > 0)) throw new Error('--night-minutes is a number of minutes');
  const house = await startHouse();
  try {
    const people = await hire(house, OFFICIALS + SOCIETIES);
    const [officials, filers] = [people.slice(0, OFFICIALS), people.slice(OFFICIALS)];
    await fileCases(house, 2 * OFFICIALS * TASKS_EACH);
    await measure('a morning of thirty officials', house, new OpenLoop(OFFICIALS, MORNING_MS, SEED), (n, step) =>
      work(house, officials[n] as string, step),
    );
    const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES - 16), Buffer.from('\n%%EOF\n')]);
    const night = new OpenLoop(SOCIETIES, nightMs, SEED);
    const beside = new OpenLoop(OFFICIALS, nightMs, SEED + 1);
    const working = beside.run((n, step) => work(house, officials[n] as string, step));
    await measure(`the night of 31 March in ${nightMs / MINUTE_MS} minutes`, house, night, (n, step) =>
      handIn(house, filers[n] as string, file, step),
    );
    report(beside, (await working).failures);
    console.log(`${made.answered} decisions, ${made.late} came after a colleague's`);
  } finally {
    await house.stop();
  }
}

async function measure(
  what: string,
  house: House,
  loop: OpenLoop,
  walk: (n: number, step: Step) => Promise<void>,
): Promise<void> {
  const load = loadavg()[0]?.toFixed(1);
  const before = processorSeconds(house.process.pid);
  const { tookMs, failures } = await loop.run(walk);
  console.log(`${what}: seed ${SEED}, ${cpus().length} processors, load ${load} before; ${(tookMs / 1000).toFixed(0)} s`);
  report(loop, failures);
  console.log(`  processor time: ${usedBetween(before, processorSeconds(house.process.pid))}`);
}

function report(loop: OpenLoop, failures: Map<string, number>): void {
  const ms = (time: number) => `${time.toFixed(0)} ms`.padStart(9);
  for (const [name, { count, p50, p95, max }] of loop.percentiles())
    console.log(`  ${name.padEnd(24)} ${String(count).padStart(5)}  p50 ${ms(p50)}  p95 ${ms(p95)}  max ${ms(max)}`);
  for (const [why, times] of failures) console.log(`  failed: ${why} (${times})`);
  if (failures.size > 0) process.exitCode = 1;
}

/** So many people of the secretariat, who sign in as the demo's secretary does. */
async function hire(house: House, count: number): Promise<string[]> {
  const logins = Array.from({ length: count }, (_, n) => `bench-${n}`);
  await house.owner(
    `with hired as (select login, gen_random_uuid() as id from unnest($1::text[]) as login),
       p as (insert into guicheng.person (id, name, demo) select id, '秘书' || login, true from hired),
       o as (insert into guicheng.post (id, person, organisation, role, held_from) select gen_random_uuid(), id, $2, 'society-secretariat', '2020-01-01' from hired)
     insert into guicheng.account (person, login, password_hash) select id, hired.login, (select password_hash from guicheng.account where login = 'secretary') from hired`,
    [logins, demo.ENVIRONMENT_SOCIETY],
  );
  return logins;
}

async function fileCases(house: House, count: number): Promise<void> {
  const secretary = await HttpClient.signedIn(house.base, 'secretary');
  const form = await branchForm(secretary);
  for (let n = 0; n < count; n += 1) await fileBranch(secretary, { ...form, name: `${String(form['name'])}${n}` });
}

/** Signs in, looks at the inbox, and takes one matter after the other: opens it, reads for a while, decides. */
async function work(house: House, login: string, step: Step): Promise<void> {
  const visitor = new Visitor(house.base, { 'accept-encoding': 'br' });
  await step('page and its assets', 0, () => load(visitor, ['/', ...assetsOf(INBOX)]));
  const person = await step('sign in', 1_000, () => HttpClient.signedIn(house.base, login));
  for (let n = 0; n < TASKS_EACH; n += 1) {
    const at = 3_000 + n * 10_000;
    const todo = await step('inbox', at, async () => (await person.get<InboxView>('/inbox')).body.todo);
    // Colleagues have the same matters before them; each takes his own.
    const item = todo[Math.floor(todo.length * fractionOf(login))];
    if (item === undefined) throw new Error('nothing is to be done');
    const task = await step(
      'a matter',
      at + 2_000,
      async () => (await person.get<TaskView>(`/tasks/${encodeURIComponent(item.task)}`)).body,
    );
    await step('decision', at + 7_000, async () => {
      const answer = await person.post(
        `/tasks/${encodeURIComponent(task.id)}/acts`,
        { outcome: 'complete', contentHash: task.contentHash },
        randomUUID(),
      );
      if (answer.status === 202) await person.follow((answer.body as { id: string }).id);
      // A colleague may have been first, and he is told so.
      else if (answer.status !== 200 && answer.status !== 409) throw new Error(`a decision answered ${answer.status}`);
      made[answer.status === 409 ? 'late' : 'answered'] += 1;
    });
  }
}

function fractionOf(login: string): number {
  return createHash('sha256').update(login).digest().readUInt32BE() / 2 ** 32;
}

/** Opens the form, sends the file, hands in. */
async function handIn(house: House, login: string, example: Buffer, step: Step): Promise<void> {
  // Everybody's own: what is the same is kept once.
  const content = Buffer.from(example);
  content.write(login, 16);
  const visitor = new Visitor(house.base, { 'accept-encoding': 'br' });
  await step('page and its assets', 0, () => load(visitor, ['/', ...assetsOf(FILING)]));
  const person = await step('sign in', 1_000, () => HttpClient.signedIn(house.base, login));
  const file = await step('20 MB', 5_000, async () => {
    const { status, body } = await person.uploadTo<FileView>(
      '/files',
      { society: demo.ENVIRONMENT_SOCIETY },
      '年度报告.pdf',
      content,
    );
    if (status >= 300) throw new Error(`a file answered ${status} ${body.error?.code ?? ''}`);
    return body;
  });
  if (file.bytes !== content.length) throw new Error('the file is not what was sent');
  const form = await branchForm(person, { managementRules: [file.id], name: `专业委员会${login}` });
  await step('handed in', 30_000, () =>
    person.decide('/cases', { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form }),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
