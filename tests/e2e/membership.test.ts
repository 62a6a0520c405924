/** Membership of a society in question (P72), by everybody who has a part in it: from what the house finds out to the end of an appeal. */
import type { Page } from '@playwright/test';
import type { CaseCard, ListPage } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf, PDF } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { picture, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { nobodyTakesItBack } from '../support/minutes';
import { button, chooseFiles, choice, field, goToRegister, openTask, part } from '../support/pages';
import { answers, asMember, attaches, desks, SUBJECT, type Who } from '../support/revocation';

let house: House;
let browser: TestBrowser;
let at: Record<Who, Page>;
let head: HttpClient;
let secretary: HttpClient;
let id = '';
/** What is the house's alone. */
const INSIDE = '近两年没有开展业务活动，已当面核实。';
/** It goes on to somebody else when nobody can take the act back any more. */
const goesOn = () => nobodyTakesItBack(head, id, 'association-officer');
/** The leaders decided in a meeting: a colleague of whoever has the matter enters it, with its minutes and the signed page. */
async function entersForTheLeader(page: Page): Promise<void> {
  await page.goto(`/cases/${id}`);
  await page.getByRole('group', { name: '对本事项还可以' }).getByRole('button', { name: '代录', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '代录', exact: true });
  await dialog.getByRole('radio', { name: /梅见微/ }).check();
  await dialog.getByRole('radio', { name: '申诉成立' }).check();
  await dialog.getByRole('radio', { name: '会议' }).check();
  await dialog.getByLabel('办理日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await chooseFiles(page, '凭证', { name: '复核会议签到和决定.pdf', content: PDF });
  await dialog.getByRole('link', { name: '复核会议签到和决定.pdf' }).waitFor();
  await dialog.getByRole('textbox', { name: '原因' }).fill('情况有变化。');
  await dialog.getByRole('button', { name: '代录', exact: true }).click();
  await dialog.getByText('请先填写随办理结果提交的内容。').waitFor();
  await chooseFiles(page, '会议纪要', { name: '复核会议纪要.pdf', content: PDF });
  await dialog.getByRole('link', { name: '复核会议纪要.pdf' }).waitFor();
  await dialog.getByText('用手机拍照上传').click();
  await dialog.getByRole('img', { name: '本事项的二维码' }).waitFor();
  await picture(page, 'recorded-for-a-meeting');
  await dialog.getByRole('button', { name: '代录', exact: true }).click();
  await page.getByText('已代录，记录中写明录入人和办理人。').waitFor();
}
beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await asMember(house);
  at = await desks(house, browser);
  [head, secretary] = await Promise.all([HttpClient.signedIn(house.base, 'head'), HttpClient.signedIn(house.base, 'secretary')]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

it('is looked into by the department and its head; of it the society hears nothing before the letter', async () => {
  const { official } = at;
  await official.goto(`/procedures/group-membership-revocation/new?society=${demo.ENVIRONMENT_SOCIETY}`);
  await field(official, '事项名称').fill(SUBJECT);
  await button(official, '提交').click();
  await official.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
  id = official.url().split('/').at(-1)?.split('?')[0] ?? '';
  await answers(official, '核实情况', '长期不活动事由', async () => {
    await official.getByRole('checkbox', { name: '长期不开展活动' }).check();
    await field(official, '历年等次').fill('2024年B等次，2025年B等次。');
    await field(official, '情况和依据').fill(INSIDE);
  });
  await goesOn();
  await answers(at.head, '认定情节', '情节严重', () => field(at.head, '情节认定理由').fill('多次联系没有答复。'));
  await goesOn();
  await openTask(official, SUBJECT);
  expect((await secretary.get(`/cases/${id}`)).status).toBe(404);
  const known = await secretary.get<ListPage<CaseCard>>(`/cases?query=${encodeURIComponent(SUBJECT)}`);
  expect(known.body.items).toEqual([]);
  await answers(official, '印发拟处理告知书', '已印发', () => attaches(official, '通知书扫描件', '告知书.pdf'));
  await goesOn();
}, 120_000);

it('the society reads the letter and nothing of what was found out, and is heard; the association decides', async () => {
  const { leader, official } = at;
  await at.secretary.goto(`/cases/${id}`);
  await part(at.secretary, '现在到哪一步').getByText('听取学会陈述').first().waitFor();
  await picture(at.secretary, 'membership-letter');
  expect(await at.secretary.getByRole('main').innerText()).not.toMatch(new RegExp(`${INSIDE}|认定情节|核实情况|会议研究`));
  await answers(at.secretary, '听取学会陈述', '已陈述', () => field(at.secretary, '陈述意见').fill('去年因场地停用没有活动。'));
  await goesOn();
  await answers(leader, '科协会议研究决定', '撤销团体会员资格', async () => {
    await attaches(leader, '会议纪要', '科协会议纪要.pdf');
    await choice(leader, '长期不开展活动').check();
    await field(leader, '原因').fill('长期不开展活动，情节严重。');
  });
  await goesOn();
  await answers(official, '印发处理决定', '已印发', () => attaches(official, '通知书扫描件', '处理决定.pdf'));
  await goesOn();
}, 120_000);

it('the society appeals within its days; the appeal is upheld, and the membership is restored', async () => {
  const { president, leader, official } = at;
  await president.goto(`/cases/${id}`);
  await part(president, '本会要办的')
    .getByText(/^\d+月\d+日（周.）（含当日）前有效$/)
    .waitFor();
  await button(president, '学会提出申诉').click();
  const dialog = president.getByRole('dialog', { name: '学会提出申诉' });
  await dialog.getByRole('textbox', { name: '原因' }).fill('今年已恢复活动，请求复核。');
  await dialog.getByRole('button', { name: '学会提出申诉' }).click();
  await president.getByText('已提出，记入办理经过。').waitFor();
  await part(president, '办理经过').getByText('今年已恢复活动，请求复核。').waitFor();
  await picture(president, 'membership-appealed');
  await openTask(leader, `${SUBJECT}.*复核申诉`);
  await part(leader, '办理').getByText('今年已恢复活动，请求复核。').first().waitFor();
  await entersForTheLeader(at.official2);
  await goesOn();
  await answers(official, '印发复核结果', '已印发', () => attaches(official, '通知书扫描件', '复核结果.pdf'));
  await goesOn();
  await until('it to end', 60_000, async () => (await caseOf(secretary, id)).status === 'closed');
  await president.goto(`/cases/${id}`);
  await part(president, '进度').getByText('复核后恢复资格').waitFor();
  await picture(president, 'membership-restored');
  const story = part(at.official2, '办理经过');
  await at.official2.reload();
  await story.getByText(/代录（会议）.*顾文澜/).waitFor();
  await story.getByRole('link', { name: '复核会议签到和决定.pdf' }).waitFor();
  await goToRegister(president, '团体会员名录');
  await president.getByRole('main').getByText('团体会员', { exact: true }).first().waitFor();
}, 120_000);

it('has led to no fault', () => {
  expect(browser.faults).toEqual([]);
});
