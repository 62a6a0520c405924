/**
 * The version of an entry that a step of a case writes. It is worked out twice by the same rules: when the append asks whether it is
 * possible, and when it is written; and once more, beside the tables, when a log is folded again.
 */
import {
  civilDateOf,
  Fault,
  mayBecome,
  validityEnd,
  isInForce as isInForceState,
  type CivilDate,
  type RegisterPlan,
} from '../../procedure';
import type { Sealed } from '../../record';
import { derivedUuid } from '../derived-uuid';
import { json, type Sql } from '../sql';
import { newestDeclared, type Declared } from './declarations';
import { givenToChange, givenToMake, putIn, type EntryValue, type FormPlace } from './entry-values';

/** A step's entry: where it comes from. `plan` absent: an entry made of the form's fields by their concepts, in the first state. */
export interface Entering {
  form: FormPlace;
  society: string;
  register: string;
  place: { block: string; round: number };
  at: string;
  plan?: RegisterPlan;
  /** Of the event in the log; absent while it is only asked whether the entry is possible. */
  seq?: number;
}

interface StoredVersion {
  id: string;
  version: number;
  register: string;
  declared: string;
  society: string;
  twin: number;
  state: string;
  in_force: boolean;
  values: Record<string, EntryValue>;
  sealed: Record<string, Sealed>;
  valid_from: CivilDate;
  valid_to: CivilDate | null;
  is_open: boolean;
}

export interface Version extends Omit<StoredVersion, 'is_open'> {
  /** The version before it; null: it makes the entry. */
  former: StoredVersion | null;
  declaration: Declared['declaration'];
  does: RegisterPlan['does'];
}

/** The id of the entry that a case makes at a place in a round. */
export function entryIdOf(stream: string, { block, round }: { block: string; round: number }): string {
  return derivedUuid('register', `${stream}/${block}/${round}`);
}

/** What the step writes, or null when the entry that it speaks of is not there. */
export async function versionOf(sql: Sql, entering: Entering): Promise<Version | null> {
  const { register, plan, at } = entering;
  const own = await ownVersion(sql, entering);
  const declared = await declaredFor(sql, register, own);
  const { declaration, hash } = declared;
  const on = plan?.on ?? civilDateOf(at);
  const does = plan?.does ?? 'enter';
  const id = await idOf(sql, entering, own);
  const former = does === 'enter' ? null : await formerOf(sql, id, own);
  if (does !== 'enter' && former === null) return null;
  const given = await (former === null ? givenToMake : givenToChange)(
    sql,
    { ...entering.form, at },
    declaration,
    plan?.values ?? {},
  );
  const { values, sealed } = putIn(former ?? { values: {}, sealed: {} }, given);
  const state = plan?.as ?? declaration.states[0]?.id ?? '';
  // A decision that is older than what it changes does not reach back before it.
  const validFrom = former !== null && on < former.valid_from ? former.valid_from : on;
  const version = former === null ? 1 : former.version + 1;
  const inForce = does !== 'close' && isInForceState(declaration, state);
  return {
    ...{ id, version, register, declared: hash, society: entering.society, twin: former?.twin ?? 0, state, in_force: inForce },
    ...{ values, sealed, valid_from: validFrom, valid_to: validTo(declared, { does, former, values, validFrom }) },
    ...{ former, declaration, does },
  };
}

/** Whether it may be written: asked under the lock of the society's registers. */
export async function isPossible(sql: Sql, version: Version, society: string): Promise<boolean> {
  const { former, declaration, does, state } = version;
  if (former !== null) {
    const isThere = former.is_open && former.society === society && former.register === version.register;
    const isValid = former.in_force && (former.valid_to === null || version.valid_from < former.valid_to);
    if (!isThere || !isValid || !mayBecome(declaration, former.state, state)) return false;
  }
  if (!version.in_force || does === 'close') return true;
  const taken = await sql.one<{ taken: boolean }>(
    `select guicheng.register_key_taken($1, $2, guicheng.register_key(d.declaration, $3::jsonb), $4, $5, $6) as taken
       from guicheng.register_declaration d where d.register = $1 and d.hash = $7`,
    [version.register, society, json(version.values), version.valid_from, version.valid_to, version.id, version.declared],
  );
  return taken?.taken !== true;
}

