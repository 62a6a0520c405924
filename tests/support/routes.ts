/** Every route of the API from its own metadata, and for each a request that is right but for the asker's right. */
import 'reflect-metadata';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ApiModule } from '../../apps/api/api.module';
import { PERMISSION } from '../../apps/api/rights/permission';
import { demo } from '../../libs/demo';
import type { Permission } from '../../libs/rights';
import type { HttpClient, Reply } from '../../libs/testing/http-client';
import { PDF } from '../../libs/testing/branch-walk';
import { documentRequests } from './document-routes';
import { sendingRequests } from './sending-routes';
import { sittingRequests } from './sitting-routes';
import { supervisionRequests } from './supervision-routes';
import { workbenchRequests } from './workbench-routes';

/** `GET cases/:id`; all of them, or those that need one of these permissions. */
export function routes(needing?: Permission[]): string[] {
  const controllers = ApiModule.with({} as never).controllers ?? [];
  return controllers.flatMap((controller) => {
    const methods = controller.prototype as Record<string, object>;
    const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
    return Object.getOwnPropertyNames(methods)
      .filter((name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, methods[name] as object))
      .filter((name) => needing?.includes(Reflect.getMetadata(PERMISSION, methods[name] as object) as Permission) ?? true)
      .map((name) => {
        const method = Reflect.getMetadata(METHOD_METADATA, methods[name] as object) as RequestMethod;
        const path = [base, Reflect.getMetadata(PATH_METADATA, methods[name] as object) as string].join('/');
        return `${RequestMethod[method]} ${path.replace(/^\/+|\/+$/g, '').replace(/\/+/g, '/')}`;
      });
  });
}

/** What a request can name: things of the environment society, or ids that nothing has. */
export interface Things {
  society: string;
  organ: string;
  member: string;
  case: string;
  /** Open, and not told to the association. */
  hidden: string;
  task: string;
  file: string;
  draft: string;
  intent: string;
  sitting: string;
  notice: string;
  /** A post of somebody in the society. */
  term: string;
  /** A supervision grant that was revoked, so that nothing more comes of it. */
  grant: string;
}

export function nothing(): Things {
  const hidden = randomUUID();
  const names = ['society', 'organ', 'member', 'case', 'file', 'draft', 'intent', 'sitting', 'notice', 'grant', 'term'] as const;
  const ids = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<(typeof names)[number], string>;
  return { ...ids, hidden, task: `${hidden}~materials.1` };
}

export interface Request {
  path: string;
  body?: Record<string, unknown>;
}

