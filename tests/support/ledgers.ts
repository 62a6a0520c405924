/** Ledgers as offices keep them, made up: their own headings, a title above, numbers as text and the other way round. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';

export type LedgerCell = string | number | Date | null;

/** One sheet, or several by name. */
export function ledger(rows: LedgerCell[][], name = '台账'): Promise<Buffer> {
  return workbook([{ name, rows }]);
}

export function workbook(sheets: { name: string; rows: LedgerCell[][] }[]): Promise<Buffer> {
  return writeXlsxFile(sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => row.map(cellOf)) }))).toBuffer();
}

function cellOf(value: LedgerCell): Cell {
  if (value === null) return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy"年"m"月"d"日"' };
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A code that checks, from a number. */
export function creditCode(n: number): string {
  const body = `51100000${String(n).padStart(9, '0')}`;
  const sum = [...body].reduce((total, char, index) => total + ALPHABET.indexOf(char) * (3 ** index % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

export const societyName = (n: number) => `示例省第${n}学会`;

/** 150 societies with a title above and headings of the office's own. */
export function societiesLedger(count: number): Promise<Buffer> {
  return ledger([
    ['示例省科协所属学会一览表'],
    [],
    ['序号', '单位名称', '社会信用代码', '业务主管单位', '是否团体会员', '届期开始', '届期结束', '联系人', '联系人电话'],
    ...Array.from({ length: count }, (_, index): LedgerCell[] => {
      const n = index + 1;
      return [
        n,
        n % 7 === 0 ? ` ${societyName(n)} ` : societyName(n),
        creditCode(n),
        n % 10 === 0 ? '无（直接登记）' : '本科协',
        '是',
        n % 2 === 0 ? '2022年3月' : new Date(Date.UTC(2022, 2, 1)),
        '2027.2.28',
        `联系人${n}`,
        13_900_000_000 + n,
      ];
    }),
  ]);
}

/** `perSociety` branches of each, in the order of the societies. */
export function branchesLedger(societies: number, perSociety: number): Promise<Buffer> {
  return ledger([
    ['学会名称', '分支机构名称', '类型', '学科', '负责人', '设立日期'],
    ...Array.from({ length: societies * perSociety }, (_, index): LedgerCell[] => {
      const [society, n] = [Math.floor(index / perSociety) + 1, (index % perSociety) + 1];
      return [
        societyName(society),
        `第${n}专业委员会`,
        n % 5 === 0 ? '代表机构' : '分支机构',
        `学科${n}`,
        `负责人${n}`,
        '2024年3月1日',
      ];
    }),
  ]);
}

/** Text in the encoding of offices: the decoder that every runtime has, read backwards. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (bytes.get(char) ?? []))));
}
