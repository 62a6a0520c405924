/** P29 by HTTP on the real API, worker, Temporal and PostgreSQL, both ways of each fork. */
import { randomUUID } from 'node:crypto';
import type {
  CaseView,
  FiguresByPersonView,
  IntentView,
  InboxView,
  ListPage,
  NoticeView,
  OrganView,
  RegisterView,
  SittingView,
  StepStatistics,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import {
  act,
  branchForm,
  caseOf,
  fileBranch,
  holdSitting,
  signMinutes,
  taskOf,
  walkBranchSetup,
} from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startHouse, type House } from '../support/house';

let house: House;
let secretary: HttpClient;
let president: HttpClient;
let official: HttpClient;

beforeAll(async () => {
  house = await startHouse();
  [secretary, president, official] = (await Promise.all(
    ['secretary', 'president', 'official'].map((login) => HttpClient.signedIn(house.base, login)),
  )) as [HttpClient, HttpClient, HttpClient];
}, 120_000);
afterAll(() => house.stop(), 60_000);

const PASSED = { votes: { for: 8, against: 0, abstained: 1 }, outcome: 'passed' } as const;

describe('setting up a branch', () => {
  it('goes from the form to the register and the association, and everybody sees where it stands', async () => {
    const { view } = await walkBranchSetup(house.base);
    expect(view).toMatchObject({ status: 'closed', outcome: 'completed' });
    expect(view.timeline.map((entry) => entry.what)).toEqual(
      expect.arrayContaining(['filed', 'acted', 'listed', 'announced', 'final', 'registered']),
    );
    const branches = await secretary.get<RegisterView>('/registers/branches');
    expect(namesIn(branches.body)).toContain(view.subject);
    // Every word of the diagram is somebody's: no id stands where a label should.
    const labels = view.progress.map((node) => node.outcome).filter((label) => label !== null);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter((label) => label.zh === label.en)).toEqual([]);
    const result = view.timeline.find((entry) => entry.what === 'announced')?.result;
    expect(result?.arithmetic).toMatchObject({
      members: 9,
      present: 7,
      for: 6,
      quorumNeeded: 6,
      votesNeeded: 5,
      article: '第二十三条',
    });
  });

  it('is hidden from the association until a step is addressed to it', async () => {
    const caseId = await fileBranch(secretary);
    expect((await official.get(`/cases/${caseId}`)).status).toBe(404);
    await act(secretary, caseId, 'complete');
    const sitting = await holdSitting(secretary, caseId, PASSED);
    expect((await official.get(`/cases/${caseId}`)).status).toBe(404);
    await signMinutes(secretary, sitting.id);
    await taskOf(official, caseId);
    const seen = await caseOf(official, caseId);
    expect(seen.status).toBe('open');
    // To the association the society's office answers, not a person.
    expect(seen.timeline.filter((entry) => entry.actor).every((entry) => entry.actor?.name === null)).toBe(true);
  });

  it('asks for everything missing in one list, and goes on when it has come', async () => {
    const caseId = await fileBranch(secretary);
    const task = await taskOf(secretary, caseId);
    await act(secretary, caseId, 'incomplete', {
      opinion: '请补充',
      missing: [{ field: 'funding', note: '写明来源' }, { field: 'staff' }],
    });
    const supplement = await until('the supplement', 30_000, async () => {
      const found = await taskOf(secretary, caseId);
      return found.purpose === 'supplement' && found;
    });
    expect(supplement.missing.map((entry) => entry.field)).toEqual(['funding', 'staff']);
    expect(supplement.id).not.toBe(task.id);
    await act(secretary, caseId, 'resubmitted', { form: { ...supplement.case.form, funding: '本会自有资金，年度预算两万元。' } });
    const next = await until('the second round', 30_000, async () => {
      const found = await taskOf(secretary, caseId);
      return found.purpose === 'decide' && found;
    });
    expect(next.case.formRevision).toBe(2);
  });

  it('is refused with its clause when its parent is a branch (national: hard)', async () => {
    const caseId = await fileBranch(secretary, { parent: { id: '00000000-0000-4000-8000-000600000001', kind: 'branch' } });
    const view = await until('the refusal', 30_000, async () => {
      const current = await caseOf(secretary, caseId);
      return current.status === 'closed' && current;
    });
    expect(view.outcome).toBe('refused');
    const failed = view.checks.find((check) => check.status === 'fails');
    expect(failed?.basis[0]).toMatchObject({ kind: 'policy', source: '001', modality: 'hard' });
  });

  it('in Tianjin needs reasons and a supervisor’s note instead', async () => {
    const tianjin = await HttpClient.signedIn(house.base, 'tj-secretary');
    const supervisor = await HttpClient.signedIn(house.base, 'tj-supervisor');
    const rules = await tianjin.upload(demo.INSTRUMENT_SOCIETY, '办法.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'));
    const form = {
      ...(await branchForm(secretary)),
      parent: { id: '00000000-0000-4000-8000-000600000003', kind: 'branch' },
      scopeItem: '计量检测技术咨询',
      managementRules: [rules.body.id],
    };
    const request = { procedure: 'branch-setup', society: demo.INSTRUMENT_SOCIETY, form };
    const refused = await tianjin.post<IntentView>('/cases', request, randomUUID());
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({ code: 'FIELD_REQUIRED', field: 'exceptionReasons' });
    const filed = await tianjin.decide('/cases', {
      ...request,
      form: { ...form, exceptionReasons: '两地实验室共建，须单独建账。' },
    });
    await act(tianjin, filed.stream, 'complete');
    const wordless = await taskOf(supervisor, filed.stream);
    const path = `/tasks/${encodeURIComponent(wordless.id)}/acts`;
    const body = { outcome: 'noted', contentHash: wordless.contentHash };
    expect((await supervisor.post<IntentView>(path, body, randomUUID())).body.error?.code).toBe('OPINION_REQUIRED');
    await supervisor.decide(path, { ...body, opinion: '请理事会说明单独建账的安排。' });
    const view = await caseOf(tianjin, filed.stream);
    expect(view.checks.find((check) => check.id === 'parent-is-the-society')).toMatchObject({ status: 'fails', effect: 'warn' });
    expect(view.waiting[0]).toMatchObject({ step: 'council-decision', reason: 'waits-for-listing' });
  });

  it('waits for the next meeting when it is postponed, and ends when it is not passed', async () => {
    const caseId = await fileBranch(secretary);
    await act(secretary, caseId, 'complete');
    await holdSitting(secretary, caseId, { ...PASSED, outcome: 'postponed' });
    const second = await holdSitting(secretary, caseId, { votes: { for: 2, against: 6, abstained: 1 }, outcome: 'not-passed' });
    expect(second.agenda[0]?.result?.outcome).toBe('not-passed');
    // Until the minutes are signed the result can still be corrected, so nothing ends before.
    expect((await caseOf(secretary, caseId)).status).toBe('open');
    await signMinutes(secretary, second.id);
    const view = await until('the end', 30_000, async () => {
      const current = await caseOf(secretary, caseId);
      return current.status === 'closed' && current;
    });
    expect(view.outcome).toBe('refused');
  });

  it('refuses a result that the charter does not allow, in words and numbers', async () => {
    const caseId = await fileBranch(secretary);
    await act(secretary, caseId, 'complete');
    await expect(
      holdSitting(secretary, caseId, { votes: { for: 5, against: 3, abstained: 1 }, outcome: 'passed' }),
    ).rejects.toThrow('THRESHOLD_NOT_MET');
    await expect(
      holdSitting(secretary, await readyForSitting(), {
        absent: 4,
        votes: { for: 5, against: 0, abstained: 0 },
        outcome: 'passed',
      }),
    ).rejects.toThrow('QUORUM_NOT_MET');
  });

  it('is decided by its own society’s council: another society cannot take it onto an agenda', async () => {
    const caseId = await readyForSitting();
    const tianjin = await HttpClient.signedIn(house.base, 'tj-secretary');
    const organs = await tianjin.get<OrganView[]>('/organs');
    const council = organs.body[0];
    const source = { case: caseId, block: 'council-decision', round: 1 };
    const request = { organ: council?.id, on: '2026-05-20', form: 'on-site', chair: council?.members[0]?.id };
    const convened = await tianjin.post<IntentView>('/sittings', { ...request, items: [source] }, randomUUID());
    expect(convened.body.error?.code).toBe('AGENDA_ITEM_UNKNOWN');
    const empty = await tianjin.decide('/sittings', { ...request, items: [] });
    const listed = await tianjin.post<IntentView>(`/sittings/${empty.stream}/items`, { source }, randomUUID());
    expect(listed.body.error?.code).toBe('AGENDA_ITEM_UNKNOWN');
    expect((await caseOf(secretary, caseId)).waiting[0]?.reason).toBe('waits-for-listing');
  });

  it('can be withdrawn by the applicant, and by nobody else', async () => {
    const caseId = await readyForSitting();
    const refused = await president.post<IntentView>(`/cases/${caseId}/withdraw`, {}, randomUUID());
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'NOT_APPLICANT']);
    await secretary.decide(`/cases/${caseId}/withdraw`, { reason: '材料需重做' });
    expect((await caseOf(secretary, caseId)).outcome).toBe('withdrawn');
    const late = await secretary.post<IntentView>(`/cases/${caseId}/withdraw`, {}, randomUUID());
    expect([late.status, late.body.error?.code]).toEqual([409, 'CASE_CLOSED']);
  });

  it('tells the society when a step waits for it', async () => {
    const caseId = await fileBranch(secretary);
    const notices = await until('a notice', 30_000, async () => {
      const list = await secretary.get<ListPage<NoticeView>>('/notices?limit=100');
      return list.body.items.some((notice) => notice.case === caseId) && list.body.items;
    });
    expect(notices[0]?.read).toBe(false);
  });
});

