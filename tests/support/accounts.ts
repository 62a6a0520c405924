/** What the tests of accounts and profiles do alike: somebody is invited, chooses a password and signs in. */
import type { InvitationAnswer } from '../../libs/contracts';
import { HttpClient, type Reply } from '../../libs/testing/http-client';
import type { ApiAlone } from './api-alone';
import { codeOf, give, newcomer } from './people';

export const GOOD = '静水流深，大道无言 2026';
/** Of the kinds of characters that 等保三级 asks for, too. */
export const BETTER = 'Correct horse 42';

export const statusOf = (reply: Reply<unknown>) => [reply.status, codeOf(reply)];

export async function personOf(api: ApiAlone, login: string): Promise<string> {
  const [account] = await api.owner<{ person: string }>('select person from guicheng.account where login = $1', [login]);
  return account?.person ?? '';
}

/** By whoever has the link, who is nobody yet. */
export const accept = (api: ApiAlone, token: string, password: string) =>
  new HttpClient(api.base).post<{ login: string }>('/invitations/accept', { token, password });

interface Newcomer {
  organisation: string;
  role: string;
  name: string;
  login: string;
  password?: string;
}

/** Somebody new with a post, given and invited by `client`, and signed in. */
export async function enrol(api: ApiAlone, client: HttpClient, { organisation, role, name, login, password = GOOD }: Newcomer) {
  const given = await give(client, organisation, { person: newcomer(name), role, from: '2026-01-01' });
  const { person } = given.body;
  const invited = await client.post<InvitationAnswer>('/accounts', { person, login });
  expect([given.status, invited.status]).toEqual([201, 201]);
  expect((await accept(api, invited.body.token, password)).status).toBe(200);
  return { person, client: await HttpClient.signedIn(api.base, login, password) };
}
