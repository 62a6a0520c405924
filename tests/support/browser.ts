import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { need, chromium as unpackedChromium } from '../../apps/cli/bin/needs.cjs';

/** The two screens that the pages are made for. */
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** The smallest phone that is still in use (users.md 29). */
export const SMALL_PHONE = { width: 360, height: 740 };

// A page waits for a server that shares two cores with it. A bench is no test and has a patience of its own.
if (typeof jest !== 'undefined') jest.setTimeout(40_000);

/** One process that renders: the packed browser cannot start its sandboxed children everywhere. */
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

export interface Visit {
  screen?: { width: number; height: number };
  language?: 'zh' | 'en';
  /** With the worker that stands in when nobody answers; without it requests can be played with (`page.route`). */
  keepsWords?: boolean;
}

/** A real Chromium with Chinese type. Every visitor has a context, and so a session, of its own. */
export interface TestBrowser {
  visit(base: string, visit?: Visit): Promise<Page>;
  /** What went wrong inside the pages since the start; a test that walks them asks for none. */
  faults: string[];
  close(): Promise<void>;
}

export interface BrowserChoice {
  /** The reader's own size of type, in pixels, as he sets it in the browser or the system; 16 as delivered. */
  typePx?: number;
}

export async function startBrowser({ typePx }: BrowserChoice = {}): Promise<TestBrowser> {
  const missing = await need('browser');
  if (missing) throw new Error(missing);
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-browser-'));
  const browser = await chromium.launch({
    executablePath: unpackedChromium() ?? undefined,
    args: typePx === undefined ? FLAGS : [...FLAGS, `--blink-settings=defaultFontSize=${typePx}`],
    env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: writeFontSettings(folder) },
  });
  const faults: string[] = [];
  return {
    faults,
    visit: (base, visit) => openVisit(browser, base, visit ?? {}, faults),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openVisit(browser: Browser, base: string, visit: Visit, faults: string[]): Promise<Page> {
  const isPhone = visit.screen === PHONE || visit.screen === SMALL_PHONE;
  const context: BrowserContext = await browser.newContext({
    baseURL: base,
    viewport: visit.screen ?? DESK,
    locale: visit.language === 'en' ? 'en-GB' : 'zh-CN',
    // The product's days are Shanghai's wherever the browser stands.
    timezoneId: 'America/New_York',
    hasTouch: isPhone,
    isMobile: isPhone,
    acceptDownloads: true,
    serviceWorkers: visit.keepsWords ? 'allow' : 'block',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  return page;
}

/** Headless machines have no Chinese type: without this every character on a picture is an empty box, and widths are wrong. */
function writeFontSettings(folder: string): string {
  const fonts = resolve(dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')));
  const cache = join(folder, 'fontconfig');
  mkdirSync(cache);
  const file = join(folder, 'fonts.conf');
  const dirs = ['400Regular', '500Medium', '600SemiBold', '700Bold']
    .map((weight) => `<dir>${join(fonts, weight)}</dir>`)
    .join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${cache}</cachedir></fontconfig>`,
  );
  return file;
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
declare const axe: typeof import('axe-core');

/**
 * Rules of WCAG 2.2 A and AA that are broken, and whatever else would stop somebody, as lines that say where. Axe stays in the page and lists
 * only what is wrong, which is most of its time.
 */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const options = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } };
    const { violations } = await axe.run(document, options);
    const counts = ({ tags, impact }: (typeof violations)[number]) =>
      tags.some((tag) => /^wcag\d+aa?$/.test(tag)) || impact === 'serious' || impact === 'critical';
    return violations
      .filter(counts)
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')}: ${html.slice(0, 160)}`));
  });
}

/** Words that stand outside what can be seen of them: cut off by their own box, or beyond the edge of the screen. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('main *, header *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!own || element.closest('.skip, [aria-hidden=true]')) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const hidesX = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const hidesY = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2;
      const box = element.getBoundingClientRect();
      const isOut = box.width > 0 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
      if (hidesX || hidesY || isOut) found.push(`${element.tagName} ${element.className}: ${element.textContent?.slice(0, 30)}`);
    }
    return found;
  });
}

/** How far a page can be pushed sideways, in pixels; 0 is right. A phone's window grows with a page that is too wide: its root does not. */
export function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * A picture for people to look at: in GUICHENG_SCREENSHOTS, or for an automatic run in dist/screenshots, which is kept as output of the build.
 * Nothing compares it.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder =
    process.env['GUICHENG_SCREENSHOTS'] ?? (process.env['CI'] ? resolve(__dirname, '..', '..', 'dist', 'screenshots') : null);
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${name.replace('/', '-')}-${page.viewportSize()?.width ?? 0}.png`),
    fullPage: true,
  });
}

/** The state of a page that is worth a picture: nothing to push sideways, no barrier, and the picture. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await sidewaysPixels(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
}
