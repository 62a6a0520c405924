/** What an import refuses: those who may not, rows that are not theirs, files made to hurt; and what it forgets. */
import { strToU8, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import type { ImportView, RegisterView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { altered, branches, ImportDesk, phone, posts } from '../support/imports';
import { ledger, societiesLedger, societyName, type LedgerCell } from '../support/ledgers';

// Sheets of 100,000 rows are made and read on two cores.
jest.setTimeout(60_000);

/** More than a workbook may unpack to. */
const BOMB_BYTES = 101 * 1024 * 1024;
let desk: ImportDesk;

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.bring('societies', await societiesLedger(20));
}, 120_000);
afterAll(() => desk?.api.stop(), 60_000);

describe('rights', () => {
  it('are the association’s: societies import nothing, and the API’s role writes no entry beside an import', async () => {
    const secretary = await HttpClient.signedIn(desk.api.base, 'secretary');
    const reply = await desk.upload('register:branches', await branches(['示例省环境学会', '自己导入', null, null]), {
      client: secretary,
    });
    expect([reply.status, reply.body.error?.code]).toEqual([403, 'FORBIDDEN']);
    const done = await desk.receive('register:branches', await branches([societyName(15), '角色专业委员会', null, null]));
    await desk.settle(done.id, 'apply');
    const step = {
      op: 'entry-new',
      register: 'branches',
      id: 'planted',
      society: demo.ENVIRONMENT_SOCIETY,
      values: { name: '栽赃', kind: 'branch' },
    };
    const [answer] = await desk.api.environment.api.query<{ written: boolean }[]>(
      'select guicheng.import_entry($1, $2) as written',
      [done.id, JSON.stringify(step)],
    );
    expect(answer?.written).toBe(false);
    await expect(
      desk.api.environment.api.query('select guicheng.take_back_step($1, $2)', [done.id, JSON.stringify(step)]),
    ).rejects.toThrow(/permission denied/);
    await expect(
      desk.api.environment.api.query(`insert into guicheng.register_entry select * from guicheng.register_entry limit 0`),
    ).rejects.toThrow(/permission denied/);
  });

  it('end at the association: another one’s societies are refused and on the record, its imports are not found', async () => {
    const [other, foreign] = [randomUUID(), randomUUID()];
    await desk.api.environment.owner(
      `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association)
       values ($1, 'association', '别省科协', 'Other association', 'CN', null), ($2, 'society', '别省学会', 'Other society', 'CN', $1)`,
      [other, foreign],
    );
    const seen = await desk.receive('register:branches', await branches(['别省学会', '越界专业委员会', null, null]));
    expect((await desk.rows(seen.id))[0]?.problems[0]?.sentence.zh).toBe('第 2 行「学会」：不属于本科协的学会，不能导入');
    expect(await desk.count(`guicheng.attempt where stream = '${seen.id}' and action = 'import' and code = 'FORBIDDEN'`)).toBe(1);
    expect(
      (await desk.upload('register:branches', await branches(['别省学会', 'x', null, null]), { association: other })).status,
    ).toBe(404);
    await desk.api.environment.owner(`update guicheng.import set association = $2 where id = $1`, [seen.id, other]);
    for (const path of ['', '/rows', '/problems'])
      expect((await desk.official.get(`/imports/${seen.id}${path}`)).status).toBe(404);
    expect((await desk.official.post(`/imports/${seen.id}/apply`, {}, randomUUID())).status).toBe(404);
  });
});

