/** What the tests of people and organisations ask and read alike. */
import type { OrganisationPage, PostAnswer, PostTermView } from '../../libs/contracts';
import { HttpClient, type Reply } from '../../libs/testing/http-client';
import type { ApiAlone } from './api-alone';

export const codeOf = (reply: Reply<unknown>) => reply.body.error?.code;

/** The day in Shanghai. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** One of the demo's people for each login. */
export async function signedIn<Logins extends string[]>(
  base: string,
  ...logins: Logins
): Promise<{ [Index in keyof Logins]: HttpClient }> {
  return (await Promise.all(logins.map((login) => HttpClient.signedIn(base, login)))) as { [Index in keyof Logins]: HttpClient };
}

export const newcomer = (name: string) => ({ name, isNew: true });

export const give = (client: HttpClient, organisation: string, body: object) =>
  client.post<PostAnswer>(`/organisations/${organisation}/posts`, body);

export async function pageOf(client: HttpClient, id: string, on = ''): Promise<OrganisationPage> {
  return (await client.get<OrganisationPage>(`/organisations/${id}${on && `?on=${on}`}`)).body;
}

export const termsOf = (page: OrganisationPage, name: string): PostTermView[] =>
  page.posts.filter(({ person }) => person.name === name);

/** The last attempt of somebody that was refused. */
export async function lastRefusal(api: ApiAlone, login: string): Promise<{ action: string; code: string } | undefined> {
  const [last] = await api.owner<{ action: string; code: string }>(
    `select t.action, t.code from guicheng.attempt t join guicheng.account a on a.person = t.actor
      where a.login = $1 and t.action <> 'sign-in' order by t.id desc limit 1`,
    [login],
  );
  return last;
}
