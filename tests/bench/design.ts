/**
 * How long an administrator waits at a procedure of two hundred steps: the built product (`npm run build` first) in Chromium, keys and clicks
 * as hands make them. `npm run bench:design`. From the instant of the input by the browser's own clock, until what it changed is painted,
 * and until the findings about it stand; beside them the processor time of the page's own thread, which a busy machine changes little. Fails where an edit takes longer than 100 ms or its findings than 1 s at the 95th percentile.
 */
import type { CDPSession, Page } from '@playwright/test';
import { loadavg } from 'node:os';
import type { WholeDesign } from '../../libs/contracts/designs';
import { bigTemplate } from '../../libs/testing/big-template';
import { HttpClient } from '../../libs/testing/http-client';
import { startBrowser } from '../support/browser';
import { startHouse } from '../support/house';
import { signIn } from '../support/pages';
import { machineWords } from './machine';

const STEPS = 200;
const ROUNDS = 8;
const SHOWN_MS = 100;
const FOUND_MS = 1000;

interface Took {
  kind: string;
  shown: number;
  found: number;
  /** Of the page's own thread until then, without waiting. */
  worked: number;
}

/** What is seen when the edit is there: of a row, by its id. */
type Sight = { row: string; is: 'named as typed' | 'gone' | 'there' } | { row: string; is: 'below'; place: number };

async function main(): Promise<void> {
  const house = await startHouse();
  const browser = await startBrowser();
  try {
    const id = await draft(house.base);
    const begun = performance.now();
    const page = await signIn(await browser.visit(house.base), 'administrator', `/design/${id}`);
    await rows(page).nth(STEPS).waitFor();
    await isFound(page);
    console.log(`${machineWords()}; opened with its findings in ${Math.round(performance.now() - begun)} ms`);
    const took = await edits(page);
    for (const kind of new Set(took.map((one) => one.kind))) {
      const own = took.filter((one) => one.kind === kind);
      const [shown, found] = [own.map((one) => one.shown), own.map((one) => one.found)];
      const worked = own.map((one) => one.worked);
      console.log(
        `  ${kind}: seen p50 ${at(shown, 0.5)} ms, max ${at(shown, 1)} ms; findings ${at(found, 0.5)} and ${at(found, 1)} ms; worked ${at(worked, 0.5)} and ${at(worked, 1)} ms`,
      );
    }
    report(
      'an edit is seen',
      took.map(({ shown }) => shown),
      SHOWN_MS,
    );
    report(
      'its findings stand',
      took.map(({ found }) => found),
      FOUND_MS,
    );
    if (browser.faults.length > 0) throw new Error(browser.faults.join('\n'));
    console.log(`load ${loadavg()[0]?.toFixed(1)} afterwards`);
  } finally {
    await browser.close();
    await house.stop();
  }
}

async function draft(base: string): Promise<string> {
  const administrator = await HttpClient.signedIn(base, 'administrator');
  const begun = await administrator.post<WholeDesign>('/designs', { from: 'nothing', title: '很长的流程', matter: 'other' });
  const { id, revision } = begun.body;
  const saved = await administrator.put(`/designs/${id}`, { revision, template: bigTemplate(STEPS), scenarios: [] });
  if (saved.status !== 200) throw new Error(`the draft was answered ${saved.status} ${saved.body.error?.code}`);
  return id;
}

const rows = (page: Page) => page.getByRole('list', { name: '步骤', exact: true }).locator('[data-row]');
const isFound = (page: Page) => page.getByText('正在核对…').first().waitFor({ state: 'detached' });

/** What hands do most: a name letter by letter, a step moved, taken away and taken back. */
async function edits(page: Page): Promise<Took[]> {
  const took: Took[] = [];
  const name = page.getByRole('textbox', { name: '名称', exact: true });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const watch = async (kind: string, key: string, sight: Sight) => {
    await begin(page, sight);
    const before = await workedMs(session);
    await page.keyboard.press(key);
    const times = await ended(page);
    took.push({ kind, ...times, worked: (await workedMs(session)) - before });
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    // In the open, and inside of a branch.
    const id = `step-${round * 2}-${round % 2 === 0 ? 'h' : 'a'}`;
    const own = page.locator(`[data-row="${id}"]`);
    await own.click();
    await name.focus();
    await page.keyboard.press('End');
    await watch('a letter', 'x', { row: id, is: 'named as typed' });
    await watch('one more', 'y', { row: id, is: 'named as typed' });
    const place = await rows(page).evaluateAll(
      (all, wanted) => all.findIndex((one) => one.getAttribute('data-row') === wanted),
      id,
    );
    await own.focus();
    await watch('moved', 'Alt+ArrowDown', { row: id, is: 'below', place });
    await own.focus();
    await watch('removed', 'Delete', { row: id, is: 'gone' });
    await watch('taken back', 'Control+z', { row: id, is: 'there' });
  }
  return took;
}

/** Counts from the next key, by its own instant; seen is when the frame with the change has been painted. */
function begin(page: Page, sight: Sight): Promise<void> {
  return page.evaluate((wanted) => {
    const isSeen = () => {
      const all = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const at = all.findIndex((one) => one.dataset['row'] === wanted.row);
      if (wanted.is === 'gone') return at < 0;
      if (wanted.is === 'below') return at > wanted.place;
      const typed = document.querySelector<HTMLInputElement>(':focus')?.value ?? '';
      return wanted.is === 'there' ? at >= 0 : (all[at]?.textContent?.includes(typed) ?? false);
    };
    const isOld = () => document.querySelector('.design-all-findings [aria-live]')?.textContent === '正在核对…';
    const painted = (since: number) =>
      new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - since))));
    const until = (condition: () => boolean) =>
      new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          if (!condition()) return;
          observer.disconnect();
          done();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    const key = new Promise<number>((done) =>
      addEventListener('keydown', ({ timeStamp }) => done(timeStamp), { once: true, capture: true }),
    );
    const old = until(isOld);
    const shown = until(isSeen).then(async () => painted(await key));
    const found = old.then(() => until(() => !isOld())).then(async () => painted(await key));
    Object.assign(window, { benched: Promise.all([shown, found]) });
  }, sight);
}

async function ended(page: Page): Promise<Pick<Took, 'shown' | 'found'>> {
  const [shown, found] = await page.evaluate(() => (window as unknown as { benched: Promise<[number, number]> }).benched);
  return { shown, found };
}

async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

function report(what: string, took: number[], limit: number): void {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => at(took, share));
  console.log(`${what}: p50 ${p50} ms, p95 ${p95} ms, max ${max} ms of ${took.length}`);
  if ((p95 ?? 0) > limit) {
    console.log(`failed: more than ${limit} ms`);
    process.exitCode = 1;
  }
}

function at(took: number[], share: number): number {
  const sorted = [...took].sort((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
