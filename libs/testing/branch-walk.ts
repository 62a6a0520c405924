import { randomUUID } from 'node:crypto';
import type { AgendaRequestView, CaseView, InboxView, OrganView, SittingView, TaskView } from '../contracts';
import { demo } from '../demo';
import { HttpClient, until } from './http-client';

/** A one-page PDF, small and real. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A complete form of P29 for the environment society; single fields can be replaced. */
export async function branchForm(client: HttpClient, change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const rules = await client.upload(demo.ENVIRONMENT_SOCIETY, '管理办法.pdf', PDF);
  return {
    parent: { id: demo.ENVIRONMENT_SOCIETY, kind: 'society' },
    name: `土壤环境专业委员会${randomUUID().slice(0, 8)}`,
    kind: 'branch',
    purpose: '开展土壤环境学术交流，服务污染防治。',
    scopeItem: '环境科学普及',
    discipline: '土壤环境',
    head: '陆一鸣',
    staff: '专职一人，兼职两人。',
    funding: '会费与本会自有资金。',
    managementRules: [rules.body.id],
    capacity: '秘书处两人专责联系，每年学术活动不少于两次，经费已列入年度预算。',
    ...change,
  };
}

export async function fileBranch(
  secretary: HttpClient,
  change: Record<string, unknown> = {},
  key: string = randomUUID(),
): Promise<string> {
  const form = await branchForm(secretary, change);
  const intent = await secretary.decide('/cases', { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form }, key);
  return intent.stream;
}

/** The open task of a case in somebody's inbox; waits until it is there. */
export async function taskOf(client: HttpClient, caseId: string): Promise<TaskView> {
  const item = await until(`a task of case ${caseId}`, 30_000, async () => {
    const inbox = await client.get<InboxView>('/inbox');
    return inbox.body.todo?.find((candidate) => candidate.case === caseId);
  });
  return (await client.get<TaskView>(`/tasks/${encodeURIComponent(item.task)}`)).body;
}

export async function act(
  client: HttpClient,
  caseId: string,
  outcome: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const task = await taskOf(client, caseId);
  await client.decide(`/tasks/${encodeURIComponent(task.id)}/acts`, { outcome, contentHash: task.contentHash, ...more });
}

export interface Vote {
  absent?: number;
  votes: { for: number; against: number; abstained: number };
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed';
}

/** Convenes the standing council for this case, records one vote and closes; signing is apart. */
export async function holdSitting(secretary: HttpClient, caseId: string, vote: Vote): Promise<SittingView> {
  const request = await until(`case ${caseId} to ask for a sitting`, 30_000, async () => {
    const agenda = await secretary.get<AgendaRequestView[]>('/agenda');
    return agenda.body.find((candidate) => candidate.case === caseId);
  });
  const organs = await secretary.get<OrganView[]>('/organs');
  const organ = organs.body.find((candidate) => candidate.id === request.organ);
  if (!organ) throw new Error('the organ of the agenda request is not the society’s');
  const convened = await secretary.decide('/sittings', {
    organ: organ.id,
    on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    form: 'on-site',
    place: '本会会议室',
    chair: organ.members[0]?.id,
    items: [{ case: request.case, block: request.block, round: request.round }],
  });
  const path = `/sittings/${convened.stream}`;
  const away = vote.absent ? organ.members.slice(-vote.absent) : [];
  await secretary.decide(`${path}/roll`, { presence: Object.fromEntries(away.map((member) => [member.id, 'leave'])) });
  const sitting = await secretary.get<SittingView>(path);
  await secretary.decide(`${path}/results`, {
    item: sitting.body.agenda[0]?.id,
    recused: [],
    votes: vote.outcome === 'postponed' ? null : vote.votes,
    outcome: vote.outcome,
    wording: '同意设立。',
  });
  await secretary.decide(`${path}/close`, {});
  return (await secretary.get<SittingView>(path)).body;
}

/** One sitting of the standing council for all these cases, each item with its result; nobody has closed it yet. */
export async function recordedSitting(secretary: HttpClient, cases: string[]): Promise<string> {
  const items = await until('every case to ask for a sitting', 60_000, async () => {
    const { body } = await secretary.get<AgendaRequestView[]>('/agenda');
    const asked = body.filter((candidate) => cases.includes(candidate.case));
    return asked.length === cases.length && asked;
  });
  const organs = await secretary.get<OrganView[]>('/organs');
  const organ = organs.body.find((candidate) => candidate.id === items[0]?.organ);
  const { stream } = await secretary.decide('/sittings', {
    organ: organ?.id,
    on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    form: 'on-site',
    place: '本会会议室',
    chair: organ?.members[0]?.id,
    items: items.map(({ case: id, block, round }) => ({ case: id, block, round })),
  });
  await secretary.decide(`/sittings/${stream}/roll`, { presence: {} });
  const { agenda } = (await secretary.get<SittingView>(`/sittings/${stream}`)).body;
  const votes = { for: organ?.members.length, against: 0, abstained: 0 };
  for (const { id } of agenda)
    await secretary.decide(`/sittings/${stream}/results`, { item: id, recused: [], votes, outcome: 'passed', wording: '同意。' });
  return stream;
}

export async function signMinutes(secretary: HttpClient, sitting: string): Promise<void> {
  const scan = await secretary.upload(demo.ENVIRONMENT_SOCIETY, '会议纪要签字页.pdf', PDF);
  await secretary.decide(`/sittings/${sitting}/minutes`, { file: scan.body.id });
}

export function caseOf(client: HttpClient, id: string): Promise<CaseView> {
  return client.get<CaseView>(`/cases/${id}`).then((reply) => reply.body);
}

/** The whole of P29 as it usually goes: complete materials, a vote, signed minutes, the register, the association's 收悉. */
export async function walkBranchSetup(base: string): Promise<{ caseId: string; sitting: string; view: CaseView }> {
  const [secretary, official] = await Promise.all([
    HttpClient.signedIn(base, 'secretary'),
    HttpClient.signedIn(base, 'official'),
  ]);
  const caseId = await fileBranch(secretary);
  await act(secretary, caseId, 'complete');
  const sitting = await holdSitting(secretary, caseId, {
    absent: 2,
    votes: { for: 6, against: 0, abstained: 1 },
    outcome: 'passed',
  });
  await signMinutes(secretary, sitting.id);
  await act(official, caseId, 'acknowledged');
  const view = await until(`case ${caseId} to close`, 30_000, async () => {
    const current = await caseOf(secretary, caseId);
    return current.status === 'closed' && current;
  });
  return { caseId, sitting: sitting.id, view };
}
