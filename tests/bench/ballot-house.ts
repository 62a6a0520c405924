/** The whole product with a ballot by circulation that is open: an invented organ of many members, each with a link of his own. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { BallotBoard, SittingView, VoteChoice } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { addDays } from '../../libs/procedure';
import { atOnce } from '../../libs/persistence/at-once';
import { HttpClient, until } from '../../libs/testing/http-client';
import { pagesOf } from '../../libs/testing/pdfs';
import { setRecordClock } from '../../libs/testing/record-clock';
import { startHouse, type House } from '../support/house';

const LANES = 8;
const A_REQUEST = 500;

export interface Member {
  person: string;
  digits: string;
  token: string;
}

export interface BallotHouse {
  house: House;
  secretary: HttpClient;
  sitting: string;
  members: Member[];
  items: string[];
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Lets the closing come now, and gives what was counted, by item. Whoever votes late is refused, and lets it be counted first. */
  counted(voteLate: () => Promise<unknown>): Promise<Map<string, Record<VoteChoice, number>>>;
  stop(): Promise<void>;
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

export async function openBallot(memberCount: number, itemCount: number): Promise<BallotHouse> {
  const house = await startHouse();
  const client = new Client({ connectionString: addressOf(house) });
  await client.connect();
  const rows = async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[];
  const organ = await foundOrgan(rows, memberCount);
  const secretary = await HttpClient.signedIn(house.base, 'secretary');
  await must(secretary.post(`/organs/${organ}/rules`, RULES));
  const people = await rows<{ id: string; phone: string }>(
    `select p.id, p.phone from guicheng.organ_member m join guicheng.person p on p.id = m.person where m.organ = $1 order by p.phone`,
    [organ],
  );
  const sitting = await convene(secretary, organ, (people[0] as { id: string }).id, itemCount);
  const items = await open(secretary, sitting);
  for (let n = 0; n < people.length; n += A_REQUEST)
    await must(secretary.post(`/sittings/${sitting}/links`, { people: people.slice(n, n + A_REQUEST).map(({ id }) => id) }));
  const members: Member[] = [];
  const failures = await atOnce(LANES, people, async ({ id, phone }) => {
    const { path } = await must(secretary.post<{ path: string }>(`/sittings/${sitting}/links/${id}/copy`, {}));
    members.push({ person: id, digits: phone.slice(-4), token: path.split('#')[1] ?? '' });
  });
  if (failures.length > 0) throw failures[0];
  return {
    ...{ house, secretary, sitting, members, items, rows },
    counted: (voteLate) => count(secretary, sitting, rows, voteLate),
    stop: async () => {
      await client.end();
      await house.stop();
    },
  };
}

function addressOf(house: House): string {
  return (JSON.parse(readFileSync(join(house.folder, 'running.json'), 'utf8')) as { databaseUrl: string }).databaseUrl;
}

async function foundOrgan(rows: BallotHouse['rows'], members: number): Promise<string> {
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
  return stream as string;
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

async function count(secretary: HttpClient, sitting: string, rows: BallotHouse['rows'], voteLate: () => Promise<unknown>) {
  const board = () => secretary.get<BallotBoard>(`/sittings/${sitting}/ballot`);
  const { body } = await board();
  await setRecordClock({ owner: rows }, body.closesAt ?? '', 1);
  await voteLate();
  const { items } = await until('the count', 120_000, async () => {
    const now = (await board()).body;
    return now.status === 'counted' && now;
  });
  return new Map(
    items.map(({ id, arithmetic }) => [
      id,
      {
        for: arithmetic?.for ?? 0,
        against: arithmetic?.against ?? 0,
        abstained: arithmetic?.abstained ?? 0,
        recused: arithmetic?.recused ?? 0,
      },
    ]),
  );
}

async function must<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
