/** Which society a row speaks of. */
import type { Text } from '../procedure';
import { fold } from './fold';
import { decide, found, problem, type Checking, type Doubt, type Matched } from './outcome';
import type { KnownSociety } from './world';
import type { DoubtCode } from './words';

const NAME: Text = { zh: '名称', en: 'Name' };
const CODE: Text = { zh: '统一社会信用代码', en: 'Credit code' };
const FORMER: Text = { zh: '曾用名', en: 'Former names' };

/** A society named in a column of its own: by its name, its code or its short name; a former name is asked. */
export function lookUpSociety({ index, decisions }: Checking, said: string): Matched<KnownSociety> {
  const name = fold(said);
  const known = index.byName.get(name) ?? index.byCode.get(name.toUpperCase()) ?? index.byShortName.get(name);
  if (known !== undefined) return found(known);
  const former = index.byFormerName.get(name);
  if (former !== undefined) {
    const doubt = doubtOf('former-name', `society ${name}`, former, { name: said, code: null }, false);
    return decide(doubt, decisions, { this: () => found(former), new: () => ({ doubt }) });
  }
  const isForeign = index.foreignNames.has(name) || index.foreignCodes.has(name.toUpperCase());
  return { problem: problem('society', isForeign ? 'OTHER_ASSOCIATION' : 'SOCIETY_UNKNOWN') };
}

/** A row of the societies' own ledger: one that is known, or none yet (null). */
export function matchSociety(
  { index, decisions }: Checking,
  row: { name: string; code: string | null; formerNames: string[] },
): Matched<KnownSociety | null> {
  const name = fold(row.name);
  if (row.code !== null && index.foreignCodes.has(row.code)) return { problem: problem('creditCode', 'OTHER_ASSOCIATION') };
  const byCode = row.code === null ? undefined : index.byCode.get(row.code);
  const byName = index.byName.get(name);
  if (byCode === undefined && byName === undefined && row.code === null && index.foreignNames.has(name))
    return { problem: problem('society', 'OTHER_ASSOCIATION') };
  const ask = (code: DoubtCode, known: KnownSociety): Matched<KnownSociety | null> =>
    decide<KnownSociety | null>(
      doubtOf(code, `society ${name} ${row.code ?? ''}`, known, row, code !== 'same-code-other-name'),
      decisions,
      {
        this: () => found(known),
        new: () => found(null),
      },
    );
  if (byCode !== undefined) return fold(byCode.name) === name ? found(byCode) : ask('same-code-other-name', byCode);
  if (byName !== undefined) {
    const differs = row.code !== null && byName.record.creditCode !== undefined;
    return differs ? ask('same-name-other-code', byName) : found(byName);
  }
  const former = index.byFormerName.get(name) ?? row.formerNames.map((one) => index.byName.get(fold(one))).find((one) => one);
  return former === undefined ? found(null) : ask('former-name', former);
}

function doubtOf(
  code: DoubtCode,
  key: string,
  known: KnownSociety,
  row: { name: string; code: string | null },
  mayBeNew: boolean,
): Doubt {
  return {
    key,
    code,
    mayBeNew,
    candidates: [
      {
        id: known.id,
        facts: [
          { label: NAME, row: row.name, record: known.name },
          { label: CODE, row: row.code, record: known.record.creditCode ?? null },
          { label: FORMER, row: null, record: known.record.formerNames?.join('、') ?? null },
        ],
      },
    ],
  };
}