describe('a hostile file', () => {
  const refused = async (content: Buffer, name = '台账.xlsx') => {
    const { status, body } = await desk.upload('register:branches', content, { name });
    return [status, body.error?.code];
  };

  it('is refused by what it is', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_024)]);
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    expect(await refused(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toEqual([422, 'SHEET_PROTECTED']);
    expect(await refused(ole, '台账.xls')).toEqual([415, 'SHEET_OLD_FORMAT']);
    expect(await refused(png)).toEqual([422, 'SHEET_UNREADABLE']);
    expect(await refused(Buffer.from('%PDF-1.4'), '台账.pdf')).toEqual([415, 'FILE_TYPE']);
    expect(await refused(png, '台账.csv')).toEqual([422, 'SHEET_UNREADABLE']);
    expect(await refused(Buffer.from('PK\u0003\u0004 and then nothing'))).toEqual([422, 'SHEET_UNREADABLE']);
    expect(await refused(Buffer.from(zipSync({ 'a.xml': strToU8('<a/>') })))).toEqual([422, 'SHEET_UNREADABLE']);
    expect(await refused(Buffer.alloc(11 * 1024 * 1024))).toEqual([413, 'FILE_TOO_BIG']);
    expect(await refused(await ledger([[null]]))).toEqual([422, 'SHEET_EMPTY']);
  });

  it('is refused by its size: a bomb, 100,000 rows, one cell at the end of the world', async () => {
    const small = await branches([societyName(1), 'x', null, null]);
    const bomb = await altered(small, { 'xl/sharedStrings.xml': () => new Uint8Array(BOMB_BYTES) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refused(bomb)).toEqual([413, 'SHEET_TOO_LARGE']);
    const row = (n: number) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`;
    const many = await altered(small, {
      'xl/worksheets/sheet1.xml': (xml) =>
        xml.replace('</sheetData>', Array.from({ length: 100_000 }, (_, n) => row(n + 10)).join('') + '</sheetData>'),
    });
    const { body } = await desk.upload('register:branches', many);
    expect(body.error?.message.zh).toBe('表格太大：一次最多 20000 行、100 列。请拆成几个文件，分次导入。');
    for (const cell of [row(1_048_576), '<row r="9"><c r="XFD9"><v>1</v></c></row>'])
      expect(
        await refused(
          await altered(small, { 'xl/worksheets/sheet1.xml': (xml) => xml.replace('</sheetData>', `${cell}</sheetData>`) }),
        ),
      ).toEqual([413, 'SHEET_TOO_LARGE']);
    expect(await refused(Buffer.from('学会,名称\n'.repeat(100_000)), '名录.csv')).toEqual([413, 'SHEET_TOO_LARGE']);
  });

  it('whose header lies about what it unpacks to is not believed', async () => {
    const bomb = await altered(await branches([societyName(1), 'x', null, null]), {
      'xl/sharedStrings.xml': () => new Uint8Array(BOMB_BYTES),
    });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(BOMB_BYTES);
    const lie = Buffer.from(bomb);
    for (let at = lie.indexOf(size); at >= 0; at = lie.indexOf(size, at + 1)) lie.writeUInt32LE(1_000, at);
    expect(await refused(lie)).toEqual([422, 'SHEET_UNREADABLE']);
  });

  it('says what it says: cells that look like formulas are text on every page', async () => {
    const names = ['=1+1', '+86', '-环境', '@示例', '＝SUM(A1)'];
    const seen = await desk.receive(
      'register:branches',
      await branches(...names.map((name): LedgerCell[] => [societyName(16), name, null, null])),
    );
    await desk.settle(seen.id, 'apply');
    const { body } = await desk.official.get<RegisterView>('/registers/branches');
    const shown = body.entries
      .filter(({ society }) => society.name.zh === societyName(16))
      .map(({ values }) => values['name']?.zh);
    expect(shown).toEqual(expect.arrayContaining(names));
  });
});

describe('the rows of an upload', () => {
  it('are gone thirty days after, at the next beginning by anybody; what was done stays', async () => {
    const seen = await desk.receive('posts', await posts(['过期者', phone(), societyName(17), '秘书长', '2022-03-01', null]));
    await desk.settle(seen.id, 'apply');
    await desk.api.environment.owner(
      `update guicheng.import set made_at = made_at - interval '40 days', applied_at = applied_at - interval '31 days' where id = $1`,
      [seen.id],
    );
    await desk.receive('register:branches', await branches([societyName(17), '过期后', null, null]));
    expect(await desk.count(`guicheng.import_row where import = '${seen.id}'`)).toBe(0);
    expect(await desk.count(`guicheng.import_sheet where import = '${seen.id}'`)).toBe(0);
    expect((await desk.official.get<ImportView>(`/imports/${seen.id}`)).body).toMatchObject({
      status: 'applied',
      fileName: null,
      counts: { new: 1 },
    });
    expect(await desk.count(`guicheng.person where name = '过期者'`)).toBe(1);
  });
});