/** Writes it, and ends the time in which the one before it was what the register said. */
export function writeVersion(
  sql: Sql,
  version: Version,
  entering: Required<Pick<Entering, 'at' | 'seq'>> & Pick<Entering, 'form'>,
): void {
  const { tables, stream } = entering.form;
  const { id, former } = version;
  // Of two that were recorded in one instant the second comes after the first.
  const instant = `greatest($2::timestamptz, (
    select r.recorded_from + interval '1 microsecond' from guicheng.register_entry r where r.id = $1 and r.version = $3))`;
  const before = former?.version ?? 0;
  if (former !== null) {
    sql.later(`update ${tables}register_entry set recorded_to = ${instant} where id = $1 and version = $3`, [
      id,
      entering.at,
      before,
    ]);
  }
  sql.later(
    `insert into ${tables}register_entry (id, version, register, declared, society, key, twin, state, in_force, "values", sealed,
       valid_from, valid_to, recorded_from, case_id, seq, provenance)
     select $1, $4, d.register, d.hash, $7::uuid, guicheng.register_key(d.declaration, $8::jsonb), $9, $10, $11, $8::jsonb, $12::jsonb,
            $13::date, $14::date, ${instant}, $15, $16, 'case'
       from guicheng.register_declaration d where d.register = $5 and d.hash = $6`,
    [
      ...[id, entering.at, before, version.version, version.register, version.declared, version.society, json(version.values)],
      ...[version.twin, version.state, version.in_force, json(version.sealed), version.valid_from, version.valid_to],
      ...[stream, entering.seq],
    ],
  );
}

/** How it stands already where a log is folded again: by which declaration, under which id, as which version. */
function ownVersion(
  sql: Sql,
  { form, register, seq }: Entering,
): Promise<{ id: string; version: number; declared: string } | null> {
  if (seq === undefined) return Promise.resolve(null);
  return sql.one(
    `select id, version, declared from guicheng.register_entry where case_id = $1 and seq = $2 and register = $3 order by version limit 1`,
    [form.stream, seq, register],
  );
}

async function declaredFor(sql: Sql, register: string, own: { declared: string } | null): Promise<Declared> {
  const declared =
    own === null
      ? await newestDeclared(sql, register)
      : await sql.one<Declared>(`select hash, declaration from guicheng.register_declaration where register = $1 and hash = $2`, [
          register,
          own.declared,
        ]);
  if (declared === null) throw new Fault('REGISTER_UNKNOWN', { register });
  return declared;
}

async function idOf(sql: Sql, { form, place, plan }: Entering, own: { id: string } | null): Promise<string> {
  const asked = plan?.entry ?? null;
  if (asked !== null && 'id' in asked) return asked.id;
  const made = asked ?? place;
  // Entries that were named before ids were UUIDs keep the one that they had.
  const before = `${form.stream}~${made.block}`;
  if (own?.id === before) return before;
  if (asked === null) return entryIdOf(form.stream, made);
  const kept = await sql.one(`select 1 from guicheng.register_entry where id = $1`, [before]);
  return kept === null ? entryIdOf(form.stream, made) : before;
}

/** The newest version, or, where a log is folded again, the one before that which it wrote. */
function formerOf(sql: Sql, id: string, own: { version: number } | null): Promise<StoredVersion | null> {
  return sql.one<StoredVersion>(
    `select id, version, register, declared, society, twin, state, in_force, "values", sealed, valid_from::text as valid_from,
            valid_to::text as valid_to, recorded_to is null as is_open
       from guicheng.register_entry where id = $1 and ($2::integer is null or version < $2) order by version desc limit 1`,
    [id, own?.version ?? null],
  );
}

/** Until when it holds: as its declaration says; of one that is changed as long as before; of one that is closed no longer. */
function validTo(
  { declaration }: Declared,
  of: { does: RegisterPlan['does']; former: StoredVersion | null; values: Record<string, EntryValue>; validFrom: CivilDate },
): CivilDate | null {
  const { validity } = declaration;
  if (of.does === 'close') return of.validFrom;
  if (of.former !== null && (validity === undefined || 'within' in validity)) return of.former.valid_to;
  return validityEnd(declaration, of);
}
