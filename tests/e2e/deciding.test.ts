/** What the task page shows before one decides, and every action on a case besides, each once through the page. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { demo } from '../../libs/demo';
import { caseOf, fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { filled, pagesOf } from '../../libs/testing/pdfs';
import { publish } from '../../libs/testing/society';
import { review, templateOf } from '../../libs/testing/templates/builder';
import { picture, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, choice, chooseFiles, field, openTask, part, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
const pages = {} as Record<'secretary' | 'clerk' | 'president', Page>;
const clients = {} as Record<'secretary' | 'clerk', HttpClient>;
const SECRETARIAT = { role: 'society-secretariat', of: 'society', nobody: 'president' } as const;

/** Two steps with everything that a clock and a step can allow. */
const procedure = templateOf(
  [
    review(
      'first',
      {},
      {
        title: { zh: '核对', en: 'Check' },
        by: SECRETARIAT,
        clock: {
          within: '10 working days',
          remind: [],
          then: 'mark',
          suspendable: ['expert-review'],
          extension: { within: '5 working days', by: ['president'] },
        },
        actions: { recording: { forms: ['paper', 'letter'], back: '10 days', by: SECRETARIAT } },
      },
    ),
    review(
      'second',
      { refused: { to: 'refuse', label: { zh: '不通过', en: 'No' } } },
      { title: { zh: '复核', en: 'Second' }, by: SECRETARIAT },
    ),
  ],
  { id: 'for-actions', filedBy: ['society-secretariat'] },
);

/** Whoever of the secretariat is there takes it. */
const pooled = templateOf([review('desk', {}, { title: { zh: '受领办理', en: 'Desk' }, by: { ...SECRETARIAT, pool: true } })], {
  id: 'for-a-pool',
  filedBy: ['society-secretariat'],
});

/** A leader signs on paper, and the department enters it (users.md 5 a 4). */
const onPaper = templateOf(
  [
    review(
      'signed',
      { agreed: { to: 'next', label: { zh: '同意', en: 'Agreed' } } },
      {
        title: { zh: '科协领导签批', en: 'Signed by a leader' },
        by: { role: 'association-leader', of: 'association', nobody: 'association-head' },
        clock: { within: '10 working days', remind: [], then: 'mark' },
        actions: {
          recording: {
            ...{ forms: ['paper'], back: '10 days' },
            by: { role: 'association-officer', of: 'association', nobody: 'association-head' },
          },
        },
      },
    ),
  ],
  { id: 'for-a-leader', filedBy: ['society-secretariat'] },
);

/** Two offices sign it, and are not shown what is only the desk's. */
const together = templateOf(
  [
    review(
      'both',
      {},
      {
        title: { zh: '会签', en: 'Signed by both' },
        by: SECRETARIAT,
        form: { telephone: 'hidden' },
        several: {
          way: 'all',
          others: [{ role: 'president', of: 'society', nobody: 'society-secretariat' }],
          consent: ['agreed'],
        },
      },
    ),
  ],
  {
    id: 'for-two-offices',
    filedBy: ['society-secretariat'],
    fields: [
      { id: 'reason', type: 'text', label: { zh: '事由', en: 'Why' }, maxLength: 100 },
      { id: 'telephone', type: 'text', label: { zh: '联系电话', en: 'Telephone' }, maxLength: 100 },
    ],
  },
);

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  for (const template of [procedure, pooled, onPaper, together]) await publish(house, template);
  // In a small house one person holds both seats (users.md 21).
  await house.owner(
    `insert into guicheng.post (id, person, organisation, role, held_from)
     select $1, a.person, $2, 'administrator', '2020-01-01' from guicheng.account a where a.login = 'secretary'`,
    [randomUUID(), demo.ASSOCIATION],
  );
  for (const login of ['secretary', 'clerk'] as const) clients[login] = await HttpClient.signedIn(house.base, login);
  for (const login of ['secretary', 'clerk', 'president'] as const)
    pages[login] = await signIn(await browser.visit(house.base), login);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const start = async () => {
  const subject = `事项${randomUUID().slice(0, 6)}`;
  const body = { procedure: 'for-actions', society: demo.ENVIRONMENT_SOCIETY, form: { subject } };
  return (await clients.clerk.decide('/cases', body)).stream;
};
const answers = async (id: string, outcome = 'agreed', who = clients.secretary) => {
  const view = await caseOf(who, id);
  const { contentHash } = (await who.get<{ contentHash: string }>(`/tasks/${view.myTask}`)).body;
  await who.decide(`/tasks/${view.myTask}/acts`, { outcome, contentHash, opinion: '意见' });
};
const told = async (id: string) => (await caseOf(clients.secretary, id)).timeline.map(({ what }) => what);
const does = async (page: Page, id: string, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
  await page.goto(`/cases/${id}`);
  await page.getByRole('group', { name: '对本事项还可以' }).getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name, exact: true });
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
};
const because = (dialog: ReturnType<Page['getByRole']>) => dialog.getByRole('textbox', { name: '原因' }).fill('工作需要');

