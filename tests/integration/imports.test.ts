/** Ledgers from upload to register and back, by HTTP on the real API and PostgreSQL. */
import { unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/universal';
import type { ImportView, RegisterView } from '../../libs/contracts';
import { checkRegisters, rebuild } from '../../libs/persistence';
import { until } from '../../libs/testing/http-client';
import { altered, branches, BRANCHES, ImportDesk, phone, posts } from '../support/imports';
import {
  branchesLedger,
  creditCode,
  gb18030,
  ledger,
  societiesLedger,
  societyName,
  workbook,
  type LedgerCell,
} from '../support/ledgers';

// A province's ledgers on two cores that others use too.
jest.setTimeout(60_000);

let desk: ImportDesk;

beforeAll(async () => {
  desk = await ImportDesk.open();
}, 120_000);
afterAll(() => desk?.api.stop(), 60_000);

describe('the ledgers of a province', () => {
  it('come in: 150 societies, then 3,000 branches', async () => {
    const timed: Record<string, number> = {};
    const time = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
      const started = Date.now();
      const result = await work();
      timed[what] = Date.now() - started;
      return result;
    };
    const societies = await societiesLedger(150);
    const seen = await time('societies seen', () => desk.receive('societies', societies));
    expect(seen).toMatchObject({
      status: 'ready',
      headingRow: 3,
      missing: [],
      counts: { new: 150, change: 0, doubtful: 0, error: 0 },
    });
    expect(await time('societies applied', () => desk.settle(seen.id, 'apply'))).toMatchObject({ status: 'applied' });

    const branches = await branchesLedger(150, 20);
    const listed = await time('branches seen', () => desk.receive('register:branches', branches));
    expect(listed.counts).toMatchObject({ new: 3_000, error: 0 });
    await time('branches applied', () => desk.settle(listed.id, 'apply'));
    const { body } = await desk.official.get<RegisterView>('/registers/branches');
    expect(body.entries.filter(({ society }) => society.name.zh === societyName(77))).toHaveLength(20);
    console.info(`imports: ${JSON.stringify(timed)}`);
  }, 120_000);

  it('come again unchanged and change nothing', async () => {
    const again = await desk.receive('register:branches', await branchesLedger(150, 20));
    expect(again.counts).toEqual({ new: 0, change: 0, same: 3_000, doubtful: 0, error: 0, left: 0 });
    const societies = await desk.receive('societies', await societiesLedger(150));
    expect(societies.counts).toEqual({ new: 0, change: 0, same: 150, doubtful: 0, error: 0, left: 0 });
    const reply = await desk.official.post(`/imports/${again.id}/apply`, {}, randomUUID());
    expect(reply.body.error?.code).toBe('IMPORT_NOTHING');
  });
});

describe('lines that are wrong', () => {
  it('are told one by one in both languages, and can be taken away as a sheet in which nothing acts', async () => {
    const seen = await desk.receive(
      'posts',
      await posts(
        ['=HYPERLINK("x")', '123', societyName(1), '秘书长', '2024年13月1日', null],
        ['张三', null, '没有这个学会', '门卫', '2024.3.1', '待定'],
      ),
    );
    expect(seen.counts).toMatchObject({ new: 0, error: 2 });
    const rows = await desk.rows(seen.id, 'error');
    expect(rows.map(({ problems }) => problems.map(({ sentence }) => sentence.zh))).toEqual([
      ['第 2 行「手机」：不是 11 位手机号', '第 2 行「任期起」：不是日期，请写成 2024-03-01 或 2024年3月1日'],
      [
        expect.stringMatching(/^第 3 行「职务」：应为以下之一：秘书处、/),
        '第 3 行「任期止」：不是日期，请写成 2024-03-01 或 2024年3月1日',
      ],
    ]);
    expect(rows[0]?.problems[0]?.sentence.en).toBe('Line 2, “Mobile phone”: is not a mobile number of 11 digits');
    const file = await desk.official.download(`/imports/${seen.id}/problems`);
    const [sheet] = await readXlsxFile(new Uint8Array(file).buffer);
    expect(sheet?.data[1]).toEqual([2, `=HYPERLINK("x") · ${societyName(1)}`, '第 2 行「手机」：不是 11 位手机号']);
    expect(Object.entries(unzipSync(new Uint8Array(file))).filter(([, xml]) => Buffer.from(xml).includes('<f>'))).toEqual([]);
  });

  it('do not keep the right ones back', async () => {
    const seen = await desk.receive(
      'register:branches',
      await branches([societyName(1), '甲专业委员会', null, null], ['没有的学会', '乙', null, null]),
    );
    expect(seen.counts).toMatchObject({ new: 1, error: 1 });
    await desk.settle(seen.id, 'apply');
    expect(await desk.count(`guicheng.register_entry where "values" ->> 'name' in ('甲专业委员会', '乙')`)).toBe(1);
  });
});