describe('with the association’s own rule asking for its consent', () => {
  beforeAll(() => house.setParameter(demo.ASSOCIATION, 'associationConsent', true));
  afterAll(() => house.setParameter(demo.ASSOCIATION, 'associationConsent', false));

  it('an officer of the association agrees, and only then the branch stands in the register', async () => {
    const caseId = await fileBranch(secretary);
    await act(secretary, caseId, 'complete');
    const sitting = await holdSitting(secretary, caseId, PASSED);
    await signMinutes(secretary, sitting.id);
    const task = await taskOf(official, caseId);
    expect(task.outcomes.map((outcome) => outcome.id)).toEqual(expect.arrayContaining(['agreed', 'not-agreed']));
    const before = await secretary.get<RegisterView>('/registers/branches');
    expect(namesIn(before.body)).not.toContain(task.case.subject);
    await act(official, caseId, 'agreed');
    // Within a minute he may undo it, so the register waits for that long.
    await until('the register entry', 90_000, async () =>
      (await secretary.get<RegisterView>('/registers/branches')).body.entries.some(
        (entry) => entry.values['name']?.zh === task.case.subject,
      ),
    );
  }, 150_000);
});

describe('bad input loses nothing and says what to do', () => {
  it('names each field that is missing or wrong', async () => {
    const form = await branchForm(secretary, { name: '', kind: 'club' });
    const reply = await secretary.post<IntentView>(
      '/cases',
      { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form },
      randomUUID(),
    );
    expect(reply.status).toBe(422);
    expect(reply.body.error?.fields?.map((field) => field.field)).toEqual(expect.arrayContaining(['name', 'kind']));
    expect(reply.body.error?.fields?.every((field) => field.message.zh !== '' && field.message.en !== '')).toBe(true);
  });

  it('answers a double click and a lost reply with the same case', async () => {
    const key = randomUUID();
    const form = await branchForm(secretary);
    const request = { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form };
    const replies = await Promise.all(Array.from({ length: 6 }, () => secretary.post<IntentView>('/cases', request, key)));
    expect(new Set(replies.map((reply) => reply.body.stream)).size).toBe(1);
    const other = await secretary.post<IntentView>('/cases', { ...request, form: { ...form, staff: '九人' } }, key);
    expect([other.status, other.body.error?.code]).toEqual([409, 'KEY_REUSED']);
  });

  it('tells the slower of two officers who decided', async () => {
    const caseId = await readyForNotice();
    const colleague = await HttpClient.signedIn(house.base, 'official2');
    const task = await taskOf(official, caseId);
    const path = `/tasks/${encodeURIComponent(task.id)}/acts`;
    const body = { outcome: 'acknowledged', contentHash: task.contentHash };
    const replies = await Promise.all([
      official.post<IntentView>(path, body, randomUUID()),
      colleague.post<IntentView>(path, body, randomUUID()),
    ]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    const loser = replies.find((reply) => reply.status === 409);
    expect(loser?.body.error?.code).toMatch(/^(SLOT_CLOSED|CASE_CLOSED)$/);
    expect(loser?.body.error?.details).toHaveProperty('by');
  });

  it('refuses files by kind and content', async () => {
    const upload = (name: string, content: Buffer) => secretary.upload(demo.ENVIRONMENT_SOCIETY, name, content);
    const codes = await Promise.all([upload('run.exe', Buffer.from('MZ')), upload('fake.pdf', Buffer.from('not a pdf at all'))]);
    expect(codes.map((reply) => reply.body.error?.code)).toEqual(['FILE_TYPE', 'FILE_TYPE_MISMATCH']);
  });

  it('does not show another society’s case, and does not say whether it exists', async () => {
    const caseId = await fileBranch(secretary);
    const stranger = await HttpClient.signedIn(house.base, 'tj-secretary');
    const foreign = await stranger.get<CaseView>(`/cases/${caseId}`);
    const unknown = await stranger.get<CaseView>(`/cases/${randomUUID()}`);
    expect([foreign.status, foreign.body]).toEqual([unknown.status, unknown.body]);
  });

  it('refuses an ended session, a forged origin, a missing key and a text that is not JSON', async () => {
    const nobody = new HttpClient(house.base);
    expect((await nobody.get<InboxView>('/inbox')).body.error?.code).toBe('SESSION_EXPIRED');
    const forged = await fetch(`${house.base}/api/session`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(forged.status).toBe(403);
    expect(
      (await secretary.post<IntentView>('/cases', { procedure: 'x', society: demo.ENVIRONMENT_SOCIETY, form: {} })).status,
    ).toBeGreaterThanOrEqual(400);
    const broken = await fetch(`${house.base}/api/session`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'guicheng' },
    });
    expect(((await broken.json()) as { error: { code: string } }).error.code).toBe('BODY_INVALID');
  });

  it('does not let a meeting be held for an organ whose rules nobody has entered', async () => {
    const reply = await secretary.post<SittingView>(
      '/sittings',
      {
        organ: demo.ENVIRONMENT_COUNCIL,
        on: '2026-05-20',
        form: 'on-site',
        chair: '00000000-0000-4000-8000-000500000003',
        items: [],
      },
      randomUUID(),
    );
    expect([reply.status, reply.body.error?.code]).toEqual([409, 'ORGAN_RULES_MISSING']);
  });
});

