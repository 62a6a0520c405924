/** What a person does on the pages, in the words of the pages. Everything is found as a screen reader finds it: by role and name. */
import type { Locator, Page } from '@playwright/test';

export const PASSWORD = 'guicheng-demo';

/** From the list of demo accounts, as a first visitor does. */
export async function signIn(page: Page, login: string, at = '/'): Promise<Page> {
  await page.goto(at);
  await page.getByRole('button', { name: new RegExp(`\\s${login}$`) }).click();
  await page.locator('form').getByRole('button').click();
  // Only the pages behind the door have a head.
  await page.getByRole('banner').waitFor();
  return page;
}

/** Account and password typed, as over a page whose session has ended. */
export async function typeCredentials(within: Locator, login: string): Promise<void> {
  await within.getByRole('textbox', { name: '账号' }).fill(login);
  await within.getByLabel('密码').fill(PASSWORD);
  await within.getByRole('button', { name: '登录' }).click();
}

export async function goToMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** A part of the administrator's workbench, which has one entry in the menu. */
export async function goToWorkbench(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '流程工作台', exact: true }).click();
  await page.getByRole('navigation', { name: '流程工作台' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** A register, by the page that lists them all. */
export async function goToRegister(page: Page, name: string): Promise<void> {
  await goToMenu(page, '名录和台账');
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
export const choice = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true });
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
/** A part of a page that has a heading. */
export const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** A task of the inbox, by what it is about, beside the list. */
export async function openTask(page: Page, name: string): Promise<void> {
  await goToMenu(page, '待办');
  await page
    .getByRole('list', { name: '待办列表' })
    .getByRole('button', { name: new RegExp(name) })
    .click();
  await part(page, '办理')
    .getByRole('heading', { level: 2, name: new RegExp(name) })
    .waitFor();
}

/** Chooses files in the system's dialogue. */
export async function chooseFiles(
  page: Page,
  label: string,
  ...files: { name: string; content: Buffer; type?: string }[]
): Promise<void> {
  const dialogue = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: `选择文件：${label}`, exact: true }).click();
  await (
    await dialogue
  ).setFiles(files.map((file) => ({ name: file.name, mimeType: file.type ?? 'application/octet-stream', buffer: file.content })));
}

export const RULES = '分支（代表）机构管理制度';
export const SCOPE = '环境科学普及';

/** The texts of P29's form; the choices and the file are made apart. */
export const branchTexts = {
  名称: '土壤环境专业委员会',
  设立宗旨: '开展土壤环境学术交流，服务污染防治。',
  学科或领域: '土壤环境',
  拟任负责人: '陆一鸣',
  人员安排: '专职一人，兼职两人。',
  经费来源与安排: '会费与本会自有资金。',
  管理服务能力和活动需要说明: '秘书处两人专责联系，每年学术活动不少于两次，经费已列入年度预算。',
} as const;

export async function fillBranchForm(page: Page, change: Partial<Record<keyof typeof branchTexts, string>> = {}): Promise<void> {
  await choice(page, '示例省环境学会').check();
  await choice(page, '分支机构').check();
  await choice(page, SCOPE).check();
  for (const [name, text] of Object.entries({ ...branchTexts, ...change })) await field(page, name).fill(text);
}

/** Waits until something holds, by asking the page itself again; says what was seen when it never does. */
export async function eventually<Seen>(
  what: string,
  ask: () => Promise<Seen>,
  isRight: (seen: Seen) => boolean,
  timeoutMs = 15_000,
): Promise<Seen> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await ask();
    if (isRight(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}; saw ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Everything that a page says or would say: folded parts, names for screen readers, hints and the title too. */
export function allWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node instanceof Element ? node : node.parentElement;
      // What is put away for another day (the band of a house to practise in) is not said.
      if (around?.closest('[hidden]')) continue;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-label']) said.push(node.getAttribute(name) ?? '');
        if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) said.push(node.value);
      } else if (!['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(node.parentElement?.tagName ?? '')) said.push(node.textContent ?? '');
    }
    return said.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** What stands on a page to be read: its texts, names and hints, without what is in its fields. */
export function wordsToRead(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const read = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element)
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) read.push(node.getAttribute(name) ?? '');
      else if (!['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(node.parentElement?.tagName ?? '')) read.push(node.textContent ?? '');
    }
    return read.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** Opens a page and waits until something stands on it that is neither a placeholder nor the foot of every page. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const hasContent = () => {
    const main = document.querySelector('main');
    if (!main || main.querySelector('.ant-skeleton')) return false;
    return [...main.children].some((child) => !child.matches('.foot, [role=status]') && child.textContent?.trim() !== '');
  };
  await page.waitForFunction(hasContent).catch(() => {
    throw new Error(`${path} stayed empty`);
  });
}
