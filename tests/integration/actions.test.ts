/** What may be done with a running case besides deciding: by HTTP, on the real product, each also by somebody who may not. */
import { randomUUID } from 'node:crypto';
import type { ActionAsked } from '../../libs/procedure';
import type {
  CaseView,
  ColleagueView,
  CommentView,
  InboxView,
  IntentView,
  ListPage,
  NoticeView,
  ProxyView,
  RegisterView,
  TaskView,
  UrgeView,
} from '../../libs/contracts';
import { act, branchForm, caseOf, fileBranch, PDF, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until, type Reply } from '../../libs/testing/http-client';
import { demo } from '../../libs/demo';
import { OTHER_SOCIETY } from '../../libs/demo/demo-ids';
import { rebuild } from '../../libs/persistence';
import { allPages } from '../support/list-pages';
import { startApi, type RunningApi } from '../support/api';

let api: RunningApi;
const who = {} as Record<'secretary' | 'clerk' | 'president' | 'member' | 'official' | 'administrator' | 'foreign', HttpClient>;
const ids = {} as Record<'secretary' | 'clerk' | 'president' | 'member', string>;

beforeAll(async () => {
  api = await startApi();
  const logins = { foreign: 'tj-secretary' } as Record<string, string>;
  for (const name of ['secretary', 'clerk', 'president', 'member', 'official', 'administrator', 'foreign'] as const) {
    who[name] = await HttpClient.signedIn(api.base, logins[name] ?? name);
  }
  for (const login of ['secretary', 'clerk', 'president', 'member'] as const) {
    const [row] = await api.environment.owner<{ person: string }>('select person from guicheng.account where login = $1', [
      login,
    ]);
    ids[login] = row?.person ?? '';
  }
}, 120_000);

afterAll(() => api?.stop());

async function asks(client: HttpClient, stream: string, does: ActionAsked, reason?: string): Promise<Reply<IntentView>> {
  const reply = await client.post<IntentView>(`/cases/${stream}/actions`, { does, reason }, randomUUID());
  if (reply.status !== 202) return reply;
  await client.follow(reply.body.id);
  return client.get<IntentView>(`/intents/${reply.body.id}`);
}

const codeOf = (reply: Reply<IntentView>): string | undefined => (reply.body.error ?? undefined)?.code;

async function decides(client: HttpClient, task: TaskView, more: Record<string, unknown> = {}): Promise<Reply<IntentView>> {
  return client.post<IntentView>(
    `/tasks/${encodeURIComponent(task.id)}/acts`,
    { outcome: 'complete', contentHash: task.contentHash, ...more },
    randomUUID(),
  );
}

/** A new case at its first step, and that step as the secretary sees it. */
async function atMaterials(): Promise<{ stream: string; task: TaskView; slot: string }> {
  const stream = await fileBranch(who.secretary);
  const task = await taskOf(who.secretary, stream);
  return { stream, task, slot: task.id.slice(stream.length + 1) };
}

const hasTask = async (client: HttpClient, stream: string): Promise<boolean> =>
  (await client.get<InboxView>('/inbox')).body.todo.some((item) => item.case === stream);

const told = async (stream: string): Promise<string[]> => (await caseOf(who.secretary, stream)).timeline.map(({ what }) => what);

