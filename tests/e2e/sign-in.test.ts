/** Signing in as people do: with a second factor, by another house, and once more in the middle of an act. */
import { freePort } from '../../libs/runtime/ports';
import { fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { codeAt } from '../../libs/sign-in';
import { DESK, looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { startProvider, type RunningProvider } from '../support/oidc-provider';
import { button, field, goToMenu, part, PASSWORD, signIn } from '../support/pages';

// Each walks several pages and asks of each whether everybody can use it.
jest.setTimeout(120_000);

let house: House;
let browser: TestBrowser;
let provider: RunningProvider;

beforeAll(async () => {
  const port = await freePort();
  provider = await startProvider(`http://127.0.0.1:${port}/sign-in/return`);
  const settings = {
    GUICHENG_OIDC_ISSUER: provider.issuer,
    GUICHENG_OIDC_CLIENT_ID: 'guicheng',
    GUICHENG_OIDC_CLIENT_SECRET: 'client-secret',
  };
  [house, browser] = await Promise.all([startHouse(undefined, { port, environment: settings }), startBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await provider?.stop();
}, 60_000);

const personOf = (login: string) => `(select person from guicheng.account where login = '${login}')`;

describe('a second factor', () => {
  let secret: string;
  let recovery: string;

  it('is set up in the account’s own page, with a QR code, a secret to type and ten codes for the day the phone is lost', async () => {
    const page = await signIn(await browser.visit(house.base, { screen: DESK }), 'clerk');
    await goToMenu(page, '账号安全');
    await looksRight(page, 'factor-before');
    await button(page, '设置两步验证').click();
    await page.getByRole('img', { name: '两步验证二维码' }).waitFor();
    secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
    await looksRight(page, 'factor-scan');
    await field(page, '应用显示的 6 位数字').fill('000000');
    await button(page, '完成设置').click();
    await page.getByRole('alert').filter({ hasText: '验证码不对' }).waitFor();
    await field(page, '应用显示的 6 位数字').fill(codeAt(secret, Date.now()));
    await button(page, '完成设置').click();
    const codes = page.getByRole('list', { name: '备用码' }).getByRole('listitem');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    recovery = (await codes.first().textContent()) ?? '';
    await looksRight(page, 'factor-codes');
    expect(await button(page, '确认').isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: '我已保存备用码' }).check();
    await button(page, '确认').click();
    await part(page, '两步验证已设置').waitFor();
    await page.context().close();
  });

  it('is asked for at the next sign-in, on the phone too, and a recovery code does when it is lost', async () => {
    await house.owner('update guicheng.second_factor set last_step = 0');
    const page = await browser.visit(house.base, { screen: PHONE });
    await page.goto('/sign-in');
    await field(page, '账号').fill('clerk');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.locator('form').getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '两步验证' }).waitFor();
    await looksRight(page, 'second-step');
    await field(page, '验证码或备用码').fill(codeAt(secret, Date.now()));
    await button(page, '确认').click();
    await page.getByRole('banner').waitFor();
    await page.context().close();

    const lost = await browser.visit(house.base);
    await lost.goto('/cases');
    await field(lost, '账号').fill('clerk');
    await lost.getByLabel('密码').fill(PASSWORD);
    await lost.locator('form').getByRole('button', { name: '登录' }).click();
    await field(lost, '验证码或备用码').fill(recovery);
    await button(lost, '确认').click();
    await lost.getByRole('heading', { level: 1, name: '我的事项' }).waitFor();
    await lost.context().close();
  });
});

describe('by another house', () => {
  it('goes there and back, and opens the page that was asked for; an unknown person hears in words whom to ask', async () => {
    await house.owner(`insert into guicheng.identity (issuer, subject, person) values ($1, 'subject-1', ${personOf('member')})`, [
      provider.issuer,
    ]);
    const page = await browser.visit(house.base, { screen: DESK });
    await page.goto('/notices');
    await looksRight(page, 'sign-in-with-others');
    await button(page, '统一身份认证登录').click();
    await page.getByLabel('Name').fill('subject-1');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
    expect(page.url()).toBe(`${house.base}/notices`);
    expect(await page.getByRole('banner').textContent()).toContain('叶青禾');
    await page.context().close();

    const stranger = await browser.visit(house.base, { screen: PHONE });
    await stranger.goto('/sign-in');
    await button(stranger, '统一身份认证登录').click();
    await stranger.getByLabel('Name').fill('subject-9');
    await stranger.getByRole('button', { name: 'Continue' }).click();
    await stranger.getByRole('alert').filter({ hasText: '请联系管理员' }).waitFor();
    expect(stranger.url()).toBe(`${house.base}/sign-in/return`);
    await looksRight(stranger, 'sign-in-unknown');
    await stranger.getByRole('link', { name: '返回登录页' }).click();
    await field(stranger, '账号').waitFor();
    await stranger.context().close();
  });
});

describe('a step that asks once more who acts', () => {
  it('asks in a small dialogue, and the act goes on by itself with what was typed', async () => {
    await house.owner(
      `with changed as (
         update guicheng.template_version set template = jsonb_set(template::jsonb, '{blocks}', (
           select jsonb_agg(case when b ->> 'kind' = 'intake' then b || '{"identification":{"least":"account","fresh":true}}' else b end)
             from jsonb_array_elements(template::jsonb -> 'blocks') b))::json where procedure = 'branch-setup' returning program_hash)
       update guicheng.program set program = jsonb_set(program::jsonb, '{blocks}', (
           select jsonb_agg(case when b ->> 'kind' = 'intake' then b || '{"identification":{"least":"account","fresh":true}}' else b end)
             from jsonb_array_elements(program::jsonb -> 'blocks') b))::json where hash in (select program_hash from changed)`,
    );
    const secretary = await HttpClient.signedIn(house.base, 'secretary');
    const caseId = await fileBranch(secretary);
    const task = await taskOf(secretary, caseId);
    const page = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary');
    await house.owner(
      `update guicheng.session set factor_at = now() - interval '1 hour' where person = ${personOf('secretary')}`,
    );
    await page.goto(`/tasks/${encodeURIComponent(task.id)}`);
    await page.getByText('办理时须再次确认身份').first().waitFor();
    await page.getByRole('radio', { name: '材料齐全' }).check();
    await field(page, '意见（选填）').fill('材料已核对。');
    await button(page, '提交办理结果').click();
    const dialogue = page.getByRole('dialog', { name: '请再次确认是您本人' });
    await dialogue.getByLabel('密码').waitFor();
    await looksRight(page, 'step-up');
    await dialogue.getByLabel('密码').fill('wrong');
    await dialogue.getByRole('button', { name: '确认', exact: true }).click();
    await dialogue.getByRole('alert').waitFor();
    await dialogue.getByLabel('密码').fill(PASSWORD);
    await dialogue.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByText('办理结果已记录').waitFor();
    const acts = await house.owner<{ answered: string }>(
      `select answer ->> 'answered' as answered from guicheng.intent where stream = $1 and kind = 'act'`,
      [caseId],
    );
    expect(acts.map(({ answered }) => answered)).toEqual(['accepted']);
    await page.context().close();
  });
});

it('nothing went wrong inside the pages', () => {
  expect(browser.faults).toEqual([]);
});