describe('a sheet with columns of its own', () => {
  it('is mapped by hand, and the next one by itself', async () => {
    const headings: LedgerCell[] = ['甲', '乙', '丙'];
    const first = await desk.receive('register:branches', await ledger([headings, [societyName(2), '无名列专业委员会', '水']]));
    expect(first).toMatchObject({ missing: ['society', 'name'], counts: { new: 0 } });
    expect((await desk.official.post(`/imports/${first.id}/apply`, {}, randomUUID())).body.error).toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
      field: 'mapping.society',
    });
    const twice = await desk.official.put<ImportView>(`/imports/${first.id}/mapping`, { mapping: { society: 0, name: 0 } });
    expect([twice.status, twice.body.error?.field]).toEqual([422, 'mapping.name']);
    const { body } = await desk.official.put<ImportView>(`/imports/${first.id}/mapping`, {
      mapping: { society: 0, name: 1, discipline: 2 },
    });
    expect(body).toMatchObject({ missing: [], counts: { new: 1 } });
    const next = await desk.receive(
      'register:branches',
      await ledger([
        ['丙', '乙', '甲'],
        ['水', '另一个无名列专业委员会', societyName(2)],
      ]),
    );
    expect(next).toMatchObject({ mapping: { society: 2, name: 1, discipline: 0 }, counts: { new: 1 } });
  });

  it('may be one of several; hidden ones are not offered, merged cells count for each of their lines, formulas as what they came to', async () => {
    const both = await workbook([
      { name: '说明', rows: [['填报说明']] },
      { name: '名录', rows: [BRANCHES, [societyName(3), '合并甲', null, null], [null, '合并乙', null, null]] },
      { name: '底稿', rows: [['草稿']] },
    ]);
    const seen = await desk.receive(
      'register:branches',
      await altered(both, {
        'xl/workbook.xml': (xml) => xml.replace('name="底稿"', 'name="底稿" state="hidden"'),
        'xl/worksheets/sheet2.xml': (xml) =>
          xml.replace(
            '</sheetData>',
            '<row r="4"><c r="A4" t="str"><f>A2&amp;""</f><v>' +
              societyName(3) +
              '</v></c><c r="B4" t="str"><f>"合"&amp;"成"</f><v>合成</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
          ),
      }),
    );
    expect(seen).toMatchObject({ status: 'sheet', sheets: [{ name: '说明' }, { name: '名录' }] });
    const { body } = await desk.official.put<ImportView>(`/imports/${seen.id}/sheet`, { sheet: 1 });
    expect(body).toMatchObject({ status: 'ready', sheet: 1, counts: { new: 3, error: 0 } });
    expect((await desk.rows(seen.id)).map(({ said }) => said)).toEqual(
      ['合并甲', '合并乙', '合成'].map((name) => `${name} · ${societyName(3)}`),
    );
  });

  it('may be text in either encoding', async () => {
    const text = `学会,名称\r\n${societyName(4)},"文本专业委员会"\r\n`;
    for (const content of [gb18030(text), Buffer.from(text), Buffer.from(`\ufeff${text}`)]) {
      const seen = await desk.receive('register:branches', content, '名录.csv');
      expect((await desk.rows(seen.id)).map(({ said, verdict }) => [said, verdict])).toEqual([
        [`文本专业委员会 · ${societyName(4)}`, 'new'],
      ]);
    }
  });

  it('may be the sheet that is offered, with its example left in', async () => {
    const template = await desk.official.download(`/imports/targets/${encodeURIComponent('register:branches')}/sheet`);
    const seen = await desk.receive('register:branches', template, '分支机构名录导入表.xlsx');
    const { body } = await desk.official.put<ImportView>(`/imports/${seen.id}/sheet`, { sheet: 0 });
    expect(body).toMatchObject({ missing: [], counts: { new: 0, error: 0, doubtful: 0 } });
  });
});