describe('a step in other hands', () => {
  it('is somebody else’s once handed on, and no longer one’s own', async () => {
    const { stream, task, slot } = await atMaterials();
    expect(await asks(who.secretary, stream, { kind: 'transferred', slot, to: ids.clerk })).toMatchObject({ status: 200 });
    expect(await hasTask(who.secretary, stream)).toBe(false);
    expect(codeOf(await decides(who.secretary, task))).toBe('NO_AUTHORITY');
    expect((await decides(who.clerk, await taskOf(who.clerk, stream))).status).toBe(200);
    expect(await told(stream)).toContain('transferred');
  });

  it('is offered to the people of the house, those of the same post first, by whoever holds it alone', async () => {
    const { task } = await atMaterials();
    const path = `/tasks/${encodeURIComponent(task.id)}/colleagues`;
    const people = (await who.secretary.get<ColleagueView[]>(path)).body;
    expect(people[0]).toMatchObject({ id: ids.clerk, role: 'society-secretariat' });
    expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.president, ids.member]));
    expect(people.some(({ id }) => id === ids.secretary)).toBe(false);
    expect([(await who.member.get(path)).status, (await who.foreign.get(path)).status]).toEqual([403, 404]);
  });

  it('cannot be handed on by whoever does not hold it, and the attempt is on the record', async () => {
    const { stream, slot } = await atMaterials();
    const reply = await asks(who.president, stream, { kind: 'transferred', slot, to: ids.president });
    expect(codeOf(reply)).toBe('NO_AUTHORITY');
    expect((await asks(who.foreign, stream, { kind: 'transferred', slot, to: ids.president })).status).toBe(404);
    const attempts = await api.environment.owner<{ code: string; action: string }>(
      'select code, action from guicheng.attempt where stream = $1',
      [stream],
    );
    expect(attempts).toContainEqual({ code: 'NO_AUTHORITY', action: 'action' });
  });

  it('comes back from whoever was asked to work on it; the decision stays', async () => {
    const { stream, slot } = await atMaterials();
    expect((await asks(who.secretary, stream, { kind: 'delegated', slot, to: ids.clerk })).status).toBe(200);
    const borrowed = await taskOf(who.clerk, stream);
    expect((await decides(who.clerk, borrowed)).status).not.toBe(200);
    expect((await asks(who.clerk, stream, { kind: 'given-back', slot }, '材料齐全')).status).toBe(200);
    expect((await decides(who.secretary, await taskOf(who.secretary, stream))).status).toBe(200);
  });

  it('waits for somebody who was added before it', async () => {
    const { stream, slot, task } = await atMaterials();
    const added: ActionAsked = { kind: 'signer-added', slot, to: ids.president, role: 'president', when: 'before' };
    expect((await asks(who.secretary, stream, added)).status).toBe(200);
    expect(codeOf(await decides(who.secretary, task))).toBe('SIGNER_OPEN');
    const signing = await taskOf(who.president, stream);
    const outcome = signing.outcomes[0]?.id ?? '';
    expect((await decides(who.president, signing, { outcome })).status).toBe(200);
    expect((await decides(who.secretary, task)).status).toBe(200);
  });

  it('is not done by whoever keeps out of it', async () => {
    const { stream, task } = await atMaterials();
    expect((await asks(who.secretary, stream, { kind: 'recused', person: ids.secretary, step: null })).status).toBe(200);
    expect(await hasTask(who.secretary, stream)).toBe(false);
    expect(codeOf(await decides(who.secretary, task))).toBe('NO_AUTHORITY');
    expect((await decides(who.clerk, await taskOf(who.clerk, stream))).status).toBe(200);
  });
});

