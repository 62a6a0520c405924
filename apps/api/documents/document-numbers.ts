/** 发文字号 and 收文号: one statement takes the next of a series and writes whose it is, so that none is missing and none given twice. */
import type { Sql } from '../../../libs/persistence';
import { ApiException } from '../errors/api-exception';

interface For {
  house: string;
  document: string;
  person: string;
}

const YEAR = `extract(year from guicheng.record_now() at time zone 'Asia/Shanghai')::integer`;

/** `$1` house, `$2` code: the next number of this year; whoever asks meanwhile waits for the commit. */
export const NEXT_NUMBER = `taken as (
  insert into guicheng.number_series (house, code, year, last) values ($1, $2, ${YEAR}, 1)
  on conflict (house, code, year) do update set last = number_series.last + 1 returning year, last)`;

export async function takeNumber(sql: Sql, { house, document, person }: For, code: string): Promise<void> {
  await sql.run(
    `with ${NEXT_NUMBER}
     insert into guicheng.document_number (house, code, year, ordinal, written, document, given_by)
     select $1, $2, year, last, $2 || '〔' || year || '〕' || last || '号', $3, $4 from taken`,
    [house, code, document, person],
  );
}

/** A number that the house's own programme gave. */
export async function enterNumber(sql: Sql, { house, document, person }: For, written: string): Promise<void> {
  const entered = await sql.run(
    `insert into guicheng.document_number (house, year, written, document, given_by)
     values ($1, ${YEAR}, $2, $3, $4) on conflict (house, written) do nothing`,
    [house, written, document, person],
  );
  if (entered === 0) throw new ApiException('DOCUMENT_NUMBER_TAKEN', { number: written }, 'written');
}

/** It stays in the register, with the reason, and is not given again. */
export async function voidNumberOf(sql: Sql, { document, person }: For, reason: string): Promise<void> {
  await sql.run(
    `update guicheng.document_number set voided_by = $2, voided_at = guicheng.record_now(), void_reason = $3
      where document = $1 and voided_at is null`,
    [document, person, reason],
  );
}
