/** Every route of the API from its own metadata, and for each a request that is right but for the asker's right. */
import 'reflect-metadata';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ApiModule } from '../../apps/api/api.module';
import { demo } from '../../libs/demo';
import type { HttpClient, Reply } from '../../libs/testing/http-client';
import { PDF } from '../../libs/testing/branch-walk';

/** `GET cases/:id`. */
export function routes(): string[] {
  const controllers = ApiModule.with({} as never).controllers ?? [];
  return controllers.flatMap((controller) => {
    const methods = controller.prototype as Record<string, object>;
    const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
    return Object.getOwnPropertyNames(methods)
      .filter((name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, methods[name] as object))
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
}

export function nothing(): Things {
  const hidden = randomUUID();
  const names = ['society', 'organ', 'member', 'case', 'file', 'draft', 'intent', 'sitting', 'notice'] as const;
  const ids = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<(typeof names)[number], string>;
  return { ...ids, hidden, task: `${hidden}~materials.1` };
}

export interface Request {
  path: string;
  body?: Record<string, unknown>;
}
const source = (things: Things) => ({ case: things.hidden, block: 'council-decision', round: 1 });

/** No key is sent with these, so that nothing is decided: whoever has the right is told that a key is missing, or what else is. */
export const requests: Record<string, (things: Things) => Request> = {
  'GET session': () => ({ path: '/session' }),
  'GET inbox': () => ({ path: '/inbox' }),
  'GET notices': () => ({ path: '/notices' }),
  'POST notices/:id/read': (t) => ({ path: `/notices/${encodeURIComponent(t.notice)}/read`, body: {} }),
  'GET cases': () => ({ path: '/cases' }),
  'GET cases/:id': (t) => ({ path: `/cases/${t.case}` }),
  'POST cases': (t) => ({ path: '/cases', body: { procedure: 'branch-setup', society: t.society, form: {} } }),
  'POST cases/:id/withdraw': (t) => ({ path: `/cases/${t.case}/withdraw`, body: { reason: '不再需要。' } }),
  'GET tasks/:id': (t) => ({ path: `/tasks/${encodeURIComponent(t.task)}` }),
  'POST tasks/:id/acts': (t) => ({
    path: `/tasks/${encodeURIComponent(t.task)}/acts`,
    body: { outcome: 'complete', contentHash: 'x', opinion: '好', missing: [{ field: 'name', note: '补充' }] },
  }),
  'GET intents/:id': (t) => ({ path: `/intents/${t.intent}` }),
  'GET files/:id': (t) => ({ path: `/files/${t.file}` }),
  'POST files': (t) => ({ path: '/files', body: { society: t.society } }),
  'GET drafts': () => ({ path: '/drafts' }),
  'PUT drafts/:id': (t) => ({ path: `/drafts/${t.draft}`, body: { procedure: 'branch-setup', society: t.society, form: {} } }),
  'DELETE drafts/:id': (t) => ({ path: `/drafts/${t.draft}` }),
  'GET procedures': () => ({ path: '/procedures' }),
  'GET procedures/:id': (t) => ({ path: `/procedures/branch-setup?society=${t.society}` }),
  'POST procedures/:id/preview': (t) => ({ path: '/procedures/branch-setup/preview', body: { society: t.society, form: {} } }),
  'GET registers': () => ({ path: '/registers' }),
  'GET registers/:id': (t) => ({ path: `/registers/branches?society=${t.society}` }),
  'GET organs': () => ({ path: '/organs' }),
  'POST organs/:id/rules': (t) => ({ path: `/organs/${t.organ}/rules`, body: { quorum: {}, article: '第一条' } }),
  'GET agenda': () => ({ path: '/agenda' }),
  'GET sittings': () => ({ path: '/sittings' }),
  'GET sittings/:id': (t) => ({ path: `/sittings/${t.sitting}` }),
  'POST sittings': (t) => ({
    path: '/sittings',
    body: {
      organ: t.organ,
      on: '2026-12-15',
      form: 'on-site',
      place: '会议室',
      chair: t.member,
      items: [source(t)],
      otherItems: ['学习'],
    },
  }),
  'POST sittings/:id/items': (t) => ({ path: `/sittings/${t.sitting}/items`, body: { source: source(t), title: '学习' } }),
  'POST sittings/:id/roll': (t) => ({
    path: `/sittings/${t.sitting}/roll`,
    body: { presence: { [t.member]: 'present' }, reason: '更正' },
  }),
  'POST sittings/:id/results': (t) => ({
    path: `/sittings/${t.sitting}/results`,
    body: {
      item: randomUUID(),
      recused: [t.member],
      votes: { for: 1, against: 0, abstained: 0 },
      outcome: 'passed',
      wording: '同意。',
      reason: '更正',
    },
  }),
  'POST sittings/:id/close': (t) => ({ path: `/sittings/${t.sitting}/close`, body: {} }),
  'POST sittings/:id/minutes': (t) => ({ path: `/sittings/${t.sitting}/minutes`, body: { file: t.file } }),
};

/** Sends it as this person. Files go as a form, everything else as JSON. */
export function send(client: HttpClient, route: string, things: Things): Promise<Reply<unknown>> {
  const { path, body } = (requests[route] as (things: Things) => Request)(things);
  if (route === 'POST files') return client.upload(things.society, '办法.pdf', PDF);
  return client.request(route.split(' ')[0] as string, path, body);
}

export const ENVIRONMENT = { society: demo.ENVIRONMENT_SOCIETY, organ: demo.ENVIRONMENT_STANDING_COUNCIL };