describe('somebody who stands in', () => {
  it('finds the tasks of whoever is away, acts for him, and both names stand in the log', async () => {
    const { stream, slot } = await atMaterials();
    const signer: ActionAsked = { kind: 'signer-added', slot, to: ids.president, role: 'president', when: 'before' };
    expect((await asks(who.secretary, stream, signer)).status).toBe(200);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const proxy = await who.president.post<ProxyView>('/proxies', {
      ...{ proxy: ids.member, procedures: ['branch-setup'], firstOn: today, lastOn: today, reason: '出差' },
    });
    expect(proxy.status).toBe(200);
    const inbox = (await who.member.get<InboxView>('/inbox')).body;
    const [standing] = inbox.standingIn;
    expect(standing?.principal.id).toBe(ids.president);
    const item = standing?.todo.find((one) => one.case === stream);
    const task = (await who.member.get<TaskView>(`/tasks/${encodeURIComponent(item?.task ?? '')}?for=${ids.president}`)).body;
    const outcome = task.outcomes[0]?.id ?? '';
    // Whoever has gone to another house meanwhile stands in for nobody here, although he still signs in and still decides there.
    const houseOfMember = (from: string, to: string) =>
      api.environment.owner(`update guicheng.post set organisation = $3 where person = $1 and organisation = $2`, [
        ...[ids.member, from, to],
      ]);
    await houseOfMember(demo.ENVIRONMENT_SOCIETY, OTHER_SOCIETY);
    expect((await who.member.get<InboxView>('/inbox')).body.standingIn).toEqual([]);
    expect(codeOf(await decides(who.member, task, { outcome, for: ids.president }))).toBe('NO_AUTHORITY');
    await houseOfMember(OTHER_SOCIETY, demo.ENVIRONMENT_SOCIETY);
    expect((await decides(who.member, task, { outcome, for: ids.president })).status).toBe(200);
    const [row] = await api.environment.owner<{ event: { actor: string; for: string } }>(
      `select event from guicheng.stream_event where stream = $1 and kind = 'acted' order by seq desc limit 1`,
      [stream],
    );
    expect(row?.event).toMatchObject({ actor: ids.member, for: ids.president });
    expect((await who.president.post<ProxyView>(`/proxies/${proxy.body.id}/end`, {})).body.endedAt).not.toBeNull();
    expect((await who.member.get<InboxView>('/inbox')).body.standingIn).toEqual([]);
  });

  it('is listed page by page, the latest absence first', async () => {
    for (const day of ['2027-01-04', '2027-02-01', '2027-02-01'])
      await who.president.post('/proxies', { proxy: ids.member, firstOn: day, lastOn: day, reason: '出差' });
    const listed = (await allPages<ProxyView>(who.president, '/proxies', 1)) ?? [];
    expect(listed.map(({ firstOn }) => firstOn).slice(0, 3)).toEqual(['2027-02-01', '2027-02-01', '2027-01-04']);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(4);
    expect((await who.president.get<{ error?: { code: string } }>('/proxies?cursor=x')).body.error?.code).toBe('FIELD_INVALID');
  });

  it('must have been named: nobody acts for somebody by saying so', async () => {
    const { task } = await atMaterials();
    expect(codeOf(await decides(who.member, task, { for: ids.secretary }))).toBe('NO_AUTHORITY');
  });
});

describe('an act that is regretted', () => {
  it('can be taken back as long as nobody has acted on it', async () => {
    const { stream, task, slot } = await atMaterials();
    expect((await decides(who.secretary, task)).status).toBe(200);
    expect(codeOf(await asks(who.clerk, stream, { kind: 'taken-back', slot }, '看错了'))).toBeDefined();
    expect((await asks(who.secretary, stream, { kind: 'taken-back', slot }, '看错了')).status).toBe(200);
    expect(await hasTask(who.secretary, stream)).toBe(true);
  });

  it('can be undone within a minute, as if it had not been; both stand in the log', async () => {
    const { stream, task } = await atMaterials();
    const done = await decides(who.secretary, task);
    expect(codeOf(await asks(who.clerk, stream, { kind: 'undone', event: done.body.id }))).toBeDefined();
    expect((await asks(who.secretary, stream, { kind: 'undone', event: done.body.id })).status).toBe(200);
    const again = await taskOf(who.secretary, stream);
    expect(again.id).toBe(task.id);
    expect((await decides(who.secretary, again)).status).toBe(200);
    expect((await told(stream)).filter((what) => what === 'acted' || what === 'undone')).toEqual(['acted', 'undone', 'acted']);
  });

  it('asks for a reason', async () => {
    const { stream, slot } = await atMaterials();
    expect(codeOf(await asks(who.secretary, stream, { kind: 'taken-back', slot }))).toBe('REASON_REQUIRED');
  });
});

describe('whoever runs the house', () => {
  it('may end a case, and decides nothing in it; others may not', async () => {
    const { stream } = await atMaterials();
    const cancel: ActionAsked = { kind: 'overridden', does: { what: 'cancel' } };
    expect(codeOf(await asks(who.secretary, stream, cancel, '重复提出'))).toBe('NO_AUTHORITY');
    const view: CaseView = await caseOf(who.secretary, stream);
    expect(view.status).toBe('open');
  });
});