/** No key is sent with these, so that nothing is decided: whoever has the right is told that a key is missing, or what else is. */
export const requests: Record<string, (things: Things) => Request> = {
  ...documentRequests,
  ...sittingRequests,
  'GET openapi.json': () => ({ path: '/openapi.json' }),
  'GET session': () => ({ path: '/session' }),
  'PUT session/display': () => ({ path: '/session/display', body: { largeType: false } }),
  'GET session/factor': () => ({ path: '/session/factor' }),
  'POST session/factor': () => ({ path: '/session/factor', body: { code: '000000' } }),
  'POST session/factor/confirmation': () => ({ path: '/session/factor/confirmation', body: { code: '000000' } }),
  'POST session/factor/recovery': () => ({ path: '/session/factor/recovery', body: {} }),
  'GET sign-in/people': () => ({ path: '/sign-in/people' }),
  'POST sign-in/people/:id/factor/reset': (t) => ({ path: `/sign-in/people/${t.member}/factor/reset`, body: { reason: '遗失' } }),
  'POST sign-in/people/:id/identities': (t) => ({
    path: `/sign-in/people/${t.member}/identities`,
    body: { method: 'oidc', subject: 'x' },
  }),
  'POST sign-in/people/:id/identities/remove': (t) => ({
    path: `/sign-in/people/${t.member}/identities/remove`,
    body: { issuer: 'x', reason: '离职' },
  }),
  'GET inbox': () => ({ path: '/inbox' }),
  'GET inbox/:list': () => ({ path: '/inbox/todo?due=week&query=x' }),
  'GET inbox/:list/choices': () => ({ path: '/inbox/done/choices' }),
  'GET views': () => ({ path: '/views' }),
  // By a limit that does not exist, so that nothing is saved.
  'PUT views/:id': (t) => ({
    path: `/views/${t.draft}`,
    body: { name: '本周', list: 'todo', filters: { due: 'soon', query: '环境' }, isDefault: true },
  }),
  'DELETE views/:id': (t) => ({ path: `/views/${t.draft}` }),
  'GET organisations': () => ({ path: `/organisations?query=${encodeURIComponent('环境')}&kind=society` }),
  'POST organisations': (t) => ({
    path: '/organisations',
    body: { kind: 'department', name: { zh: '部', en: 'D' }, parent: t.society, jurisdiction: 'CN', phone: '1' },
  }),
  'GET organisations/:id': (t) => ({ path: `/organisations/${t.society}?on=2026-01-01` }),
  'POST organisations/:id/change': (t) => ({
    path: `/organisations/${t.society}/change`,
    body: { name: { zh: '新名', en: 'New' }, phone: '1', validFrom: '2026-02-30', reason: '更名' },
  }),
  'POST organisations/:id/master': (t) => ({
    path: `/organisations/${t.society}/master`,
    body: { record: { creditCode: 'x', formerNames: ['y'], termNumber: 1 }, validFrom: '2026-01-01', reason: '换证' },
  }),
  'POST organisations/:id/master/void': (t) => ({
    path: `/organisations/${t.society}/master/void`,
    body: { version: 99, reason: '有误' },
  }),
  'POST organisations/:id/posts': (t) => ({
    path: `/organisations/${t.society}/posts`,
    body: {
      person: { name: '某某', phone: '1', isNew: true },
      role: 'archivist',
      from: '2026-01-01',
      to: '2026-02-01',
      reason: '聘',
    },
  }),
  'POST organisations/:id/organs': (t) => ({
    path: `/organisations/${t.society}/organs`,
    body: { kind: 'unknown', name: { zh: '会', en: 'C' } },
  }),
  'POST organisation-organs/:id/members': (t) => ({
    path: `/organisation-organs/${t.organ}/members`,
    body: { person: { id: t.member }, position: { zh: '理事' }, from: '2026-01-01' },
  }),
  'POST terms/:id/end': (t) => ({ path: `/terms/${t.term}/end`, body: { on: '2000-01-01', reason: '离任' } }),
  'POST terms/:id/void': (t) => ({ path: `/terms/${t.term}/void`, body: {} }),
  'GET persons': () => ({ path: `/persons?phone=10000000503&query=${encodeURIComponent('周')}` }),
  'GET persons/:id': (t) => ({ path: `/persons/${t.member}` }),
  'POST persons/:id': (t) => ({ path: `/persons/${t.member}`, body: { name: '某某', phone: 'x', reason: '更正' } }),
  'GET rights-proposals': () => ({ path: '/rights-proposals' }),
  'POST rights-proposals/:id/decide': (t) => ({
    path: `/rights-proposals/${t.grant}/decide`,
    body: { decision: 'confirmed', reason: '同意' },
  }),
  'GET accounts': (t) => ({ path: `/accounts?organisation=${t.society}` }),
  'POST accounts': (t) => ({ path: '/accounts', body: { person: t.member, login: 'a' } }),
  'POST accounts/keepers': (t) => ({
    path: '/accounts/keepers',
    body: { society: t.society, person: { id: t.member }, evidence: t.file, ends: [t.member] },
  }),
  'POST accounts/:id/disable': (t) => ({ path: `/accounts/${t.member}/disable`, body: {} }),
  'POST accounts/:id/enable': (t) => ({ path: `/accounts/${t.member}/enable`, body: {} }),
  'POST accounts/:id/reset': (t) => ({ path: `/accounts/${t.member}/reset`, body: {} }),
  'POST accounts/:id/hand-over': (t) => ({ path: `/accounts/${t.member}/hand-over`, body: { to: t.member, reason: '离任' } }),
  'GET accounts/:id/hand-over': (t) => ({ path: `/accounts/${t.member}/hand-over` }),
  'GET session/password': () => ({ path: '/session/password' }),
  'POST session/password': () => ({ path: '/session/password', body: { current: 'x' } }),
  'GET starts/calendar': () => ({ path: '/starts/calendar' }),
  // Nothing of anybody's calendar has this id; whose may be ticked off is in society-calendar.test.ts.
  'POST starts/calendar/done': (t) => ({ path: '/starts/calendar/done', body: { entry: t.grant, on: '2026-05-20' } }),
  'POST starts/calendar/undone': (t) => ({ path: '/starts/calendar/undone', body: { entry: t.grant } }),
  'GET starts/proposals': () => ({ path: '/starts/proposals' }),
  // No proposal has this id; that those who may not decide one hear the same is in starts.test.ts.
  'POST starts/proposals/:id/confirm': (t) => ({ path: `/starts/proposals/${t.grant}/confirm`, body: {} }),
  'POST starts/proposals/:id/set-aside': (t) => ({ path: `/starts/proposals/${t.grant}/set-aside`, body: { reason: '暂缓' } }),
  'GET starts/assignments': () => ({ path: '/starts/assignments' }),
  'GET starts/assignments/:id': (t) => ({ path: `/starts/assignments/${t.grant}` }),
  'POST starts/assignments': () => ({ path: '/starts/assignments', body: { procedure: 'branch-setup' } }),
  'GET supervision/grants': () => ({ path: '/supervision/grants' }),
  ...supervisionRequests,
  ...workbenchRequests,
  'GET notices': () => ({ path: '/notices' }),
  'POST notices/read': (t) => ({ path: '/notices/read', body: { upTo: t.notice } }),
  'POST notices/:id/read': (t) => ({ path: `/notices/${encodeURIComponent(t.notice)}/read`, body: {} }),
  ...sendingRequests,
  'GET cases': () => ({ path: '/cases' }),
  'GET cases/:id': (t) => ({ path: `/cases/${t.case}` }),
  'GET cases/:id/verification': (t) => ({ path: `/cases/${t.case}/verification` }),
  'GET cases/:id/receipts': (t) => ({ path: `/cases/${t.case}/receipts` }),
  'GET cases/:id/receipts/:seq': (t) => ({ path: `/cases/${t.case}/receipts/1` }),
  'GET cases/:id/export': (t) => ({ path: `/cases/${t.case}/export` }),
  'GET cases/:id/report': (t) => ({ path: `/cases/${t.case}/report` }),
  'GET record': () => ({ path: '/record' }),
  'GET erasures': () => ({ path: '/erasures' }),
  'POST erasures': (t) => ({ path: '/erasures', body: { kind: 'person', subject: t.member, reason: '' } }),
  'POST erasures/:id/confirm': () => ({ path: `/erasures/${randomUUID()}/confirm`, body: {} }),
  'POST cases': (t) => ({ path: '/cases', body: { procedure: 'branch-setup', society: t.society, form: {} } }),
  'POST cases/:id/withdraw': (t) => ({ path: `/cases/${t.case}/withdraw`, body: { reason: '不再需要。' } }),
  'POST cases/:id/actions': (t) => ({
    path: `/cases/${t.case}/actions`,
    body: { does: { kind: 'clock-extended', clock: 'x', period: '3 working days', role: 'president' }, reason: '情况复杂' },
  }),
  'GET cases/:id/offers': (t) => ({ path: `/cases/${t.case}/offers` }),
  'GET cases/:id/similar': (t) => ({ path: `/cases/${t.case}/similar` }),
  'GET cases/:id/opinion-sheet': (t) => ({ path: `/cases/${t.case}/opinion-sheet` }),
  'GET cases/:id/filing-receipt': (t) => ({ path: `/cases/${t.case}/filing-receipt` }),
  'GET cases/:id/opinion-sheet/pdf': (t) => ({ path: `/cases/${t.case}/opinion-sheet/pdf` }),
  'GET society-records/:society': (t) => ({ path: `/society-records/${t.society}` }),
  // A postcode that is none, and papers that nobody has: nothing is kept.
  'POST society-records/:society/facts': (t) => ({
    path: `/society-records/${t.society}/facts`,
    body: { facts: { postcode: 'x' }, version: 1 },
  }),
  'POST society-records/:society/papers': (t) => ({
    path: `/society-records/${t.society}/papers`,
    body: {
      paper: t.grant,
      kind: 'text',
      title: '简介',
      words: '本会成立于……',
      issuedOn: '2026-01-01',
      validUntil: '2026-12-31',
    },
  }),
  'POST society-records/:society/papers/:paper/withdraw': (t) => ({
    path: `/society-records/${t.society}/papers/${t.grant}/withdraw`,
    body: { reason: '换证' },
  }),
  'GET signature': () => ({ path: '/signature' }),
  'POST signature': () => ({ path: '/signature', body: {} }),
  'POST signature/use': () => ({ path: '/signature/use', body: { inUse: true } }),
  'DELETE signature': () => ({ path: '/signature' }),
  'GET signature/image': () => ({ path: '/signature/image' }),
  'GET phrases': () => ({ path: '/phrases' }),
  'PUT phrases': () => ({ path: '/phrases', body: { phrases: ['拟同意。'] } }),
  'GET cases/:id/comments': (t) => ({ path: `/cases/${t.case}/comments` }),
  // Of the society: what the department writes for itself is not theirs to write.
  'POST cases/:id/comments': (t) => ({ path: `/cases/${t.case}/comments`, body: { words: '请看', audience: 'department' } }),
  'POST cases/:id/urge': (t) => ({ path: `/cases/${t.case}/urge`, body: {} }),
  'GET proxies': () => ({ path: '/proxies' }),
  'GET proxies/colleagues': () => ({ path: '/proxies/colleagues' }),
  // In the wrong order, so that nothing is set.
  'POST proxies': (t) => ({
    path: '/proxies',
    body: { proxy: t.member, procedures: ['branch-setup'], firstOn: '2026-12-15', lastOn: '2026-12-14', reason: '休假' },
  }),
  'POST proxies/:id/end': (t) => ({ path: `/proxies/${t.grant}/end`, body: {} }),
  'GET tasks/:id': (t) => ({ path: `/tasks/${encodeURIComponent(t.task)}` }),
  'GET tasks/:id/colleagues': (t) => ({ path: `/tasks/${encodeURIComponent(t.task)}/colleagues` }),
  'POST tasks/:id/acts': (t) => ({
    path: `/tasks/${encodeURIComponent(t.task)}/acts`,
    body: { outcome: 'complete', contentHash: 'x', opinion: '好', missing: [{ field: 'name', note: '补充' }] },
  }),
  'GET intents/:id': (t) => ({ path: `/intents/${t.intent}` }),
  'GET files/:id': (t) => ({ path: `/files/${t.file}` }),
  'GET files/:id/pages': (t) => ({ path: `/files/${t.file}/pages` }),
  'GET files/:id/pages/:n': (t) => ({ path: `/files/${t.file}/pages/1` }),
  'POST files': (t) => ({ path: '/files', body: { society: t.society } }),
  'GET drafts': () => ({ path: '/drafts' }),
  'PUT drafts/:id': (t) => ({ path: `/drafts/${t.draft}`, body: { procedure: 'branch-setup', society: t.society, form: {} } }),
  'DELETE drafts/:id': (t) => ({ path: `/drafts/${t.draft}` }),
  'GET procedures': () => ({ path: '/procedures' }),
  'GET starts/assignments/choices': () => ({ path: '/starts/assignments/choices' }),
  'GET starts/assignments/:id/sheet': (t) => ({ path: `/starts/assignments/${t.intent}/sheet` }),
  'GET starts/assignments/:id/sample': (t) => ({ path: `/starts/assignments/${t.intent}/sample` }),
  'POST starts/assignments/:id/reminders': (t) => ({ path: `/starts/assignments/${t.intent}/reminders`, body: {} }),
  'POST starts/assignments/:id/calls': (t) => ({
    path: `/starts/assignments/${t.intent}/calls`,
    body: { society: t.society, outcome: 'reached' },
  }),
  'POST starts/assignments/:id/read': (t) => ({ path: `/starts/assignments/${t.intent}/read`, body: {} }),
  'GET procedures/options': () => ({ path: '/procedures/options' }),
  'POST procedures/options/:procedure': () => ({
    path: '/procedures/options/annual-plan-approval',
    body: { association: demo.ASSOCIATION, isOn: true, reason: '试用' },
  }),
  'POST procedures/check': () => ({ path: '/procedures/check', body: { template: {} } }),
  'POST procedures': () => ({ path: '/procedures', body: { template: {} } }),
  'GET designs': () => ({ path: '/designs' }),
  'GET designs/catalogue': () => ({ path: '/designs/catalogue' }),
  'POST designs': () => ({ path: '/designs', body: { from: 'copy', hash: 'none' } }),
  'GET designs/:id': (t) => ({ path: `/designs/${t.grant}` }),
  'GET designs/:id/surroundings': (t) => ({ path: `/designs/${t.grant}/surroundings` }),
  'PUT designs/:id': (t) => ({ path: `/designs/${t.grant}`, body: { revision: 1, template: {}, scenarios: [] } }),
  'DELETE designs/:id': (t) => ({ path: `/designs/${t.grant}` }),
  'GET publications': () => ({ path: '/publications' }),
  'POST publications/:id/confirm': (t) => ({ path: `/publications/${t.grant}/confirm`, body: {} }),
  'POST publications/:id/decline': (t) => ({ path: `/publications/${t.grant}/decline`, body: { reason: '暂缓' } }),
  'GET policies': () => ({ path: '/policies' }),
  'POST policies/reading': () => ({ path: '/policies/reading', body: { text: '第一条 甲。\n第二条 乙。' } }),
  'POST policies': () => ({ path: '/policies', body: { content: {} } }),
  'GET policies/:id': (t) => ({ path: `/policies/${t.grant}` }),
  'POST policies/:id': (t) => ({ path: `/policies/${t.grant}`, body: { content: {}, revision: 1 } }),
  'GET policies/:id/affected': (t) => ({ path: `/policies/${t.grant}/affected` }),
  'POST policies/:id/choices': (t) => ({
    path: `/policies/${t.grant}/choices`,
    body: { cases: [t.case], choice: 'former', reason: '已经过半' },
  }),
  'GET cases/:id/rules': (t) => ({ path: `/cases/${t.case}/rules` }),
  'GET days-off': () => ({ path: '/days-off' }),
  'POST days-off/reading': () => ({
    path: '/days-off/reading',
    body: { layer: 'CN', text: '元旦：1月1日放假。', source: '通知' },
  }),
  'POST days-off': () => ({ path: '/days-off', body: { layer: 'CN', text: '元旦：1月1日放假。', source: '通知' } }),
  'GET standards': () => ({ path: '/standards' }),
  'POST standards': (t) => ({
    path: '/standards',
    body: { organisation: t.society, parameter: 'no-such-standard', value: 1, article: '第一条' },
  }),
  'GET publishing': () => ({ path: '/publishing' }),
  'GET publications/:id': (t) => ({ path: `/publications/${t.grant}` }),
  'GET publications/:id/notice': (t) => ({ path: `/publications/${t.grant}/notice` }),
  'POST publications/:id/extend': (t) => ({ path: `/publications/${t.grant}/extend`, body: { from: '2099-01-01' } }),
  'POST publications/:id/withdraw': (t) => ({ path: `/publications/${t.grant}/withdraw`, body: { reason: '有误' } }),
  'GET migrations': () => ({ path: '/migrations' }),
  'POST migrations/:case': (t) => ({ path: `/migrations/${t.grant}`, body: { template: 'unknown', reason: '按新规定办' } }),
  'GET procedures/:id': (t) => ({ path: `/procedures/branch-setup?society=${t.society}` }),
  'GET procedures/:id/guide': (t) => ({ path: `/procedures/branch-setup/guide?society=${t.society}` }),
  'GET procedures/:id/earlier': (t) => ({ path: `/procedures/branch-setup/earlier?society=${t.society}` }),
  // Setting up a branch offers no links: whoever may file hears that, everybody else what he hears of the case. More in share.test.ts.
  'GET cases/:id/share': (t) => ({ path: `/cases/${t.case}/share` }),
  'POST cases/:id/share': (t) => ({ path: `/cases/${t.case}/share`, body: { days: 30 } }),
  'POST cases/:id/share/:link/revoke': (t) => ({ path: `/cases/${t.case}/share/${t.grant}/revoke`, body: {} }),
  'POST share': () => ({ path: '/share', body: { token: 'no-such-token' } }),
  'POST procedures/:id/preview': (t) => ({ path: '/procedures/branch-setup/preview', body: { society: t.society, form: {} } }),
  'GET registers': () => ({ path: '/registers' }),
  'GET registers/:id': (t) => ({ path: `/registers/branches?society=${t.society}` }),
  // A branch of that society's, where there is one.
  'GET registers/:id/entries/:entry': (t) => ({
    path: `/registers/branches/entries/${demo.branches.find(({ society }) => society === t.society)?.id ?? randomUUID()}`,
  }),
  'GET imports/targets': () => ({ path: '/imports/targets' }),
  'GET imports/targets/:id/sheet': () => ({ path: '/imports/targets/posts/sheet' }),
  'GET imports': () => ({ path: '/imports' }),
  'POST imports': () => ({ path: '/imports', body: { target: 'posts', association: demo.ASSOCIATION } }),
  'GET imports/:id': (t) => ({ path: `/imports/${t.draft}` }),
  'PUT imports/:id/sheet': (t) => ({ path: `/imports/${t.draft}/sheet`, body: { sheet: 0 } }),
  'PUT imports/:id/mapping': (t) => ({ path: `/imports/${t.draft}/mapping`, body: { mapping: {} } }),
  'GET imports/:id/rows': (t) => ({ path: `/imports/${t.draft}/rows` }),
  'PUT imports/:id/decisions': (t) => ({ path: `/imports/${t.draft}/decisions`, body: { decisions: {} } }),
  'GET imports/:id/problems': (t) => ({ path: `/imports/${t.draft}/problems` }),
  'POST imports/:id/apply': (t) => ({ path: `/imports/${t.draft}/apply`, body: {} }),
  'POST imports/:id/undo': (t) => ({ path: `/imports/${t.draft}/undo`, body: {} }),
};

/** Sends it as this person. Files go as a form, everything else as JSON. */
export function send(client: HttpClient, route: string, things: Things): Promise<Reply<unknown>> {
  const { path, body } = (requests[route] as (things: Things) => Request)(things);
  if (route === 'POST files') return client.upload(things.society, '办法.pdf', PDF);
  return client.request(route.split(' ')[0] as string, path, body);
}

export const ENVIRONMENT = { society: demo.ENVIRONMENT_SOCIETY, organ: demo.ENVIRONMENT_STANDING_COUNCIL };
