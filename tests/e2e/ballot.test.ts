/** 通讯表决 from the secretariat's desk to a small phone: 360 × 740, large type, no account; and back to the board. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { OrganView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { PDF } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { DESK, looksRight, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, chooseFiles, field, part, signIn } from '../support/pages';

const SMALL_PHONE = { width: 360, height: 740 };
jest.setTimeout(120_000);

let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let sitting: string;
let member: { id: string; name: string };

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  const organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
  member = organ.members[2] as OrganView['members'][number];
  await house.owner(`update guicheng.person set phone = '13800003456' where id = $1`, [member.id]);
  const { version: _, ...rules } = organ.rules as NonNullable<OrganView['rules']>;
  await secretary.post(`/organs/${organ.id}/rules`, {
    ...rules,
    forms: ['on-site', 'by-circulation'],
    circulation: { never: ['election'] },
  });
  const on = new Date(Date.now() + 80 * 3_600_000).toISOString().slice(0, 10);
  const convened = await secretary.decide(
    '/sittings',
    {
      organ: organ.id,
      on,
      form: 'by-circulation',
      chair: organ.members[0]?.id,
      items: [{ title: '设立专项工作组' }, { title: '调整年度计划' }],
    },
    randomUUID(),
  );
  sitting = convened.stream;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

describe('the secretariat', () => {
  it('opens the ballot with a few lines and the documents of each item, and is told what is missing', async () => {
    const page = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', `/sittings/${sitting}`);
    const sheet = part(page, '通讯表决');
    await sheet.getByRole('button', { name: '发起表决' }).click();
    expect(await sheet.getByRole('alert').allInnerTexts()).toEqual(Array(2).fill('请为每个议题写明要点。'));
    await field(page, '要点（表决人首先看到，约三行）：设立专项工作组').fill('设立专项工作组。\n由三人组成。\n任期一年。');
    await field(page, '要点（表决人首先看到，约三行）：调整年度计划').fill('学术年会推迟一个月。');
    await chooseFiles(page, '表决材料：设立专项工作组', { name: '方案.pdf', content: PDF });
    await sheet.getByRole('link', { name: '方案.pdf' }).waitFor();
    await looksRight(page, 'ballot-open');
    await sheet.getByRole('button', { name: '发起表决' }).click();
    await page.getByText('表决已发起，请给成员发送个人链接。').waitFor();
    await sheet.getByText(/应发 9，已打开 0，已表决 0，未回复 9/).waitFor();
    await looksRight(page, 'ballot-board');
    await page.context().close();
  });
});

describe('a member of 65', () => {
  let page: Page;
  beforeAll(async () => {
    await secretary.post(`/sittings/${sitting}/links`, { people: [member.id] });
    const copied = await secretary.post<{ path: string }>(`/sittings/${sitting}/links/${member.id}/copy`, {});
    page = await browser.visit(house.base, { screen: SMALL_PHONE });
    await page.goto(copied.body.path);
    await page.getByLabel('手机号后四位').fill('3456');
    await button(page, '打开').click();
  });
  afterAll(() => page.context().close());

  it('reads one item: three lines, the document as a picture, and large buttons', async () => {
    await page.getByText('第 1 项，共 2 项').waitFor();
    await page.getByText('由三人组成。').waitFor();
    await button(page, '查看：方案.pdf').click();
    await page.getByRole('img', { name: '方案.pdf 第 1 页' }).waitFor();
    for (const name of ['同意', '反对', '弃权', '我需回避'])
      expect((await button(page, name).boundingBox())?.height).toBeGreaterThanOrEqual(60);
    await looksRight(page, 'vote-item');
  });

  it('votes with one confirmation in words, without a reason for a no', async () => {
    await button(page, '同意').click();
    await page.getByText('您对第1项投：同意').waitFor();
    await looksRight(page, 'vote-confirm');
    await button(page, '改一改').click();
    await button(page, '同意').click();
    await button(page, '确定').click();
    await page.getByText('第 2 项，共 2 项').waitFor();
    await button(page, '反对').click();
    await button(page, '确定').click();
    await page.getByRole('heading', { name: '✓ 各项均已收到' }).waitFor();
    await page.getByText('第2项：反对').waitFor();
    await looksRight(page, 'vote-done');
  });

  it('finds it again and changes it, and loses nothing in type twice as large', async () => {
    await page.reload();
    await button(page, '修改这一项：调整年度计划').click();
    await button(page, '弃权').click();
    await button(page, '确定').click();
    await page.getByText('第2项：弃权').waitFor();
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await sidewaysPixels(page)).toBe(0);
    await picture(page, 'vote-large');
  });
});

describe('the board', () => {
  it('says who has voted, not what, and asks for evidence of a vote that is entered', async () => {
    const page = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', `/sittings/${sitting}`);
    const sheet = part(page, '通讯表决');
    await sheet.getByText(/已打开 1，已表决 1，未回复 8/).waitFor();
    expect(await sheet.getByRole('listitem').filter({ hasText: member.name }).innerText()).not.toMatch(/同意|弃权/);
    await sheet.getByText('代录表决').click();
    await looksRight(page, 'ballot-enter');
    await page.setViewportSize({ width: 390, height: 844 });
    await looksRight(page, 'ballot-board-phone');
    await page.context().close();
  });
});

it('nothing went wrong inside the pages', () => {
  expect(browser.faults).toEqual([]);
});
