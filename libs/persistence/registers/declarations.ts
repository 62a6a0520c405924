/** What registers are, as they were published. The newest declaration counts; a version of an entry keeps the one it was written by. */
import type { Register } from '../../procedure';

/** As much of a connection as reading needs. */
export interface Reader {
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface Declared {
  hash: string;
  declaration: Register;
}

/** Null: no such register was ever published. */
export async function newestDeclared(reader: Reader, register: string): Promise<Declared | null> {
  const [row] = await reader.rows<Declared>(
    `select hash, declaration from guicheng.register_declaration where register = $1 order by published_at desc, hash limit 1`,
    [register],
  );
  return row ?? null;
}

/** Every register in its newest form, in the order of their ids. */
export async function everyDeclared(reader: Reader): Promise<Register[]> {
  const rows = await reader.rows<{ declaration: Register }>(
    `select distinct on (register) declaration from guicheng.register_declaration order by register, published_at desc, hash`,
  );
  return rows.map(({ declaration }) => declaration);
}

/** Publishes a declaration: `$1` register, `$2` hash, `$3` declaration. Published twice it stands once. */
export const PUBLISH_REGISTER = `
  insert into guicheng.register_declaration (register, hash, declaration, published_at)
  values ($1, $2, $3, guicheng.record_now()) on conflict do nothing`;

/**
 * Takes over what stood in an earlier register, with no case behind it: `$1` id, `$2` register, `$3` society, `$4` state (null: the first),
 * `$5` values, `$6` first day, `$7` day from which it no longer holds, `$8` when it was recorded (null: now), `$9` where it comes from.
 */
export const TAKE_OVER_ENTRY = `
  insert into guicheng.register_entry (id, version, register, declared, society, key, state, in_force, "values", valid_from, valid_to,
         recorded_from, provenance)
  select $1, 1, d.register, d.hash, $3::uuid, guicheng.register_key(d.declaration, $5::jsonb), s.state ->> 'id', (s.state ->> 'inForce')::boolean,
         jsonb_strip_nulls($5::jsonb), $6::date, $7::date, coalesce($8::timestamptz, guicheng.record_now()), $9
    from (select * from guicheng.register_declaration where register = $2 order by published_at desc, hash limit 1) d
    cross join lateral (
      select state from jsonb_array_elements(d.declaration -> 'states') with ordinality as t (state, place)
       where $4::text is null or state ->> 'id' = $4 order by place limit 1) s
  on conflict (id, version) do nothing`;