describe('an act on paper', () => {
  it('is not entered for another where the step does not allow it', async () => {
    const { stream, task } = await atMaterials();
    const scan = await who.secretary.upload(demo.ENVIRONMENT_SOCIETY, '签批.pdf', PDF);
    const recorded = { person: ids.clerk, on: new Date().toISOString().slice(0, 10), form: 'paper', evidence: scan.body.id };
    expect(codeOf(await decides(who.secretary, task, { recorded }))).toBe('RECORDING_NOT_ALLOWED');
    expect(await hasTask(who.secretary, stream)).toBe(true);
  });
});

describe('notes', () => {
  it('are read by those who see the case, and move nothing', async () => {
    const { stream } = await atMaterials();
    const path = `/cases/${stream}/comments`;
    const written = await who.secretary.post<CommentView>(path, { words: '章程见附件三。', audience: 'society' });
    expect(written.status).toBe(200);
    const read = await who.member.get<CommentView[]>(path);
    expect(read.body.map(({ words }) => words)).toEqual(['章程见附件三。']);
    expect((await who.foreign.get<CommentView[]>(path)).status).toBe(404);
    const plain = await api.environment.owner<{ words: unknown }>('select words from guicheng.case_comment where case_id = $1', [
      stream,
    ]);
    expect(JSON.stringify(plain)).not.toContain('章程见附件三');
  });

  it('remind once a day, and say when again', async () => {
    const { stream } = await atMaterials();
    const first = await who.member.post<UrgeView>(`/cases/${stream}/urge`, {});
    expect(first).toMatchObject({ status: 200, body: { reminded: 1 } });
    const again = await who.member.post<UrgeView>(`/cases/${stream}/urge`, {});
    expect(again.status).toBe(429);
    expect(again.body.error?.code).toBe('URGED_TODAY');
    await until('the message', 20_000, async () => {
      const notices = await who.secretary.get<ListPage<NoticeView>>('/notices?limit=100');
      return notices.body.items.some((notice) => notice.message === 'urged' && notice.case === stream);
    });
    await act(who.secretary, stream, 'complete');
  });
});

describe('a case that ran on paper', () => {
  const onPaper = async (more: object = {}) => {
    const scan = await who.secretary.upload(demo.ENVIRONMENT_SOCIETY, '批准文件.pdf', PDF);
    return { filedOn: '2026-02-02', on: '2026-03-20', outcome: 'completed', evidence: scan.body.id, ...more };
  };
  const file = async (paper: object): Promise<Reply<IntentView>> => {
    const form = await branchForm(who.secretary);
    const body = { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form, onPaper: paper };
    return who.secretary.post<IntentView>('/cases', body, randomUUID());
  };

  it('is entered as closed, feeds the register, asks nobody and says so everywhere', async () => {
    const filed = await file(await onPaper());
    expect(filed.status).toBe(200);
    const view = await until('the case to close', 20_000, async () => {
      const current = await caseOf(who.secretary, filed.body.stream);
      return current.status === 'closed' && current;
    });
    expect(view).toMatchObject({ onPaper: true, outcome: 'completed' });
    expect(view.timeline.map(({ what, occurredOn }) => [what, occurredOn])).toContainEqual(['entered-on-paper', '2026-02-02']);
    const register = await who.secretary.get<RegisterView>('/registers/branches');
    expect(register.body.entries.map((entry) => entry.values['name']?.zh)).toContain(view.subject);
    const tasks = await api.environment.owner('select 1 from guicheng.task where stream = $1', [view.id]);
    expect(tasks).toEqual([]);
  });

  it('ended on a day that has come, with a scan of the society’s own', async () => {
    expect(codeOf(await file(await onPaper({ on: '2999-01-01' })))).toBe('FIELD_INVALID');
    expect(codeOf(await file(await onPaper({ evidence: randomUUID() })))).toBe('FILE_MISSING');
  });
});

describe('everything that was done', () => {
  it('stands in the tables as the logs say, byte for byte', async () => {
    const { checked, differences } = await rebuild(api.environment.auditor);
    expect(checked).toBeGreaterThan(10);
    expect(differences).toEqual([]);
  });
});