it('shows the papers as pages, what follows each answer, and writes a phrase with one tap', async () => {
  const name = `水环境专业委员会${randomUUID().slice(0, 6)}`;
  const rules = await clients.secretary.upload(
    demo.ENVIRONMENT_SOCIETY,
    '管理制度.pdf',
    pagesOf([filled('0.9 0.95 1'), filled('1 1 0.9')]),
  );
  await fileBranch(clients.secretary, { name, managementRules: [rules.body.id] });
  const page = pages.secretary;
  await openTask(page, name);
  const image = part(page, '材料').getByRole('img', { name: '管理制度.pdf，第 1 页' });
  await image.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.page-image')?.naturalWidth === 1240);
  await page.getByText(/下一步：.*常务理事会/).waitFor();
  await choice(page, '材料齐全').check();
  await page.getByRole('group', { name: '常用语' }).getByRole('button', { name: '拟同意。' }).click();
  expect(await field(page, '意见（选填）').inputValue()).toBe('拟同意。');
});

it('keeps the phrases that somebody writes for himself', async () => {
  const page = pages.clerk;
  const name = `大气专业委员会${randomUUID().slice(0, 6)}`;
  await fileBranch(clients.secretary, { name });
  await openTask(page, name);
  await choice(page, '材料齐全').check();
  await button(page, '修改常用语').click();
  const dialog = page.getByRole('dialog', { name: '修改常用语' });
  await dialog.getByRole('textbox', { name: '常用语' }).fill('材料齐全，拟同意。\n阅。');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('group', { name: '常用语' }).getByRole('button', { name: '材料齐全，拟同意。' }).waitFor();
});

it('shows what the applicant changed, the old beside the new', async () => {
  const name = `土壤专业委员会${randomUUID().slice(0, 6)}`;
  const id = await fileBranch(clients.secretary, { name, purpose: '原来的宗旨。' });
  const act = async (body: object) => {
    const { myTask } = await caseOf(clients.secretary, id);
    const task = (await clients.secretary.get<{ contentHash: string; case: { form: object } }>(`/tasks/${myTask}`)).body;
    const form = 'form' in body ? { form: { ...task.case.form, ...(body.form as object) } } : {};
    await clients.secretary.decide(`/tasks/${myTask}/acts`, { contentHash: task.contentHash, ...body, ...form });
  };
  await act({ outcome: 'incomplete', missing: [{ field: 'purpose' }] });
  await act({ outcome: 'resubmitted', form: { purpose: '改写后的宗旨。' } });
  await openTask(pages.clerk, name);
  const page = pages.clerk;
  await page.getByText('与上一轮相比，改了 1 项').waitFor();
  await page.getByText('改写后的宗旨。').first().waitFor();
  await page.getByText('原来的宗旨。').first().waitFor();
});

it('takes an act back after its minute', async () => {
  const id = await start();
  await answers(id);
  await does(pages.secretary, id, '撤回办理', because);
  await pages.secretary.getByText('已撤回，可以重新办理。').waitFor();
  expect(await told(id)).toContain('taken-back');
});

it('takes a signer off', async () => {
  const id = await start();
  const { myTask } = await caseOf(clients.secretary, id);
  const clerk = (await clients.clerk.get<{ person: { id: string } }>('/session')).body.person.id;
  const slot = (myTask ?? '').slice(id.length + 1);
  await clients.secretary.decide(`/cases/${id}/actions`, { does: { kind: 'signer-added', slot, to: clerk, when: 'before' } });
  await does(pages.secretary, id, '减签', async (dialog) => dialog.getByText('已经签署的不能减去').waitFor());
  await pages.secretary.getByText('已减签。').waitFor();
  expect(await told(id)).toContain('signer-removed');
});

