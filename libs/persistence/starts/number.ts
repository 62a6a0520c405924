import type { Reader } from '../registers/declarations';

/** The number under which a case is kept: the year, and where it stands in the house's one count. */
export async function nextNumber(reader: Reader): Promise<string> {
  const [row] = await reader.rows<{ year: string; n: string }>(
    `select to_char(guicheng.record_now() at time zone 'Asia/Shanghai', 'YYYY') as year, nextval('guicheng.file_number') as n`,
  );
  if (row === undefined) throw new Error('a statement without a table gave no row');
  return `${row.year}-${row.n.padStart(5, '0')}`;
}
