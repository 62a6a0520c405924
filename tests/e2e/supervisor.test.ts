/** A supervisor's hour in a browser (users.md 5, walk e): exceptions, a sample, one case on one page, its integrity offline, a finding and its answer. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { GrantView, VerificationView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { act, fileBranch, holdSitting, PDF, signMinutes } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { allWords, button, chooseFiles, eventually, field, goToMenu, open, part, signIn } from '../support/pages';
import { textsOfWord } from '../support/word';

const SUBJECT = '湿地保护专业委员会';
/** Of another society, so that here he sees by his grant alone. */
const INSPECTOR = 'tj-supervisor';
const FINDING = '到会人数刚够，请说明三位请假的情况。';
const ASKED = '请补充请假说明，并完善会议通知办法。';
const ANSWER = '已补充三位请假说明，会议通知办法已修订。';

let house: House;
let browser: TestBrowser;
let page: Page;
let folder: string;
let caseId: string;
let grant: GrantView;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guicheng-supervisor-'));
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  const as = (login: string) => HttpClient.signedIn(house.base, login);
  const [secretary, official, head, administrator, inspector] = await Promise.all(
    ['secretary', 'official', 'head', 'administrator', INSPECTOR].map(as),
  );
  if (!secretary || !official || !head || !administrator || !inspector) throw new Error('nobody came');
  caseId = await fileBranch(secretary, { name: SUBJECT });
  await act(secretary, caseId, 'complete');
  const sitting = await holdSitting(secretary, caseId, {
    absent: 3,
    votes: { for: 6, against: 0, abstained: 0 },
    outcome: 'passed',
  });
  await signMinutes(secretary, sitting.id);
  await act(official, caseId, 'acknowledged');
  const [person] = await house.owner<{ id: string }>('select person as id from guicheng.account where login = $1', [INSPECTOR]);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const proposed = await head.post<GrantView>('/supervision/grants', {
    person: person?.id,
    societies: [demo.ENVIRONMENT_SOCIETY],
    procedures: null,
    from: today,
    until: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
    reason: '半年专项检查',
    shownMeanwhile: false,
  });
  grant = (await administrator.post<GrantView>(`/supervision/grants/${proposed.body.id}/confirm`, {})).body;
  page = await signIn(await browser.visit(house.base), INSPECTOR);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

const covered = async (): Promise<VerificationView> => {
  const inspector = await HttpClient.signedIn(house.base, INSPECTOR);
  return until('every record to be in a checkpoint', 120_000, async () => {
    const { body } = await inspector.get<VerificationView>(`/cases/${caseId}/verification`);
    return body.events > 0 && body.covered === body.events && body;
  });
};

it('says until when and that everything is recorded; exceptions lead to their evidence in one tap', async () => {
  await goToMenu(page, '监督查阅');
  await page.getByText('您的查阅均有记录，到期后告知被查阅单位。').waitFor();
  await page.getByText('半年专项检查').waitFor();
  const kind = page.getByRole('link', { name: '到会人数刚够' });
  await kind.waitFor();
  await looksRight(page, 'supervision-exceptions');
  await kind.click();
  await page.getByRole('link', { name: SUBJECT }).click();
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
  const entry = page.locator('li:focus');
  await entry.getByText('到会人数刚够').waitFor();
  expect(await entry.getByText(/应到|需/).count()).toBeGreaterThan(0);
});

it('shows a case on one page: both days, capacity, roll, votes, article, evidence', async () => {
  await part(page, '办理经过')
    .getByText(/^发生：.* · 录入：/)
    .first()
    .waitFor();
  await page.getByText('应到 9 人，到会 6 人，请假 3 人，缺席 0 人').waitFor();
  await page.getByText('无人回避').waitFor();
  await page.getByRole('link', { name: '下载 会议纪要签字页.pdf' }).first().waitFor();
  await looksRight(page, 'supervision-case');
  for (const forbidden of ['撤回', '催办', '办理', '代录'])
    expect([forbidden, await button(page, forbidden).count()]).toEqual([forbidden, 0]);
  const said = (await allWords(page)).join('\n');
  expect(said).not.toMatch(/[0-9a-f]{32}|审计|\{"/);
});

it('draws a sample by its seed, and draws the same again', async () => {
  await open(page, `/supervision?grant=${grant.id}&tab=samples`);
  await field(page, '抽取号').fill('2026上半年');
  await page.getByRole('spinbutton', { name: /抽取件数/ }).fill('1');
  await button(page, '抽取').click();
  await page.getByText(/^已抽取：\d+ 件中抽取 1 件。$/).waitFor();
  const drawn = page.getByRole('tabpanel').getByRole('listitem').getByRole('link');
  const first = await drawn.first().textContent();
  await button(page, '抽取').click();
  await eventually(
    'two samples',
    () => drawn.count(),
    (count) => count === 2,
  );
  expect(await drawn.allTextContents()).toEqual([first, first]);
  await looksRight(page, 'supervision-samples');
});

describe('the integrity of a case', () => {
  const download = async (): Promise<string> => {
    const [started] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载核验报告' }).click(),
    ]);
    const path = join(folder, 'report.html');
    await started.saveAs(path);
    return path;
  };
  /** On a machine without a network: whatever the file asks for is an error that is seen. */
  const verdictOf = async (content: string, name: string): Promise<string> => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const reader = await browser.visit(house.base);
    const asked: string[] = [];
    reader.on('request', (request) => asked.push(request.url()));
    await reader.context().setOffline(true);
    await reader.goto(pathToFileURL(path).href);
    const verdict = reader.locator('#verdict.whole, #verdict.broken');
    const said = (await verdict.textContent()) ?? '';
    expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([]);
    await looksRight(reader, `report-${name}`);
    await reader.context().close();
    return said;
  };

  it('is one button and one sentence, and a file that says the same by itself on a machine without a network', async () => {
    const { events } = await covered();
    await open(page, `/supervision/${grant.id}/cases/${caseId}`);
    await button(page, '完整性核验').click();
    await page.getByText(new RegExp(`^${events} 条记录自形成后未被改动；与 .* 存证点一致。$`)).waitFor();
    const report = readFileSync(await download(), 'utf8');
    expect(await verdictOf(report, 'whole.html')).toMatch(
      new RegExp(`^${events} 条记录自形成后未被改动；与 \\d+年\\d+月\\d+日 存证点一致。$`),
    );
    // One digit of a vote, one of a readable day, one of the signature.
    const changed = report.replace(/("present":)6/, '$15');
    expect(changed).not.toBe(report);
    expect(await verdictOf(changed, 'vote.html')).toMatch(/^核验未通过：第 \d+ 条记录。这条记录在形成之后被改动。$/);
    const said = report.replace(`· ${SUBJECT}`, `· ${SUBJECT.replace('湿', '温')}`);
    expect(said).not.toBe(report);
    expect(await verdictOf(said, 'readable.html')).toBe('核验未通过。页面上的文字与所附记录不一致，请以所附记录为准。');
    const note = report.replace(/(\\nat \d{3})\d/, '$10');
    expect(note).not.toBe(report);
    expect(await verdictOf(note, 'signature.html')).toMatch(/^核验未通过。/);
  }, 180_000);
});