it('stops a clock with its reason, lets it go on, and makes it longer by whom the text names', async () => {
  const id = await start();
  await does(pages.secretary, id, '期限中止', async (dialog) => {
    await dialog.getByRole('button', { name: '期限中止', exact: true }).click();
    await dialog.getByText('请选择中止的原因。').waitFor();
    await dialog.getByRole('radio', { name: '专家评审' }).check();
    await because(dialog);
  });
  await pages.secretary.getByText('期限已中止。').waitFor();
  await does(pages.secretary, id, '期限恢复', async (dialog) => dialog.getByText('接着计算剩余的天数').waitFor());
  await pages.secretary.getByText('期限已恢复计算。').waitFor();
  await does(pages.president, id, '期限延长', because);
  await pages.president.getByText('期限已延长。').waitFor();
  expect(await told(id)).toEqual(expect.arrayContaining(['clock-suspended', 'clock-resumed', 'clock-extended']));
});

it('changes who speaks for the case', async () => {
  const id = await start();
  await does(pages.clerk, id, '变更经办人', async (dialog) => {
    await dialog.getByRole('radio').first().check();
    await because(dialog);
  });
  await pages.clerk.getByText('经办人已变更。').waitFor();
  expect(await told(id)).toContain('applicant-changed');
});

it('enters for somebody what he signed on paper, with the proof', async () => {
  const id = await start();
  const page = pages.secretary;
  await does(page, id, '代录', async (dialog) => {
    await dialog
      .getByRole('radio', { name: /唐小满|秘书处/ })
      .first()
      .check();
    await dialog.getByRole('radio', { name: 'agreed' }).check();
    await dialog.getByRole('radio', { name: '纸质签批' }).check();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await dialog.getByLabel('办理日期').fill(today);
    await chooseFiles(page, '凭证', { name: '签批页.pdf', content: pagesOf([filled('1 1 1')]), type: 'application/pdf' });
    await dialog.getByRole('link', { name: '签批页.pdf' }).waitFor();
  });
  await page.getByText('已代录，记录中写明录入人和办理人。').waitFor();
});

it('an official enters a leader’s consent on paper with its scan; the case goes on, and its line names both', async () => {
  const subject = `签批事项${randomUUID().slice(0, 6)}`;
  const filed = { procedure: 'for-a-leader', society: demo.ENVIRONMENT_SOCIETY, form: { subject } };
  const id = (await clients.clerk.decide('/cases', filed)).stream;
  const official = await signIn(await browser.visit(house.base), 'official');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await does(official, id, '代录', async (dialog) => {
    await dialog.getByRole('radio', { name: /梅见微/ }).check();
    await dialog.getByRole('radio', { name: '同意' }).check();
    await dialog.getByRole('radio', { name: '纸质签批' }).check();
    await dialog.getByLabel('办理日期').fill(today);
    await chooseFiles(official, '凭证', { name: '领导签批页.pdf', content: pagesOf([filled('1 1 1')]), type: 'application/pdf' });
    await dialog.getByRole('link', { name: '领导签批页.pdf' }).waitFor();
  });
  await official.getByText('已代录，记录中写明录入人和办理人。').waitFor();
  const story = part(official, '办理经过');
  await story.getByText('科协领导签批 · 同意').waitFor();
  await story.getByText(/代录.*林知行/).waitFor();
  await story
    .getByText(/梅见微/)
    .first()
    .waitFor();
  await story.getByRole('link', { name: '领导签批页.pdf' }).waitFor();
  await picture(official, 'recorded-for-a-leader');
  await official.context().close();
  expect((await caseOf(clients.clerk, id)).outcome).toBe('completed');
  await isToldOfIt(subject, id);
});

/** The leader finds it among his messages; nobody else is told that it was entered for him. */
async function isToldOfIt(subject: string, id: string): Promise<void> {
  const leader = await signIn(await browser.visit(house.base), 'leader', '/notices');
  await leader.getByRole('link', { name: `有一项办理由他人代您录入，请核对：${subject}` }).click();
  await part(leader, '办理经过')
    .getByText(/代录.*林知行/)
    .waitFor();
  await leader.context().close();
  const told = await house.owner<{ name: string }>(
    `select p.name from guicheng.house_notice w join guicheng.person p on p.id = w.organisation where w.about = $1`,
    [id],
  );
  expect(told).toEqual([{ name: '梅见微' }]);
}