describe('what may be known already', () => {
  it('is put side by side, and done as it was answered', async () => {
    const known = phone();
    await desk.bring('posts', await posts(['存疑甲', known, societyName(5), '秘书长', '2022-03-01', null]));
    await desk.bring('posts', await posts(['存疑乙', null, societyName(5), '理事', '2022-03-01', null]));
    const seen = await desk.receive(
      'posts',
      await posts(
        ['存疑丙', known, societyName(6), '理事', '2022-03-01', null],
        ['存疑乙', phone(), societyName(6), '理事', '2022-03-01', null],
        ['存疑乙', phone(), societyName(7), '理事', '2022-03-01', null],
      ),
    );
    expect(seen.counts).toMatchObject({ doubtful: 3, new: 0 });
    const asked = await desk.rows(seen.id, 'doubtful');
    expect(asked.map(({ doubt }) => doubt?.why.zh)).toEqual([
      '手机号相同，姓名不同',
      '姓名相同，没有手机号可以核对',
      '姓名相同，没有手机号可以核对',
    ]);
    expect(asked[0]?.doubt?.candidates[0]?.facts[0]).toEqual({
      label: { zh: '姓名', en: 'Name' },
      row: '存疑丙',
      record: '存疑甲',
    });
    const [first, second, third] = asked.map(({ doubt }) => doubt);
    const { body } = await desk.official.put<ImportView>(`/imports/${seen.id}/decisions`, {
      decisions: {
        [first?.key ?? '']: { choice: 'leave' },
        [second?.key ?? '']: { choice: 'this', candidate: second?.candidates[0]?.id },
        [third?.key ?? '']: { choice: 'new' },
      },
    });
    expect(body.counts).toMatchObject({ doubtful: 0, new: 2, left: 1 });
    await desk.settle(seen.id, 'apply');
    expect(await desk.count(`guicheng.person where name = '存疑乙'`)).toBe(2);
    expect(await desk.count(`guicheng.person where name = '存疑丙'`)).toBe(0);
    expect(await desk.count(`guicheng.person where name = '存疑乙' and phone is null`)).toBe(0);
  });
});

