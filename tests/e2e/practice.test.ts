/** A house to practise in as people see it: no page and no printed sheet is without its mark, and no start makes another house of it. */
import type { Page } from '@playwright/test';
import { join, resolve } from 'node:path';
import { startProcess } from '../../libs/runtime/process';
import { readPdf } from '../../libs/testing/pdf-text';
import { looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { open, signIn } from '../support/pages';

const CLI = join(resolve(__dirname, '..', '..'), 'dist', 'apps', 'cli', 'main.js');

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(undefined, { flags: ['--practice'] }), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const band = (page: Page) => page.getByRole('complementary', { name: '演练', exact: true });

async function printedPages(page: Page): Promise<string[]> {
  return readPdf(await page.pdf({ format: 'A4' }), (document) => [...document.pages()].map((one) => one.getText()));
}

it('says what it is on every page, before anybody has signed in and where there is no page', async () => {
  const page = await browser.visit(house.base);
  for (const path of ['/sign-in', '/index.html', '/share', '/no-such-page']) {
    await page.goto(path);
    await band(page).waitFor();
  }
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: '演示账号' }).waitFor();
  await looksRight(page, 'practice-sign-in');
});

it('tells the administrator what to do in it, at a desk and on a phone', async () => {
  const page = await signIn(await browser.visit(house.base), 'administrator', '/workbench/practice');
  await page.getByRole('heading', { name: '在这里怎样练' }).waitFor();
  await looksRight(page, 'practice');
  const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'administrator', '/workbench/practice');
  await phone.getByRole('heading', { name: '在这里怎样练' }).waitFor();
  await looksRight(phone, 'practice');
});

it('prints nothing without its mark', async () => {
  const page = await signIn(await browser.visit(house.base), 'administrator', '/workbench/coverage');
  await open(page, '/workbench/coverage');
  const printed = await printedPages(page);
  expect(printed.length).toBeGreaterThan(1);
  expect(printed.filter((text) => !text.includes('演练 Practice'))).toEqual([]);
});

it('is started as what it is, or not at all', async () => {
  await house.stop(true);
  const said: string[] = [];
  const again = await startProcess(
    'guicheng',
    process.execPath,
    [CLI, 'dev', '--data', house.folder, '--headless', '--port', new URL(house.base).port],
    {
      env: { ...process.env } as Record<string, string>,
      onLine: (line) => said.push(line),
    },
  );
  expect((await again.exited).code).not.toBe(0);
  expect(said.join('\n')).toContain('it stays one');
}, 60_000);
