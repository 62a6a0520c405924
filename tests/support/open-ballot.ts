/** A ballot by circulation that is open: an invented organ of many members of the demo's society, each with a link of his own. */
import { randomUUID } from 'node:crypto';
import type { BallotBoard, LinkOpened, LinkView, SittingView, VoteChoice } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { atOnce } from '../../libs/persistence/at-once';
import { addDays } from '../../libs/procedure';
import { HttpClient, until } from '../../libs/testing/http-client';
import { pagesOf } from '../../libs/testing/pdfs';
import { Visitor } from './visitor';

const LANES = 8;
const A_REQUEST = 500;

export interface Member {
  person: string;
  digits: string;
  token: string;
}

/** As the owner of the store. */
export type Rows = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

export interface OpenBallot {
  sitting: string;
  members: Member[];
  items: string[];
  closesAt: string;
  /** Waits for the closing, which must have come by the record's clock, and gives what was counted, by item. */
  counted(): Promise<Map<string, Record<VoteChoice, number>>>;
}

const SHARE = { operator: 'at-least', of: { numerator: 1, denominator: 2 } };
const RULES = {
  quorum: { ...SHARE, base: 'members' },
  threshold: { ...SHARE, base: 'present' },
  article: '第二十三条',
  forms: ['on-site', 'by-circulation'],
  noticeDays: 3,
  circulation: { never: ['election'] },
};

export async function openBallot(
  { base, rows }: { base: string; rows: Rows },
  memberCount: number,
  itemCount: number,
): Promise<OpenBallot> {
  const organ = await foundOrgan(rows, memberCount);
  const secretary = await HttpClient.signedIn(base, 'secretary');
  await must(secretary.post(`/organs/${organ}/rules`, RULES));
  const people = await rows<{ id: string; phone: string }>(
    `select p.id, p.phone from guicheng.organ_member m join guicheng.person p on p.id = m.person where m.organ = $1 order by p.phone`,
    [organ],
  );
  const sitting = await convene(secretary, organ, (people[0] as { id: string }).id, itemCount);
  const items = await open(secretary, sitting);
  const board = async () => (await secretary.get<BallotBoard>(`/sittings/${sitting}/ballot`)).body;
  return {
    ...{ sitting, items },
    closesAt: (await board()).closesAt ?? '',
    members: await linksOf(secretary, sitting, people),
    counted: async () => {
      const { items: counted } = await until('the count', 120_000, async () => {
        const now = await board();
        return now.status === 'counted' && now;
      });
      const countOf = ({ arithmetic }: BallotBoard['items'][number]) => ({
        for: arithmetic?.for ?? 0,
        against: arithmetic?.against ?? 0,
        abstained: arithmetic?.abstained ?? 0,
        recused: arithmetic?.recused ?? 0,
      });
      return new Map(counted.map((item) => [item.id, countOf(item)]));
    },
  };
}

/** The member's link, opened with his digits. */
export async function visitorOf(base: string, { token, digits }: Member, headers: Record<string, string> = {}): Promise<Visitor> {
  const visitor = new Visitor(base, headers);
  await must(visitor.post<LinkOpened>('/ballot-link/session', { token, digits }));
  return visitor;
}

export async function ballotOf(visitor: Visitor): Promise<NonNullable<LinkView['ballot']>> {
  const { ballot } = await must(visitor.get<LinkView>('/ballot-link'));
  if (ballot === null) throw new Error('the link shows no ballot');
  return ballot;
}

async function linksOf(secretary: HttpClient, sitting: string, people: { id: string; phone: string }[]): Promise<Member[]> {
  for (let n = 0; n < people.length; n += A_REQUEST)
    await must(secretary.post(`/sittings/${sitting}/links`, { people: people.slice(n, n + A_REQUEST).map(({ id }) => id) }));
  const members: Member[] = [];
  const failures = await atOnce(LANES, people, async ({ id, phone }) => {
    const { path } = await must(secretary.post<{ path: string }>(`/sittings/${sitting}/links/${id}/copy`, {}));
    members.push({ person: id, digits: phone.slice(-4), token: path.split('#')[1] ?? '' });
  });
  if (failures.length > 0) throw failures[0];
  return members;
}

async function foundOrgan(rows: Rows, members: number): Promise<string> {
  const organ = randomUUID();
  await rows(
    `insert into guicheng.organ (id, society, kind, name_zh, name_en) values ($1, $2, 'other', '会员大会', 'Assembly')`,
    [organ, demo.ENVIRONMENT_SOCIETY],
  );
  await rows(
    `with people as (
       insert into guicheng.person (id, name, phone)
       select gen_random_uuid(), '会员' || n, '139' || lpad(n::text, 8, '0') from generate_series(1, $2::int) n returning id)
     insert into guicheng.organ_member (organ, person, held_from) select $1, id, '2020-01-01' from people`,
    [organ, members],
  );
  return organ;
}

async function convene(secretary: HttpClient, organ: string, chair: string, items: number): Promise<string> {
  const tomorrow = addDays(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), 1);
  const agenda = Array.from({ length: items }, (_, n) => ({ title: `议题 ${n + 1}` }));
  const { stream } = await secretary.decide('/sittings', { organ, on: tomorrow, form: 'by-circulation', chair, items: agenda });
  return stream;
}

/** Each item with some lines and a document of two pages. */
async function open(secretary: HttpClient, sitting: string): Promise<string[]> {
  const drawing = 'BT /F1 18 Tf 60 700 Td (Example) Tj ET 0.9 0.9 0.9 rg 60 60 300 500 re f';
  const file = (await must(secretary.upload(demo.ENVIRONMENT_SOCIETY, '方案.pdf', pagesOf([drawing, drawing])))).id;
  const { agenda } = await must(secretary.get<SittingView>(`/sittings/${sitting}`));
  const papers = agenda.map(({ id }) => ({ item: id, summary: '请审议本议题。\n附方案全文。', files: [file] }));
  await secretary.decide(`/sittings/${sitting}/ballot`, { closesAt: '17:00', papers });
  return agenda.map(({ id }) => id);
}

/** The body of an answer that is no refusal. */
export async function must<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
