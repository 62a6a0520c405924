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
let byTelephone: { id: string; name: string };

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  const organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
  member = organ.members[2] as OrganView['members'][number];
  byTelephone = organ.members[3] as OrganView['members'][number];
  await house.owner(`update guicheng.person set phone = '13800003456' where id = $1`, [member.id]);
  const { version: _, ...rules } = organ.rules as NonNullable<OrganView['rules']>;
  await secretary.post(`/organs/${organ.id}/rules`, {
    ...rules,
    forms: ['on-site', 'by-circulation'],
    circulation: { never: ['election'], demand: { count: 2 } },
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
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, '复制通知文字').click();
    await page.getByText('通知文字已复制，可以粘贴到工作群。').waitFor();
    const notice = await page.evaluate(() => navigator.clipboard.readText());
    expect(notice).toMatch(/常务理事会以通讯方式进行表决，请于\d+年\d+月\d+日（周.）\d\d:\d\d前通过个人链接完成。议题共 2 项。$/);
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
  it('says who has voted, not what; a vote by telephone is entered with its evidence, and nothing of it may be added or ended meanwhile', async () => {
    const page = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', `/sittings/${sitting}`);
    const sheet = part(page, '通讯表决');
    await sheet.getByText(/已打开 1，已表决 1，未回复 8/).waitFor();
    expect(await sheet.getByRole('listitem').filter({ hasText: member.name }).innerText()).not.toMatch(/同意|弃权/);
    for (const name of ['结束会议', '加入议题']) expect(await page.getByText(name, { exact: true }).count()).toBe(0);
    await part(page, '个人链接').waitFor();
    await sheet.getByText('代录表决').click();
    await looksRight(page, 'ballot-enter');
    await sheet.getByRole('combobox', { name: '成员' }).click();
    await page.getByTitle(byTelephone.name).last().click();
    for (const n of [1, 2])
      await sheet
        .getByRole('radio', { name: '同意', exact: true })
        .nth(n - 1)
        .check();
    await button(page, '保存代录').click();
    await sheet.getByText('请选择成员、每项表决，并上传凭据。').waitFor();
    await chooseFiles(page, '凭据（照片或扫描件）', { name: '电话记录.pdf', content: PDF });
    await sheet.getByRole('link', { name: '电话记录.pdf' }).waitFor();
    await button(page, '保存代录').click();
    await page.getByText('代录已保存。').waitFor();
    await sheet.getByText(/已表决 2，未回复 7/).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await looksRight(page, 'ballot-board-phone');
    await page.context().close();
  });
});

describe('a member who wants the matter talked about', () => {
  it('asks for a meeting; when as many have asked as the charter needs, the ballot ends and the secretariat is told what to do', async () => {
    // The other one's demand comes first, by his own link.
    await house.owner(`update guicheng.person set phone = '13800007890' where id = $1`, [byTelephone.id]);
    await secretary.post(`/sittings/${sitting}/links`, { people: [byTelephone.id] });
    for (const [person, digits] of [
      [byTelephone, '7890'],
      [member, '3456'],
    ] as const) {
      const copied = await secretary.post<{ path: string }>(`/sittings/${sitting}/links/${person.id}/copy`, {});
      const page = await browser.visit(house.base, { screen: SMALL_PHONE });
      await page.goto(copied.body.path);
      await page.getByLabel('手机号后四位').fill(digits);
      await button(page, '打开').click();
      await page.getByText(/有 2 人提出，就停止通讯表决/).waitFor();
      await button(page, '要求开会讨论').click();
      await page.getByText('您要求开会讨论这次的议题').waitFor();
      await looksRight(page, 'vote-demand');
      await button(page, '确定提出').click();
      await page.getByText(/您已要求开会讨论|已改为开会讨论/).waitFor();
      await page.context().close();
    }
    const desk = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', `/sittings/${sitting}`);
    await desk.getByText(`${byTelephone.name}、${member.name} 要求开会讨论，通讯表决已终止`, { exact: false }).waitFor();
    await looksRight(desk, 'ballot-abandoned');
    await desk.getByRole('link', { name: '去安排会议' }).click();
    await desk.getByRole('heading', { level: 1, name: '待上会事项' }).waitFor();
    await desk.context().close();
  });
});

it('nothing went wrong inside the pages', () => {
  expect(browser.faults).toEqual([]);
});