it('keeps a finding with its pages, sends an item with a date, and has it all in a working paper', async () => {
  await open(page, `/supervision/${grant.id}/cases/${caseId}`);
  await button(page, '写一条发现').click();
  await field(page, '发现的情况').fill(FINDING);
  await page.getByRole('checkbox', { name: '会议纪要签字页.pdf' }).check();
  await chooseFiles(page, '另附材料', { name: '谈话记录.pdf', content: PDF });
  await page.getByRole('link', { name: '谈话记录.pdf' }).waitFor();
  await button(page, '保存发现').click();
  await page.getByText('发现已保存。').waitFor();
  await button(page, '发出整改事项').click();
  await field(page, '整改要求').fill(ASKED);
  await page.getByLabel(/^完成日期/).fill(new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10));
  await looksRight(page, 'supervision-finding');
  await button(page, '发出整改事项').click();
  await page.getByText(ASKED).waitFor();
  await open(page, `/supervision?grant=${grant.id}&tab=findings`);
  await page.getByText(FINDING).waitFor();
  const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载底稿' }).click()]);
  const path = join(folder, 'paper.docx');
  await paper.saveAs(path);
  const said = textsOfWord(readFileSync(path)).join('\n');
  for (const words of ['监督查阅底稿', '半年专项检查', '2026上半年', SUBJECT, FINDING, ASKED]) expect(said).toContain(words);
}, 120_000);

it('the society finds the item where it looks every day, and answers on a phone; the supervisor closes it', async () => {
  const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'secretary');
  await phone.getByRole('link', { name: '有 1 件整改事项待答复' }).click();
  await phone.getByRole('link', { name: ASKED }).click();
  await phone.getByText(ASKED).waitFor();
  expect((await allWords(phone)).join('\n')).not.toContain(FINDING);
  await field(phone, '落实情况').fill(ANSWER);
  await chooseFiles(phone, '附件', { name: '请假说明.pdf', content: PDF });
  await phone.getByRole('link', { name: '请假说明.pdf' }).waitFor();
  await looksRight(phone, 'rectification-answer');
  await button(phone, '提交答复').click();
  await phone.getByText('答复已提交。').waitFor();
  await phone.context().close();

  await goToMenu(page, '整改事项');
  await page.getByRole('link', { name: ASKED }).click();
  await page.getByText(ANSWER).waitFor();
  await page.getByRole('link', { name: '下载 请假说明.pdf' }).waitFor();
  await field(page, '意见').fill('已落实。');
  await button(page, '办结').click();
  await part(page, '').or(page.getByRole('main')).getByText('已办结', { exact: true }).first().waitFor();
}, 120_000);

it('reads the same on a phone', async () => {
  const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), INSPECTOR);
  for (const [path, name] of [
    [`/supervision?grant=${grant.id}`, 'supervision-exceptions'],
    [`/supervision?grant=${grant.id}&tab=samples`, 'supervision-samples'],
    [`/supervision?grant=${grant.id}&tab=findings`, 'supervision-findings'],
    [`/supervision/${grant.id}/cases/${caseId}`, 'supervision-case'],
    ['/rectifications', 'rectifications'],
  ] as const) {
    await open(phone, path);
    await looksRight(phone, name);
  }
  await phone.context().close();
}, 120_000);

it('the society’s own supervisor sees his society and no other, and what waits for him', async () => {
  const own = await signIn(await browser.visit(house.base, { screen: PHONE }), 'supervisor');
  await open(own, '/own-supervision');
  await own.getByRole('heading', { level: 2, name: '待签字的会议纪要' }).waitFor();
  await looksRight(own, 'own-supervision');
  expect((await allWords(own)).join('\n')).not.toContain('仪器');
  await open(own, `/supervision/${grant.id}/cases/${caseId}`);
  expect(await own.getByText(SUBJECT).count()).toBe(0);
  await own.context().close();
});

it('met no fault on the way', () => {
  expect(browser.faults).toEqual([]);
});