it('tells heads what each of their own people has done only while an administrator has turned it on, for a reason', async () => {
  const [administrator, head] = [
    await HttpClient.signedIn(house.base, 'administrator'),
    await HttpClient.signedIn(house.base, 'head'),
  ];
  const asked = '/statistics/steps?from=2020-01-01&to=2100-01-01';
  const persons = async (who: HttpClient) => (await who.get<StepStatistics>(asked)).body.byPerson;
  const turn = (isOn: boolean, reason: string) =>
    administrator.post<FiguresByPersonView>('/statistics/by-person', { isOn, reason });
  expect(await persons(head)).toBeNull();
  expect([(await turn(true, ' ')).status, await persons(head)]).toEqual([422, null]);
  expect((await turn(true, '年底核定工作量')).body).toMatchObject({ isOn: true, last: { reason: '年底核定工作量' } });
  const told = await persons(head);
  expect(told).toMatchObject({ reason: '年底核定工作量', by: expect.stringMatching(/./) as unknown });
  const [name] = await house.owner<{ name: string }>(
    `select p.name from guicheng.person p join guicheng.account a on a.person = p.id where a.login = 'official'`,
  );
  expect(told?.persons.map(({ person }) => person)).toContain(name?.name);
  // Of societies nobody, and to nobody else.
  expect(new Set(told?.persons.map(({ organisation }) => organisation.zh))).toEqual(new Set(['示例省科协']));
  expect([await persons(official), await persons(secretary)]).toEqual([null, null]);
  await turn(false, '核定完毕');
  expect(await persons(head)).toBeNull();
  const acts = await house.owner(
    `select action, reason from guicheng.administrative_act where object = 'figures-by-person' order by action desc`,
  );
  expect(acts).toEqual([
    { action: 'figures-by-person-on', reason: '年底核定工作量' },
    { action: 'figures-by-person-off', reason: '核定完毕' },
  ]);
});

async function readyForSitting(): Promise<string> {
  const caseId = await fileBranch(secretary);
  await act(secretary, caseId, 'complete');
  return caseId;
}

async function readyForNotice(): Promise<string> {
  const caseId = await readyForSitting();
  const sitting = await holdSitting(secretary, caseId, PASSED);
  await signMinutes(secretary, sitting.id);
  return caseId;
}

function namesIn(register: RegisterView): (string | undefined)[] {
  return register.entries.map((entry) => entry.values['name']?.zh);
}
