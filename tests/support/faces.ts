/** People of every post, of posts that do not count, and with supervision grants in every state: for tests that ask as each of them. */
import { randomUUID } from 'node:crypto';
import { demo } from '../../libs/demo';
import type { Role } from '../../libs/procedure';
import type { TestEnvironment } from '../../libs/testing/environment';

/** Of the demo; each login names its post. */
export const DEMO_FACES = [
  ...['secretary', 'clerk', 'president', 'supervisor', 'member', 'official', 'head'],
  ...['tj-secretary', 'tj-president', 'tj-supervisor'],
];
const { ASSOCIATION, ENVIRONMENT_SOCIETY } = demo;

/** The further posts, under logins that are nobody else's. */
const FURTHER: Record<string, { role: Role; organisation: string }> = {
  'face-secretary-general': { role: 'secretary-general', organisation: ENVIRONMENT_SOCIETY },
  'face-finance': { role: 'society-finance', organisation: ENVIRONMENT_SOCIETY },
  'face-keeper': { role: 'society-administrator', organisation: ENVIRONMENT_SOCIETY },
  'face-party-secretary': { role: 'party-secretary', organisation: 'party' },
  'face-party-member': { role: 'party-member', organisation: 'party' },
  'face-party-staff': { role: 'party-staff', organisation: 'party' },
  'face-leader': { role: 'association-leader', organisation: ASSOCIATION },
  'face-party-affairs': { role: 'party-affairs-officer', organisation: ASSOCIATION },
  'face-foreign-affairs': { role: 'foreign-affairs-officer', organisation: ASSOCIATION },
  'face-finance-officer': { role: 'finance-officer', organisation: ASSOCIATION },
  'face-seal-keeper': { role: 'seal-keeper', organisation: ASSOCIATION },
  'face-archivist': { role: 'archivist', organisation: ASSOCIATION },
  'face-administrator': { role: 'administrator', organisation: ASSOCIATION },
  'face-system-administrator': { role: 'system-administrator', organisation: ASSOCIATION },
  'face-security-administrator': { role: 'security-administrator', organisation: ASSOCIATION },
  'face-log-administrator': { role: 'log-administrator', organisation: ASSOCIATION },
};
export const FURTHER_FACES = Object.keys(FURTHER);

/** Secretariat of the environment society, but not today. */
const TERMS: Record<string, string> = {
  'face-ended': `'2020-01-01', TODAY - 1, null`,
  'face-future': `TODAY + 1, null, null`,
  'face-voided': `'2020-01-01', null, now()`,
};
/** Grants over the environment society that do not count, by one thing each. */
const VOID_GRANTS: Record<string, string> = {
  'face-grant-expired': `TODAY - 9, TODAY - 1, true, false`,
  'face-grant-ahead': `TODAY + 1, TODAY + 9, true, false`,
  'face-grant-unconfirmed': `TODAY - 1, TODAY + 9, false, false`,
  'face-grant-revoked': `TODAY - 1, TODAY + 9, true, true`,
};
/** All of these are told what somebody is told who never held anything. */
export const WITHOUT_RIGHTS = ['face-nobody', ...Object.keys(TERMS), ...Object.keys(VOID_GRANTS)];
/** Holds a grant over the environment society, and nothing else. */
export const GRANTED = 'face-granted';
/** The same for one procedure that the society does not run. */
export const GRANTED_ELSEWHERE = 'face-granted-elsewhere';

const TODAY = `(guicheng.record_now() at time zone 'Asia/Shanghai')::date`;
const today = (text: string) => text.replaceAll('TODAY', TODAY);

/** Makes them, with the demo's password. The demo has to be seeded. */
export async function makeFaces(environment: Pick<TestEnvironment, 'owner'>): Promise<void> {
  const { owner } = environment;
  const party = randomUUID();
  await owner(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, parent)
     values ($1, 'party-organisation', '示例省环境学会党支部', 'Example party branch', 'CN', $2)`,
    [party, ENVIRONMENT_SOCIETY],
  );
  for (const [login, { role, organisation }] of Object.entries(FURTHER)) {
    await givePost(owner, await makePerson(owner, login), role, organisation === 'party' ? party : organisation);
  }
  for (const login of WITHOUT_RIGHTS) {
    const person = await makePerson(owner, login);
    if (TERMS[login]) await givePost(owner, person, 'society-secretariat', ENVIRONMENT_SOCIETY, TERMS[login]);
    if (VOID_GRANTS[login]) await giveGrant(owner, person, VOID_GRANTS[login]);
  }
  await giveGrant(owner, await makePerson(owner, GRANTED), `TODAY, TODAY + 9, true, false`);
  await giveGrant(owner, await makePerson(owner, GRANTED_ELSEWHERE), `TODAY, TODAY + 9, true, false`, `array['another']`);
}

type Owner = TestEnvironment['owner'];

export async function makePerson(owner: Owner, login: string): Promise<string> {
  const id = randomUUID();
  await owner('insert into guicheng.person (id, name) values ($1, $2)', [id, `示例 ${login}`]);
  await owner(
    `insert into guicheng.account (person, login, password_hash) select $1, $2, password_hash from guicheng.account where login = 'secretary'`,
    [id, login],
  );
  return id;
}

export async function givePost(
  owner: Owner,
  person: string,
  role: Role,
  organisation: string,
  term = `'2020-01-01', null, null`,
): Promise<void> {
  await owner(
    `insert into guicheng.post (id, person, organisation, role, held_from, held_to, voided_at)
     values (gen_random_uuid(), $1, $2, $3, ${today(term)})`,
    [person, organisation, role],
  );
}

/** Proposed and confirmed by two who hold nothing themselves. */
export async function giveGrant(owner: Owner, person: string, term: string, procedures = 'null::text[]'): Promise<string> {
  const [first, second, id] = [randomUUID(), randomUUID(), randomUUID()];
  await owner(`insert into guicheng.person (id, name) values ($1, '甲'), ($2, '乙')`, [first, second]);
  await owner(
    `insert into guicheng.supervision_grant (id, association, person, societies, procedures, from_on, until_on, reason, proposed_by,
       confirmed_by, confirmed_at, revoked_by, revoked_at)
     select $1, $2, $3, array[$4::uuid], ${procedures}, g.from_on, g.until_on, '专项检查', $5::uuid,
            case when g.confirmed then $6::uuid end, case when g.confirmed then now() end,
            case when g.revoked then $6::uuid end, case when g.revoked then now() end
       from (values (${today(term)})) as g (from_on, until_on, confirmed, revoked)`,
    [id, ASSOCIATION, person, ENVIRONMENT_SOCIETY, first, second],
  );
  return id;
}
