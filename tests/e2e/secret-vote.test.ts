/** 无记名表决 from the secretary's page to a telephone in the room and back: the paper, one confirmation, who has voted, the count. */
import { DESK, looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, field, part, signIn } from '../support/pages';
import { SecretRoom } from '../support/secret-room';

jest.setTimeout(120_000);

let house: House;
let browser: TestBrowser;
let room: SecretRoom;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  room = await SecretRoom.convened({ base: house.base, environment: { owner: (...asked) => house.owner(...asked) } }, 1);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

it('is opened on the page of the sitting, voted on by telephone, counted once and declared as counted', async () => {
  const desk = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', `/sittings/${room.sitting}`);
  const sheet = part(desk, '无记名表决');
  await sheet.getByText('发起表决：议题1').click();
  await field(desk, '票面问题').fill('选举秘书长一名。');
  await sheet.getByLabel('这是选举').check();
  await button(desk, '发起').click();
  await sheet.getByText('请写明候选人、应选人数和选举方式。').waitFor();
  await field(desk, '候选人（每行一人）').fill('张示例\n李示例');
  await field(desk, '应选人数').fill('1');
  await sheet.getByRole('radio', { name: '差额' }).check();
  await looksRight(desk, 'secret-open');
  await button(desk, '发起').click();
  await sheet.getByText('应投 9，已投 0').waitFor();

  const copied = await room.secretary.post<{ path: string }>(`/sittings/${room.sitting}/links/${room.members[2]?.id}/copy`, {});
  const phone = await browser.visit(house.base, { screen: PHONE });
  await phone.goto(copied.body.path);
  await phone.getByLabel('手机号后四位').fill('1002');
  await button(phone, '打开').click();
  await phone.getByText('只记录您已表决', { exact: false }).waitFor();
  await looksRight(phone, 'secret-phone');
  await button(phone, '李示例').click();
  await button(phone, '选好了').click();
  await phone.getByText('您要投：李示例').waitFor();
  await looksRight(phone, 'secret-phone-confirm');
  await button(phone, '确定表决').click();
  await phone.getByText('第 1 项：您已表决').waitFor();
  expect(await phone.locator('main').innerText()).not.toContain('李示例');

  for (const member of [0, 1, 3, 4, 5, 6, 7, 8])
    expect((await room.vote(member, 0, member < 3 ? [1, 0] : [0, 1])).status).toBe(200);
  await sheet.getByText('应投 9，已投 9').waitFor();
  expect(await sheet.innerText()).not.toContain('张示例：');
  await looksRight(desk, 'secret-board');
  await button(desk, '结束并计票').click();
  await sheet.getByText('李示例：7').waitFor();
  await button(desk, '按计票结果宣布：选举有效').click();
  await desk.getByText('结果已宣布。').waitFor();
  await looksRight(desk, 'secret-counted');
});
