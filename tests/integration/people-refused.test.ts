/** People and organisations over HTTP: who may not, what stays on the record of it, and nonsense in every field. */
import type { PersonCard } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { codeOf, give, lastRefusal, newcomer, pageOf, signedIn, termsOf, today } from '../support/people';
import { nothing, requests, type Things } from '../support/routes';

const { ASSOCIATION, ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY, ENVIRONMENT_COUNCIL } = demo;

jest.setTimeout(60_000);

let api: ApiAlone;
let administrator: HttpClient;
let keeper: HttpClient;
let official: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  [administrator, keeper, official] = await signedIn(api.base, 'administrator', 'keeper', 'official');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

describe('whoever is not entitled', () => {
  it('hears of another society’s things what he hears of things that do not exist, and is on the record', async () => {
    const [term] = termsOf(await pageOf(administrator, INSTRUMENT_SOCIETY), '程拾光');
    const tries: [string, object][] = [
      [`/organisations/${INSTRUMENT_SOCIETY}/posts`, { person: newcomer('云越权'), role: 'president', from: '2026-01-01' }],
      [`/organisations/${INSTRUMENT_SOCIETY}/organs`, { kind: 'council', name: { zh: '理事会' } }],
      [`/terms/${term?.id}/end`, { on: '2026-05-01', reason: '越权' }],
      [`/terms/${term?.id}/void`, { reason: '越权' }],
      [`/persons/${term?.person.id}`, { name: '改名', reason: '越权' }],
    ];
    for (const [path, body] of tries) {
      const reply = await keeper.post(path, body);
      expect([path, reply.status, codeOf(reply)]).toEqual([path, 404, 'NOT_FOUND']);
      expect(await lastRefusal(api, 'keeper')).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await api.owner(`select 1 from guicheng.person where name = '云越权'`)).toEqual([]);
  });

  it('reads and changes nothing: an official reads all, a council member nothing', async () => {
    expect((await official.get(`/organisations/${ENVIRONMENT_SOCIETY}`)).status).toBe(200);
    const body = { person: newcomer('云越权'), role: 'supervisor', from: '2026-01-01' };
    expect((await give(official, ENVIRONMENT_SOCIETY, body)).status).toBe(403);
    const member = await HttpClient.signedIn(api.base, 'member');
    expect((await member.get('/organisations')).status).toBe(403);
  });

  it('and whoever is: never for himself', async () => {
    const me = (await administrator.get<PersonCard[]>(`/persons?name=${encodeURIComponent('秦远舟')}`)).body[0]?.id;
    const gift = await give(administrator, ASSOCIATION, { person: { id: me }, role: 'association-head', from: '2026-01-01' });
    expect([gift.status, codeOf(gift)]).toEqual([403, 'OWN_RIGHTS']);
    const [own] = (await pageOf(administrator, ASSOCIATION)).posts.filter(({ person }) => person.id === me);
    expect(codeOf(await administrator.post(`/terms/${own?.id}/end`, { on: today(), reason: '离任' }))).toBe('OWN_RIGHTS');
    expect(await lastRefusal(api, 'administrator')).toMatchObject({ code: 'OWN_RIGHTS' });
  });
});

describe('what is sent by somebody who may', () => {
  const WRONG = [null, 0, -1, 1.5, '', ' ', 'x', [], [null], {}, '2026-02-30', '__proto__', '\u0000', '长'.repeat(5_000)];
  const routes = Object.keys(requests).filter((route) =>
    /^POST (organisations|organisation-organs|terms|persons|rights-proposals|accounts|session\/password)/.test(route),
  );

  it('is answered with a code, whatever stands in it', async () => {
    const [member] = await api.owner<{ person: string }>('select person from guicheng.organ_member limit 1');
    const [term] = await api.owner<{ id: string }>(`select id from guicheng.post where role = 'president' limit 1`);
    const things: Things = {
      ...nothing(),
      society: ENVIRONMENT_SOCIETY,
      organ: ENVIRONMENT_COUNCIL,
      member: member?.person ?? '',
      term: term?.id ?? '',
    };
    const faults: string[] = [];
    let sent = 0;
    for (const route of routes) {
      const { path, body = {} } = (requests[route] as (about: Things) => { path: string; body?: Record<string, unknown> })(
        things,
      );
      const client = route.endsWith('session/password') ? official : administrator;
      for (const field of Object.keys(body))
        for (const wrong of WRONG) {
          const reply = await client.post(path, { ...body, [field]: wrong });
          sent += 1;
          if (reply.status >= 500 || (reply.status >= 400 && codeOf(reply) === undefined))
            faults.push(`${route} ${field}=${JSON.stringify(wrong).slice(0, 40)}: ${reply.status} ${codeOf(reply)}`);
        }
    }
    expect(faults).toEqual([]);
    expect(routes.length).toBeGreaterThan(15);
    expect(sent).toBeGreaterThan(400);
  }, 180_000);
});
