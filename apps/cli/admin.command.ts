import { publishCatalogue } from '../../libs/demo';
import {
  administratorsOf,
  changeProfile,
  createDataSource,
  createFirstAdministrator,
  inTransaction,
  invitationAddress,
  migrate,
  SetUpProblem,
  type SetUpRefusal,
  type Sql,
} from '../../libs/persistence';
import type { AdministratorRole } from '../../libs/procedure';
import type { Profile } from '../../libs/rights';
import { withClient } from '../../libs/runtime/database';
import { StartProblem } from '../../libs/runtime/problem';
import { textFlag, type Invocation } from './invocation';
import { dataFolder, DEFAULT_PORT, layoutOf } from './layout';
import { openStore } from './store';

const PROFILES: readonly Profile[] = ['general', 'mlps-3'];
const JURISDICTIONS = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];

/** The flag that names the account of each post, when a deployment changes its profile. */
const FLAGS: Record<AdministratorRole, string> = {
  administrator: 'administrator',
  'system-administrator': 'system',
  'security-administrator': 'security',
  'log-administrator': 'log',
};

/** `guicheng admin create` and `guicheng admin profile`: what only the server's console may do. */
export async function admin(invocation: Invocation): Promise<number> {
  const [verb, ...rest] = invocation.words;
  if (verb === 'create' && rest.length === 0) return create(invocation);
  if (verb === 'profile' && rest.length === 1) return profile(invocation, rest[0] ?? '');
  throw new StartProblem(
    'admin',
    'it knows "create" and "profile"',
    'npx --no guicheng admin create --login LOGIN --name NAME, or: npx --no guicheng admin profile mlps-3 --system LOGIN --security LOGIN --log LOGIN',
  );
}

async function create(invocation: Invocation): Promise<number> {
  const login = required(invocation, 'login');
  if (!/^[A-Za-z0-9._@-]{3,60}$/.test(login))
    throw new StartProblem('--login', 'it has 3 to 60 letters, digits, dots, dashes', 'Example: --login admin');
  const profile = profileOf(textFlag(invocation, 'profile') ?? 'general');
  const role = roleOf(textFlag(invocation, 'role') ?? administratorsOf(profile)[0] ?? '');
  const jurisdiction = textFlag(invocation, 'jurisdiction') ?? 'CN';
  if (!JURISDICTIONS.includes(jurisdiction))
    throw new StartProblem('--jurisdiction', `it is one of ${JURISDICTIONS.join(', ')}`, 'Leave it out for the national rules.');
  const { token, expiresAt } = await onConsole(invocation, (sql) =>
    createFirstAdministrator(sql, {
      login,
      name: required(invocation, 'name'),
      role,
      profile,
      organisation: textFlag(invocation, 'organisation') ?? '科学技术协会',
      jurisdiction,
    }),
  );
  const base = textFlag(invocation, 'url') ?? `http://127.0.0.1:${DEFAULT_PORT}`;
  console.log(`Account ${login} (${role}) is made. Its owner chooses the password here, once, until ${expiresAt}:`);
  console.log(`  ${invitationAddress(base, token)}`);
  console.log('The link is not stored and not shown again.');
  const others = administratorsOf(profile).filter((other) => other !== role);
  if (others.length > 0) console.log(`In this profile make these too, for other people: ${others.join(', ')} (--role).`);
  return 0;
}

async function profile(invocation: Invocation, asked: string): Promise<number> {
  const chosen = profileOf(asked);
  const logins = Object.fromEntries(administratorsOf(chosen).map((role) => [role, required(invocation, FLAGS[role])]));
  await onConsole(invocation, (sql) => changeProfile(sql, chosen, logins));
  console.log(
    `The profile is ${chosen} now. ${administratorsOf(chosen).join(', ')} begin today; those of the old profile have ended.`,
  );
  if (chosen === 'mlps-3') console.log('Everybody chooses a new password at the next sign-in.');
  return 0;
}

/** One transaction as the schema's owner, on a schema of this release. */
async function onConsole<Result>(invocation: Invocation, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const { environment } = invocation;
  const store = await openStore(layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn)), environment);
  try {
    await migrate(store.urls.owner);
    await withClient(store.urls.owner, publishCatalogue);
    const source = await createDataSource({ url: store.urls.owner, poolSize: 1 }).initialize();
    try {
      return await inTransaction(source, work);
    } finally {
      await source.destroy();
    }
  } catch (error) {
    throw error instanceof SetUpProblem ? inWords(error) : error;
  } finally {
    await store.close();
  }
}

const WORDS: Record<SetUpRefusal, [why: string, remedy: string]> = {
  'demo-data': [
    'this data folder has the invented people of the demo, which are never mixed with real ones',
    'Take an empty one: --data DIR (or an empty database).',
  ],
  'administrator-exists': [
    'somebody holds this post already',
    'Further accounts are made on the pages, by him. A lost password: another administrator resets it.',
  ],
  'other-profile': ['the deployment has another profile', 'Leave out --profile, or change it: npx --no guicheng admin profile …'],
  'not-in-profile': ['this profile has no such post', 'See npx --no guicheng help'],
  'login-taken': ['this account name is taken', 'Choose another --login.'],
  'same-profile': ['this is the profile already', 'Nothing was changed.'],
  'login-unknown': ['there is no such account', 'Make it on the pages first; the person needs no post for that.'],
  'one-person-twice': ['the three are three people', 'Name a different account for each.'],
  'decides-already': [
    'this person holds a post that decides, and in this profile nobody has both without a second person’s word',
    'Name somebody who decides nothing, or give the post on the pages afterwards.',
  ],
};

function inWords(problem: SetUpProblem): StartProblem {
  const [why, remedy] = WORDS[problem.refusal];
  return new StartProblem('admin', problem.about === '' ? why : `${why} (${problem.about})`, remedy);
}

function required(invocation: Invocation, name: string): string {
  const value = textFlag(invocation, name)?.trim();
  if (!value) throw new StartProblem('admin', `--${name} is missing`, 'See npx --no guicheng help');
  return value;
}

function profileOf(value: string): Profile {
  const found = PROFILES.find((known) => known === value);
  if (!found) throw new StartProblem('Profile', `it is one of ${PROFILES.join(', ')}`, 'general: 一般; mlps-3: 等保三级.');
  return found;
}

function roleOf(value: string): AdministratorRole {
  const found = (Object.keys(FLAGS) as AdministratorRole[]).find((role) => role === value);
  if (!found)
    throw new StartProblem('--role', `it is one of ${Object.keys(FLAGS).join(', ')}`, 'Leave it out for the first one.');
  return found;
}