it('shows who of several has signed and who is awaited, and of the form what the step is for', async () => {
  const subject = `会签事项${randomUUID().slice(0, 6)}`;
  const form = { subject, reason: '办公场地调整', telephone: '010-00000000' };
  const body = { procedure: 'for-two-offices', society: demo.ENVIRONMENT_SOCIETY, form };
  await answers((await clients.clerk.decide('/cases', body)).stream);
  const page = pages.president;
  await openTask(page, subject);
  const signers = part(page, '会签情况');
  await signers.getByText('须全部同意，已办理 1 人，共 2 人').waitFor();
  expect(await signers.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/秘书处.*agreed/s),
    expect.stringMatching(/理事长.*等待办理/s),
  ]);
  await part(page, '各方意见').getByText('意见', { exact: true }).waitFor();
  await page.getByText('办公场地调整').waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/联系电话|010-00000000/);
});

it('takes a picture of one’s own signature, cut on the device, and pauses and deletes it', async () => {
  const page = pages.president;
  await page.goto('/signature');
  const [picked] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选择图片').click()]);
  await picked.setFiles({ name: '签名.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await page.getByRole('slider', { name: '裁去左边' }).press('ArrowRight');
  await page.getByRole('img', { name: '预览' }).waitFor();
  await button(page, '存为签名图样').click();
  await part(page, '我的签名图样').getByText('正在使用：打印办理单时印出').waitFor();
  await button(page, '暂停使用').click();
  await page.getByText('已暂停使用：打印办理单时不印出').waitFor();
  await page.getByRole('button', { name: /^删\s?除$/ }).click();
  await button(page, '确定删除').click();
  await page.getByText('还没有签名图样').waitFor();
});

it('takes from the department’s list what nobody has, and puts it back', async () => {
  const subject = `待领事项${randomUUID().slice(0, 6)}`;
  await clients.clerk.decide('/cases', { procedure: 'for-a-pool', society: demo.ENVIRONMENT_SOCIETY, form: { subject } });
  const page = pages.secretary;
  const inList = async (list: RegExp) => {
    await page.goto('/inbox');
    await page.getByRole('tab', { name: list }).click();
    await page.getByRole('button', { name: new RegExp(subject) }).click();
  };
  const asks = async (name: string, done: string) => {
    await page.getByRole('group', { name: '其他办理' }).getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog', { name, exact: true }).getByRole('button', { name, exact: true }).click();
    await page.getByText(done).waitFor();
  };
  await inList(/^科室待办/);
  await asks('领办', '已由您领办。');
  await inList(/^待办/);
  await asks('放回', '已放回本岗位待办。');
  await inList(/^科室待办/);
});

it('handles specially what is stuck: somebody else does it, it begins again, it ends; and opens a closed case again', async () => {
  const id = await start();
  const page = pages.secretary;
  const how = (what: string, further: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined) =>
    does(page, id, '特殊处理', async (dialog) => {
      await dialog.getByRole('radio', { name: what }).check();
      await further(dialog);
      await because(dialog);
    });
  await how('改由他人办理', async (dialog) => {
    await dialog.getByRole('radio', { name: '核对' }).check();
    await dialog.getByRole('radio', { name: /唐小满/ }).check();
  });
  await page.getByText('已作特殊处理。').waitFor();
  await how('从某一步重新开始', (dialog) => dialog.getByRole('radio', { name: '核对' }).check());
  await page.getByText('已作特殊处理。').waitFor();
  await how('结束本事项，不作决定');
  await page.getByText('已作特殊处理。').waitFor();
  expect((await caseOf(clients.secretary, id)).status).toBe('closed');

  const closed = await start();
  await answers(closed);
  await answers(closed, 'refused');
  await does(page, closed, '重新办理', async (dialog) => {
    await dialog.getByRole('radio', { name: '复核' }).check();
    await because(dialog);
  });
  await page.getByText('已重新办理。').waitFor();
  expect((await caseOf(clients.secretary, closed)).status).toBe('open');
});

it('names how the last of the same kind ended', async () => {
  const id = await start();
  await pages.secretary.goto(`/cases/${id}`);
  await part(pages.secretary, '同类办件').getByText('已撤回').first().waitFor();
});

it('has met no fault', () => {
  expect(browser.faults).toEqual([]);
});
