/** Cases in every state at once, brought there over HTTP, so that a test can look at any page without walking to it. */
import { randomUUID } from 'node:crypto';
import type { CatalogueView, WholeDesign, AgendaRequestView, OrganView, TaskView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { act, branchForm, fileBranch, holdSitting, signMinutes, taskOf, PDF } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { filled, pagesOf as pdfOf } from '../../libs/testing/pdfs';

const PASSED = { absent: 2, votes: { for: 6, against: 0, abstained: 1 }, outcome: 'passed' } as const;

/** What the invented branches are about; the rest of their forms is that of `branchForm`. */
export const branches = {
  checked: { name: '固体废物专业委员会', discipline: '固体废物', head: '韩书言' },
  supplement: { name: '生态修复专业委员会', discipline: '生态修复', head: '江望舒' },
  waiting: { name: '环境经济专业委员会', discipline: '环境经济', head: '方既白' },
  listed: { name: '环境健康专业委员会', discipline: '环境健康', head: '许南山' },
  told: { name: '气候变化专业委员会', discipline: '气候变化', head: '温若水' },
  toldToo: { name: '噪声控制专业委员会', discipline: '噪声控制', head: '叶青禾' },
  completed: { name: '土壤环境专业委员会', discipline: '土壤环境', head: '陆一鸣' },
} as const;
export type State = keyof typeof branches;

export interface Furnished {
  cases: Record<State, string>;
  /** Convened and not held yet. */
  sitting: string;
  /** Held and signed. */
  held: string;
  /** The yearly report, asked of the society. */
  assignment: string;
  secretary: HttpClient;
  official: HttpClient;
  task(who: HttpClient, state: State): Promise<TaskView>;
}

export async function furnish(base: string): Promise<Furnished> {
  const [secretary, official] = await Promise.all([
    HttpClient.signedIn(base, 'secretary'),
    HttpClient.signedIn(base, 'official'),
  ]);
  const file = (state: State) => fileBranch(secretary, branches[state]);
  const [told, toldToo, completed, listed, waiting, supplement, checked] = (await Promise.all(
    (['told', 'toldToo', 'completed', 'listed', 'waiting', 'supplement', 'checked'] as const).map(file),
  )) as [string, string, string, string, string, string, string];
  for (const id of [told, toldToo, completed, listed, waiting]) await act(secretary, id, 'complete');
  await act(secretary, supplement, 'incomplete', {
    opinion: '请补充',
    missing: [{ field: 'funding', note: '写明来源和年度数额' }, { field: 'staff' }],
  });
  let held = '';
  for (const id of [told, toldToo, completed]) {
    held = (await holdSitting(secretary, id, PASSED)).id;
    await signMinutes(secretary, held);
  }
  await act(official, completed, 'acknowledged');
  const sitting = await convene(secretary, listed);
  const assignment = await assign(official);
  const cases = { checked, supplement, waiting, listed, told, toldToo, completed };
  await taskOf(official, toldToo);
  return { cases, sitting, held, assignment, secretary, official, task: (who, state) => taskOf(who, cases[state]) };
}

async function assign(official: HttpClient): Promise<string> {
  const asked = { procedure: 'annual-report-review', societies: [demo.ENVIRONMENT_SOCIETY] };
  return (await official.post<{ id: string }>('/starts/assignments', asked, randomUUID())).body.id;
}

/** A sitting with one item, as long as nobody has met yet. */
export async function convene(secretary: HttpClient, caseId: string): Promise<string> {
  const request = await until(`case ${caseId} to ask for a sitting`, 30_000, async () =>
    (await secretary.get<AgendaRequestView[]>('/agenda')).body.find((candidate) => candidate.case === caseId),
  );
  const organ = (await secretary.get<OrganView[]>('/organs')).body.find((candidate) => candidate.id === request.organ);
  const convened = await secretary.decide('/sittings', {
    organ: request.organ,
    on: '2026-12-15',
    form: 'on-site',
    place: '本会会议室',
    chair: organ?.members[0]?.id,
    items: [{ case: request.case, block: request.block, round: request.round }, { title: '学习传达有关文件' }],
  });
  return convened.stream;
}

/** A case that has reached the association. */
export async function tellAssociation(secretary: HttpClient, official: HttpClient, name: string): Promise<TaskView> {
  const caseId = await fileBranch(secretary, { name });
  await act(secretary, caseId, 'complete');
  const sitting = await holdSitting(secretary, caseId, PASSED);
  await signMinutes(secretary, sitting.id);
  return taskOf(official, caseId);
}

/** A society tells of new officers, with papers of two pages; its secretariat has found them complete. */
export async function changeOfOfficers(secretary: HttpClient, name: string): Promise<string> {
  const pages = pdfOf([filled('0.9 0.95 1'), filled('1 1 0.9')]);
  const [minutes, forms] = await Promise.all(
    ['会议纪要.pdf', '变更登记表.pdf'].map((file) => secretary.upload(demo.ENVIRONMENT_SOCIETY, file, pages)),
  );
  const form = {
    ...{
      name,
      supervisedBy: 'association',
      changes: ['officer'],
      content: '法定代表人由原理事长变更为新任理事长。',
      decided: true,
    },
    ...{ minutes: [minutes?.body.id], forms: [forms?.body.id] },
  };
  const { stream } = await secretary.decide('/cases', {
    ...{ procedure: 'society-change-review', society: demo.ENVIRONMENT_SOCIETY, form },
  });
  await act(secretary, stream, 'complete');
  return stream;
}

/** A case of the other society, which has a charter and local rules of its own. */
export async function fileElsewhere(stranger: HttpClient): Promise<string> {
  const rules = await stranger.upload(demo.INSTRUMENT_SOCIETY, '办法.pdf', PDF);
  const own = {
    parent: { id: demo.INSTRUMENT_SOCIETY, kind: 'society' },
    scopeItem: '计量检测技术咨询',
    managementRules: [rules.body.id],
  };
  const form = { ...(await branchForm(await HttpClient.signedIn(stranger.base, 'secretary'))), ...own };
  return (await stranger.decide('/cases', { procedure: 'branch-setup', society: demo.INSTRUMENT_SOCIETY, form }, randomUUID()))
    .stream;
}

/** What whoever prepares procedures has besides. */
const WORKBENCH = [
  { name: 'workbench-import', path: '/workbench/import' },
  { name: 'workbench-coverage', path: '/workbench/coverage' },
  { name: 'workbench-practice', path: '/workbench/practice' },
  { name: 'simulate', path: '/procedures/branch-setup/simulate?jurisdiction=CN' },
];

/** A draft of a published procedure, which the administrators of the association share. */
async function draftOf(base: string): Promise<string> {
  const administrator = await HttpClient.signedIn(base, 'administrator');
  const { body } = await administrator.get<CatalogueView>('/designs/catalogue');
  const hash = body.procedures.find(({ procedure }) => procedure === 'branch-setup')?.hash;
  return (await administrator.post<WholeDesign>('/designs', { from: 'copy', hash })).body.id;
}

/** Every page that a face has, by the name that a picture of it bears. */
export async function pagesOf(furnished: Furnished, login: string): Promise<{ name: string; path: string }[]> {
  const { cases, sitting, held } = furnished;
  const own = [
    { name: 'notices', path: '/notices' },
    { name: 'message-settings', path: '/message-settings' },
    { name: 'display', path: '/display' },
    { name: 'security', path: '/security' },
    { name: 'password', path: '/password' },
    { name: 'not-found', path: '/no-such-page' },
  ];
  if (['administrator', 'keeper'].includes(login)) {
    const society = { name: 'society', path: `/people/${demo.ENVIRONMENT_SOCIETY}` };
    if (login === 'keeper') return [...own, society];
    const named = [
      'people',
      'sign-in-people',
      'imports',
      'grants',
      'design',
      'procedure-options',
      'message-channels',
      'operation',
      'policies',
      'documents',
      'publications',
      'migrations',
      'standards',
      'days-off',
    ].map((name) => ({ name, path: `/${name}` }));
    const further = [
      { name: 'design-draft', path: `/design/${await draftOf(furnished.secretary.base)}` },
      { name: 'policy', path: '/policies/003' },
      { name: 'policy-new', path: '/policies/new' },
      { name: 'hand-in', path: '/publications/new' },
      { name: 'proposals', path: '/people/proposals' },
    ];
    return [...own, society, ...named, ...further, ...WORKBENCH];
  }
  // The head sees what an official sees, and these besides.
  if (login === 'head') return ['grants', 'people', 'readings', 'publications'].map((name) => ({ name, path: `/${name}` }));
  const shared = [
    ...own,
    { name: 'inbox', path: '/inbox' },
    { name: 'done', path: '/inbox?tab=done' },
    { name: 'copied', path: '/inbox?tab=copied' },
    { name: 'filed', path: '/inbox?tab=filed' },
    { name: 'inbox-filtered', path: '/inbox?due=week' },
    { name: 'together', path: '/inbox/together' },
    { name: 'cases', path: '/cases' },
    { name: 'closed-cases', path: '/cases?status=closed' },
    { name: 'case-told', path: `/cases/${cases.told}` },
    { name: 'case-completed', path: `/cases/${cases.completed}` },
    { name: 'branches', path: '/registers/branches' },
    { name: 'readings', path: '/readings' },
    { name: 'rectifications', path: '/rectifications' },
    ...(login === 'supervisor' ? [{ name: 'own-supervision', path: '/own-supervision' }] : []),
    { name: 'proxies', path: '/proxies' },
  ];
  if (['official', 'official2'].includes(login)) {
    const task = await furnished.task(furnished.official, 'told');
    return [
      ...shared,
      { name: 'task', path: `/tasks/${encodeURIComponent(task.id)}` },
      { name: 'assignment', path: `/assignments/${furnished.assignment}` },
      { name: 'documents-received', path: '/documents?tab=received' },
      { name: 'documents-archive', path: '/documents?tab=archive' },
      ...['documents', 'imports', 'people', 'statistics', 'start-proposals', 'assignments', 'assignments/new'].map((name) => ({
        name,
        path: `/${name}`,
      })),
    ];
  }
  const society = [
    ...shared,
    { name: 'case-checked', path: `/cases/${cases.checked}` },
    { name: 'case-waiting', path: `/cases/${cases.waiting}` },
    { name: 'case-supplement', path: `/cases/${cases.supplement}` },
    { name: 'calendar', path: '/calendar' },
    { name: 'signature', path: '/signature' },
    { name: 'sittings', path: '/sittings' },
    { name: 'follow-ups', path: '/follow-ups' },
    { name: 'sitting', path: `/sittings/${sitting}` },
    { name: 'sitting-held', path: `/sittings/${held}` },
    { name: 'organs', path: '/organs' },
    { name: 'receipts', path: `/cases/${cases.completed}/receipts` },
  ];
  if (login !== 'secretary') return society;
  const [intake, asked] = await Promise.all([
    furnished.task(furnished.secretary, 'checked'),
    furnished.task(furnished.secretary, 'supplement'),
  ]);
  return [
    ...society,
    { name: 'task', path: `/tasks/${encodeURIComponent(intake.id)}` },
    { name: 'task-supplement', path: `/tasks/${encodeURIComponent(asked.id)}` },
    { name: 'procedures', path: '/procedures' },
    { name: 'documents-issued', path: '/documents?tab=issued' },
    { name: 'documents-forms', path: '/documents?tab=forms' },
    { name: 'society-record', path: '/society-record' },
    { name: 'filing', path: `/procedures/branch-setup/new?society=${demo.ENVIRONMENT_SOCIETY}` },
    { name: 'guide', path: `/procedures/branch-setup?society=${demo.ENVIRONMENT_SOCIETY}` },
    { name: 'paper', path: `/procedures/branch-setup/paper?society=${demo.ENVIRONMENT_SOCIETY}` },
    { name: 'share', path: '/s' },
    { name: 'agenda', path: '/agenda' },
    { name: 'convene', path: `/sittings/new?organ=${demo.ENVIRONMENT_STANDING_COUNCIL}` },
  ];
}
