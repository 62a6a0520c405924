/** Membership of a society in question (P72), page by page by everybody who has a part in it. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { demo } from '../../libs/demo';
import { PDF } from '../../libs/testing/branch-walk';
import { placeEntry } from '../../libs/testing/register-entries';
import type { TestBrowser } from './browser';
import type { House } from './house';
import { button, choice, chooseFiles, openTask, part, signIn } from './pages';

export const SUBJECT = '团体会员资格有关情况';
const SOCIETY = demo.ENVIRONMENT_SOCIETY;

/** It has been a member for long. */
export const asMember = (house: House): Promise<void> =>
  placeEntry((text, values) => house.owner(text, values), {
    ...{ id: randomUUID(), register: 'group-members', society: SOCIETY, state: 'member' },
    ...{ values: { memberSince: '2015-03-10' }, from: '2015-03-10' },
  });

/** Who has a part in it, each at a desk of his own. */
export type Who = 'official' | 'official2' | 'head' | 'leader' | 'secretary' | 'president';
export async function desks(house: House, browser: TestBrowser): Promise<Record<Who, Page>> {
  const logins: Who[] = ['official', 'official2', 'head', 'leader', 'secretary', 'president'];
  const pages = await Promise.all(logins.map(async (login) => signIn(await browser.visit(house.base), login)));
  return Object.fromEntries(logins.map((login, index) => [login, pages[index]])) as Record<Who, Page>;
}

/** One's task of this matter, answered; what it asks for besides is filled in first. */
export async function answers(page: Page, step: string, outcome: string, fill: () => Promise<void>): Promise<void> {
  await openTask(page, `${SUBJECT}.*${step}`);
  await choice(page, outcome).check();
  await fill();
  await button(page, '提交办理结果').click();
  await part(page, '办理').getByText('办理结果已记录。').waitFor();
}

export async function attaches(page: Page, label: string, name: string): Promise<void> {
  await chooseFiles(page, label, { name, content: PDF });
  await page.getByRole('link', { name }).waitFor();
}
