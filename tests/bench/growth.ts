/**
 * How what people look at grows with the house: `npm run bench:growth` (`-- --json`). Societies of twenty people each are put into the store by
 * SQL, ten times as many each time; what a look costs is told in milliseconds (p50) and in processor time of the API, which other work on
 * the machine disturbs less.
 */
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { Visitor } from '../support/visitor';
import { seed } from './inbox-store';
import { percentiles } from '../support/percentiles';
import { asJson } from './machine';

const SOCIETIES = [15, 150, 1_500];
const PEOPLE_EACH = 20;
const OPEN_TASKS = 1_000;
const REQUESTS = 50;
const LOOKS = ['/session', '/inbox', '/sittings', '/organs'] as const;
type Look = (typeof LOOKS)[number];

interface Grown {
  societies: number;
  people: number;
  looks: Record<Look, { p50: number; processorMs: number }>;
}

async function main(): Promise<void> {
  const api = await startApiAlone({ requestLimits: null });
  // Tests hold each answer against the description of the interface; that takes time that nobody waits for.
  HttpClient.hears = null;
  const grown: Grown[] = [];
  try {
    await seed(api, 0, OPEN_TASKS);
    for (const societies of SOCIETIES) {
      await found(api, grown.at(-1)?.societies ?? 0, societies);
      const visitor = await Visitor.signedIn(api.base, 'secretary');
      const looks = {} as Grown['looks'];
      for (const look of LOOKS) looks[look] = await timed(visitor, look);
      grown.push({ societies, people: societies * PEOPLE_EACH, looks });
    }
  } finally {
    await api.stop();
  }
  if (process.argv.includes('--json')) console.log(asJson({ grown }));
  else for (const one of grown) console.log(lineOf(one));
}

/** Societies with these numbers, each with a council of all its people. */
async function found(api: ApiAlone, from: number, to: number): Promise<void> {
  await api.owner(
    `with o as (insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
                select md5('society ' || n)::uuid, 'society', '示例学会' || n, 'Example society ' || n, 'CN', a.id
                  from generate_series($1::int, $2::int) n, (select id from guicheng.organisation where kind = 'association' limit 1) a),
       g as (insert into guicheng.organ (id, society, kind, name_zh, name_en)
             select md5('council ' || n)::uuid, md5('society ' || n)::uuid, 'council', '理事会', 'Council' from generate_series($1::int, $2::int) n),
       p as (insert into guicheng.person (id, name)
             select md5(n || ' person ' || k)::uuid, '会员' || n || '-' || k from generate_series($1::int, $2::int) n, generate_series(1, $3::int) k),
       h as (insert into guicheng.post (id, person, organisation, role, held_from)
             select gen_random_uuid(), md5(n || ' person ' || k)::uuid, md5('society ' || n)::uuid, 'council-member', '2020-01-01'
               from generate_series($1::int, $2::int) n, generate_series(1, $3::int) k)
     insert into guicheng.organ_member (organ, person, held_from)
     select md5('council ' || n)::uuid, md5(n || ' person ' || k)::uuid, '2020-01-01' from generate_series($1::int, $2::int) n, generate_series(1, $3::int) k`,
    [from + 1, to, PEOPLE_EACH],
  );
  await api.owner('vacuum analyze');
}

async function timed(visitor: Visitor, look: Look): Promise<{ p50: number; processorMs: number }> {
  await visitor.get(look);
  const before = process.cpuUsage();
  const times: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    const start = performance.now();
    const { status } = await visitor.get(look);
    if (status !== 200) throw new Error(`${look} answered ${status}`);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { p50: percentiles(times).p50, processorMs: (user + system) / 1000 / REQUESTS };
}

function lineOf({ societies, people, looks }: Grown): string {
  const costs = LOOKS.map((look) => `${look} ${looks[look].p50.toFixed(1)} ms (${looks[look].processorMs.toFixed(1)})`);
  return `${societies} societies, ${people} people: ${costs.join(', ')}`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
