/** Every route with what no page of ours sends: each is refused with a code, and nothing is a fault. */
import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../libs/contracts';
import { branchForm, fileBranch, PDF, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { ENVIRONMENT, nothing, requests, type Request, type Things } from '../support/routes';

let api: RunningApi;
let secretary: HttpClient;
let cookie: string;
let things: Things;
let form: Record<string, unknown>;

beforeAll(async () => {
  api = await startApi();
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  const signedIn = await raw('POST', '/session', JSON.stringify({ login: 'secretary', password: 'guicheng-demo' }));
  cookie = signedIn.cookie;
  const { caseId, sitting } = await walkBranchSetup(api.base);
  const hidden = await fileBranch(secretary);
  form = await branchForm(secretary);
  const view = (await secretary.get<CaseView>(`/cases/${caseId}`)).body;
  const [member] = await api.environment.owner<{ person: string }>('select person from guicheng.organ_member where organ = $1', [
    ENVIRONMENT.organ,
  ]);
  const task = (await taskOf(secretary, hidden)).id;
  things = {
    ...nothing(),
    ...ENVIRONMENT,
    member: member?.person ?? '',
    case: caseId,
    hidden,
    task,
    file: view.files[0]?.id ?? '',
    sitting,
  };
}, 180_000);
afterAll(() => api?.stop(), 60_000);

async function raw(method: string, path: string, body?: string): Promise<{ status: number; text: string; cookie: string }> {
  const reply = await fetch(`${api.base}/api${path}`, {
    method,
    headers: {
      'x-requested-with': 'guicheng',
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: reply.status, text: await reply.text(), cookie: (reply.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
}

/** As JSON text, because some of it no object of JavaScript can hold. */
const WRONG = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1.5',
    '1e400',
    '9007199254740993',
    '"1"',
    '""',
    '" "',
    '"x"',
    '[]',
    '[[]]',
    '[null]',
    '["x"]',
    '{}',
  ],
  ...[
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud800"',
    '"a\\udc00b"',
    '"\\ud800x\\udc00"',
    '["\\u0000"]',
    '{"a":"\\u0000"}',
    '{"\\u0000":"a"}',
  ],
  ...[
    '{"__proto__":{"polluted":true}}',
    '{"__proto__":"present"}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '"__proto__"',
  ],
  ...['"constructor"', '"toString"', '"2026-02-30"', '"0000-00-00"', '"275760-09-13"', '"%00"', '{"toString":1,"valueOf":1}'],
  ...[
    JSON.stringify('长'.repeat(100_000)),
    '['.repeat(5_000) + ']'.repeat(5_000),
    '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000),
  ],
  JSON.stringify(Array(5_000).fill('x')),
];
const IDS = [
  ...[
    'x',
    '%00',
    '%ff',
    '%',
    '..%2f..',
    '-1',
    '1e3',
    'null',
    '__proto__',
    'constructor',
    '%ED%A0%80',
    '00000000-0000-0000-0000-00000000000g',
  ],
  ...['a'.repeat(6_000), `${randomUUID()}~%00`, `${randomUUID()}~__proto__`, `~`, `${randomUUID()}%00`],
];

const faults: string[] = [];
async function ask(method: string, path: string, body?: string): Promise<void> {
  const { status, text } = await raw(method, path, body);
  const isCoded = status < 400 || /^\{"type":"urn:guicheng:[A-Z_]+",.*"error":\{"code":"[A-Z_]+"/.test(text);
  const what = `${method} ${path.slice(0, 150)} ${(body ?? '').slice(0, 200)} → ${status} ${text.slice(0, 200)}`;
  if (status >= 500 || !isCoded) faults.push(what);
}

/** The body as JSON text with one value, anywhere in it, replaced. */
function* replaced(body: Record<string, unknown>): Generator<string> {
  const places: ((value: string) => string)[] = [];
  const visit = (inner: unknown, wrap: (value: string) => string) => {
    places.push(wrap);
    if (typeof inner !== 'object' || inner === null) return;
    const entries = Object.entries(inner);
    for (const [key, value] of entries) {
      const others = entries
        .filter(([other]) => other !== key)
        .map(([other, rest]) => [JSON.stringify(other), JSON.stringify(rest)]);
      visit(value, (text) =>
        wrap(
          Array.isArray(inner)
            ? `[${[...others.map(([, rest]) => rest), text].join()}]`
            : `{${[...others.map((pair) => pair.join(':')), `${JSON.stringify(key)}:${text}`].join()}}`,
        ),
      );
    }
  };
  visit(body, (text) => text);
  for (const place of places) for (const wrong of WRONG) yield place(wrong);
}

beforeEach(() => {
  faults.length = 0;
});

const withBody = Object.keys(requests).filter((route) => !/^(GET|DELETE)/.test(route) && route !== 'POST files');

describe('what no page sends', () => {
  it.each(withBody)(
    'is refused in the body of %s, wherever it stands',
    async (route) => {
      const { path, body } = (requests[route] as (about: Things) => Request)(things);
      let tried = 0;
      for (const text of replaced(body ?? {})) {
        await ask(route.split(' ')[0] as string, path, text);
        tried += 1;
      }
      for (const text of [undefined, '', '{', '{"a":1,}', 'x']) await ask(route.split(' ')[0] as string, path, text);
      expect(tried).toBeGreaterThanOrEqual(WRONG.length);
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it('is refused in each field of a form', async () => {
    for (const [path, more] of [
      ['/cases', { procedure: 'branch-setup', society: things.society }],
      ['/procedures/branch-setup/preview', { society: things.society }],
    ] as const) {
      for (const field of Object.keys(form)) {
        for (const wrong of WRONG) {
          const rest = JSON.stringify(Object.fromEntries(Object.entries(form).filter(([other]) => other !== field))).slice(0, -1);
          await ask('POST', path, `${JSON.stringify(more).slice(0, -1)},"form":${rest},"${field}":${wrong}}}`);
        }
      }
    }
    expect(faults).toEqual([]);
  }, 240_000);

  it('is refused as an id and as a question', async () => {
    const here = Object.fromEntries(Object.keys(nothing()).map((name) => [name, 'HERE'])) as unknown as Things;
    const addressed = Object.entries(requests).filter(([, make]) => make(here).path.includes('HERE'));
    expect(addressed.length).toBeGreaterThan(15);
    for (const [route, make] of addressed) {
      const marked = make(here);
      for (const id of IDS) {
        await ask(route.split(' ')[0] as string, marked.path.replace('HERE', id), marked.body && JSON.stringify(marked.body));
      }
    }
    const questions = [
      '?status=a&status=b',
      '?status[a]=b',
      '?status=%00',
      '?query=%00',
      '?query=a&query=b',
      '?query=%25_',
      '?query=%ED%A0%80',
    ];
    for (const question of questions) await ask('GET', `/cases${question}`);
    for (const question of ['?society=a&society=b', '?society=%00', '?society=x', '?society[]=x'])
      for (const path of ['/registers/branches', '/procedures/branch-setup', '/procedures/__proto__', '/procedures/%00'])
        await ask('GET', path + question);
    expect(faults).toEqual([]);
  }, 60_000);

  it('is harmless as the name of a file', async () => {
    for (const name of [
      'a\0b.pdf',
      '\x01\x1b[31m.pdf',
      `${'长'.repeat(300)}.pdf`,
      '😀'.repeat(150) + '.pdf',
      '../../etc/passwd.pdf',
      "*=utf-8''a%00b%1b.pdf",
      '<b>.pdf',
    ]) {
      const part = `--x\r\ncontent-disposition: form-data; name="society"\r\n\r\n${things.society}\r\n`;
      const file = `--x\r\ncontent-disposition: form-data; name="file"; filename${name.startsWith('*') ? name : `="${name}"`}\r\n\r\n${PDF.toString('latin1')}\r\n--x--\r\n`;
      const reply = await fetch(`${api.base}/api/files`, {
        method: 'POST',
        headers: { 'x-requested-with': 'guicheng', cookie, 'content-type': 'multipart/form-data; boundary=x' },
        body: part + file,
      });
      const kept = (await reply.json()) as { id: string; name: string };
      if (/\p{Cc}/u.test(name)) {
        // No part of a form may begin like this; it is not read at all.
        expect(reply.status).toBe(400);
        continue;
      }
      expect([name, reply.status]).toEqual([name, 201]);
      const back = await fetch(`${api.base}/api/files/${kept.id}`, { headers: { cookie } });
      expect(back.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(kept.name)}`);
      expect(kept.name).toMatch(/^[^\p{Cc}]{1,200}$/u);
    }
  });

  it('is refused at sign-in', async () => {
    for (const wrong of WRONG) {
      await ask('POST', '/session', `{"login":${wrong},"password":"x"}`);
      await ask('POST', '/session', `{"login":"nobody-${randomUUID()}","password":${wrong}}`);
      await ask('POST', '/session', wrong);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('leaves nothing behind in the objects of the process', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