describe('applying', () => {
  it('is once: the same request again, another one, and the same key for another import', async () => {
    const seen = await desk.receive('register:branches', await branches([societyName(8), '一次专业委员会', null, null]));
    const key = randomUUID();
    const replies = await Promise.all([1, 2, 3].map(() => desk.official.post<ImportView>(`/imports/${seen.id}/apply`, {}, key)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    await until(
      'the end',
      20_000,
      async () => (await desk.official.get<ImportView>(`/imports/${seen.id}`)).body.status === 'applied',
    );
    expect(await desk.count(`guicheng.register_entry where "values" ->> 'name' = '一次专业委员会'`)).toBe(1);
    expect((await desk.official.post(`/imports/${seen.id}/apply`, {}, randomUUID())).body.error?.code).toBe('IMPORT_DONE');
    const other = await desk.receive('register:branches', await branches([societyName(8), '二次专业委员会', null, null]));
    expect((await desk.official.post(`/imports/${other.id}/apply`, {}, key)).body.error?.code).toBe('KEY_REUSED');
    expect((await desk.official.post(`/imports/${other.id}/apply`, {})).body.error?.code).toBe('KEY_REQUIRED');
    expect((await desk.official.put(`/imports/${seen.id}/mapping`, { mapping: {} })).body.error?.code).toBe('IMPORT_DONE');
  });

  it('is of what was shown: where the record has moved, nothing is written and the rows are shown again', async () => {
    const content = await branches(
      [societyName(9), '同名专业委员会', '水', null],
      [societyName(9), '另一专业委员会', '水', null],
    );
    const [one, other] = [await desk.receive('register:branches', content), await desk.receive('register:branches', content)];
    await desk.settle(one.id, 'apply');
    expect((await desk.official.post(`/imports/${other.id}/apply`, {}, randomUUID())).body.error?.code).toBe('IMPORT_CHANGED');
    expect((await desk.official.get<ImportView>(`/imports/${other.id}`)).body).toMatchObject({
      status: 'ready',
      counts: { new: 0, same: 2 },
    });
  });

  it('leaves a mark on every row, and an act with counts and no names', async () => {
    const seen = await desk.receive('posts', await posts(['标记者', phone(), societyName(10), '秘书长', '2022-03-01', null]));
    await desk.settle(seen.id, 'apply');
    const marks = await desk.api.environment.owner<{ provenance: string }>(
      `select provenance from guicheng.person where name = '标记者'
       union all select t.provenance from guicheng.post t join guicheng.person p on p.id = t.person where p.name = '标记者'`,
    );
    expect(marks).toHaveLength(2);
    for (const { provenance } of marks) expect(provenance).toMatch(new RegExp(`^import:\\d{4}-\\d{2}:${seen.id}$`));
    const acts = await desk.api.environment.owner<{ action: string; details: object }>(
      `select action, details from guicheng.administrative_act where object = $1 order by at, action`,
      [seen.id],
    );
    expect(acts).toEqual([
      { action: 'import-received', details: { target: 'posts', sheets: 1, rows: 2 } },
      { action: 'import-applied', details: { target: 'posts', new: 1, change: 0, same: 0, doubtful: 0, error: 0, left: 0 } },
    ]);
    const { body } = await desk.official.get<RegisterView>('/registers/branches');
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    expect(body.entries.find(({ society }) => society.name.zh === societyName(77))?.importedBy?.zh).toBe(`${month} 由台账导入`);
  });
});

describe('taking back', () => {
  it('leaves the record as it was, for each kind of ledger', async () => {
    const state = () =>
      Promise.all(
        [
          'organisation',
          'master_record',
          'person',
          'organ',
          'post where voided_at is null',
          'organ_member where voided_at is null',
          'register_entry where recorded_to is null',
        ].map((table) => desk.count(`guicheng.${table}`)),
      );
    const before = await state();
    const ids: string[] = [];
    const bring = async (target: string, content: Buffer) => {
      const seen = await desk.receive(target, content);
      await desk.settle(seen.id, 'apply');
      ids.push(seen.id);
    };
    await bring(
      'societies',
      await ledger([
        ['学会名称', '统一社会信用代码', '业务主管单位', '团体会员', '联系人', '联系人手机', '简称'],
        ['撤回学会', creditCode(900), '本科协', '是', '撤回联系人', phone(), null],
        [societyName(11), null, null, null, null, null, '十一'],
      ]),
    );
    await bring('posts', await posts(['撤回甲', phone(), '撤回学会', '秘书长', '2022-03-01', null]));
    await bring(
      'organ-members',
      await ledger([
        ['学会', '会议机构', '姓名', '职务', '任期'],
        ['撤回学会', '理事会', '撤回乙', '理事长', '2022.3-2027.2'],
      ]),
    );
    await bring(
      'register:branches',
      await branches(['撤回学会', '撤回专业委员会', null, null], [societyName(11), '第1专业委员会', '改了', null]),
    );
    for (const id of ids.reverse()) expect(await desk.settle(id, 'undo')).toMatchObject({ status: 'undone', keptLines: 0 });
    expect(await state()).toEqual(before);
    expect(
      await desk.count(
        `guicheng.register_entry r join guicheng.organisation o on o.id = r.society
          where o.name_zh = '${societyName(11)}' and r.values ->> 'discipline' = '改了' and r.recorded_to is null`,
      ),
    ).toBe(0);
    // What it wrote is not said any more, and it stays on record that it was said, and by which import.
    const ofThem = `split_part(provenance, ':', 3) in ('${ids.join("', '")}')`;
    expect(await desk.count(`guicheng.register_entry where ${ofThem} and recorded_to is not null`)).toBe(2);
    expect(await desk.count(`guicheng.register_entry where ${ofThem}`)).toBe(2);
    expect((await checkRegisters(desk.api.environment.auditor)).differences).toEqual([]);
  });

  it('of a register with types leaves no entry in force, and no word of a person', async () => {
    const sheet = await ledger([
      ['学会', '职务', '姓名', '届次', '专职', '届满日期', '列入日期'],
      [societyName(12), '秘书长', '撤回丙', '第5届', '是', '2027-02-28', '2022-03-01'],
      [societyName(12), '理事长', '撤回丁', '今年', null, '2027-02-28', null],
    ]);
    const seen = await desk.receive('register:officers', sheet);
    expect(seen.counts).toMatchObject({ new: 1, error: 1 });
    await desk.settle(seen.id, 'apply');
    const stored = () =>
      desk.api.environment.owner(
        `select "values", valid_from::text as "from", valid_to::text as "to", recorded_to is null as said
           from guicheng.register_entry where split_part(provenance, ':', 3) = $1`,
        [seen.id],
      );
    const values = { post: 'secretary-general', term: 5, fullTime: true, termEnd: '2027-02-28' };
    expect(await stored()).toEqual([{ values: { ...values, name: '撤回丙' }, from: '2022-03-01', to: '2027-03-01', said: true }]);
    expect(await desk.settle(seen.id, 'undo')).toMatchObject({ status: 'undone', keptLines: 0 });
    expect(await stored()).toEqual([{ values, from: '2022-03-01', to: '2027-03-01', said: false }]);
    expect((await desk.official.get<RegisterView>('/registers/officers')).body.entries).toEqual([]);
  });

  it('keeps what somebody has changed or used since, and says which lines', async () => {
    const numbers = [phone(), phone(), phone()];
    const names = ['留下甲', '留下乙', '走的丙'];
    const seen = await desk.receive(
      'posts',
      await posts(
        ...names.map((name, n): LedgerCell[] => [name, numbers[n] ?? null, societyName(12), '秘书长', '2022-03-01', null]),
      ),
    );
    await desk.settle(seen.id, 'apply');
    // One has his term ended by somebody else, another gets a second post that rests on the person.
    await desk.api.environment.owner(
      `update guicheng.post set held_to = '2026-06-30' where person = (select id from guicheng.person where name = '留下甲')`,
    );
    await desk.settle(
      (await desk.receive('posts', await posts(['留下乙', numbers[1] ?? null, societyName(13), '理事', '2022-03-01', null]))).id,
      'apply',
    );
    expect(await desk.settle(seen.id, 'undo')).toMatchObject({ status: 'undone', keptLines: 2 });
    expect((await desk.rows(seen.id)).map(({ said, kept }) => [said.split(' ')[0], kept])).toEqual([
      ['留下甲', true],
      ['留下乙', true],
      ['走的丙', false],
    ]);
    expect(await desk.count(`guicheng.person where name in ('留下甲', '留下乙', '走的丙')`)).toBe(2);
  });

  it('ends after a day, and happens once', async () => {
    const seen = await desk.receive('register:branches', await branches([societyName(14), '隔日专业委员会', null, null]));
    await desk.settle(seen.id, 'apply');
    await desk.api.environment.owner(`update guicheng.import set applied_at = applied_at - interval '25 hours' where id = $1`, [
      seen.id,
    ]);
    expect((await desk.official.post(`/imports/${seen.id}/undo`, {}, randomUUID())).body.error?.code).toBe('IMPORT_UNDO_OVER');
    expect((await desk.official.get<ImportView>(`/imports/${seen.id}`)).body.undoUntil).toBeNull();
    await desk.api.environment.owner(`update guicheng.import set applied_at = guicheng.record_now() where id = $1`, [seen.id]);
    await desk.settle(seen.id, 'undo');
    expect((await desk.official.post(`/imports/${seen.id}/undo`, {}, randomUUID())).body.error?.code).toBe('IMPORT_DONE');
  });
});

describe('the log', () => {
  it('gives the same tables again: rows without a case are none of its business', async () => {
    const { differences } = await rebuild(desk.api.environment.auditor);
    expect(differences).toEqual([]);
  });
});
