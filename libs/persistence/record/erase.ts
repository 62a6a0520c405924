/** Destroying a person's words: the key and the values go, the commitments stay, and the record says that it was done and why. */
import { json, type Sql } from '../sql';
import type { SubjectKind } from './words';

/** What is to be destroyed: everything under one subject's key, or one value by its commitment. */
export interface ErasureSubject {
  kind: SubjectKind | 'value';
  subject: string;
}

/** How many values it would destroy. */
export async function countOf(sql: Pick<Sql, 'rows'>, { kind, subject }: ErasureSubject): Promise<number> {
  const [row] = await sql.rows<{ n: number }>(
    `select count(*)::int as n from guicheng.sealed_value v left join guicheng.data_key k on k.id = v.data_key
      where v.erasure is null and case $1 when 'value' then v.commitment = $2 else k.subject_kind = $1 and k.subject::text = $2 end`,
    [kind, subject],
  );
  return row?.n ?? 0;
}

/** Writes down that it is asked for; on the console (`by` null) nobody else need confirm it. */
export async function askErasure(
  sql: Sql,
  { kind, subject }: ErasureSubject,
  reason: string,
  by: string | null,
): Promise<string> {
  const row = await sql.one<{ id: string }>(
    'insert into guicheng.erasure (subject_kind, subject, reason, asked_by) values ($1, $2, $3, $4) returning id',
    [kind, subject, reason, by],
  );
  await act(sql, 'erasure-asked', { kind, subject }, by, reason, {});
  return row?.id ?? '';
}

/** Destroys it, in the transaction of whoever confirms. Gives how many values are gone. */
export async function eraseWords(sql: Sql, erasure: string, by: string | null): Promise<number> {
  if (by !== null) await sql.run('update guicheng.erasure set confirmed_by = $2 where id = $1', [erasure, by]);
  const row = await sql.one<{ destroyed: number }>('select guicheng.erase_words($1) as destroyed', [erasure]);
  const asked = await sql.one<{ subject_kind: ErasureSubject['kind']; subject: string; reason: string }>(
    'select subject_kind, subject, reason from guicheng.erasure where id = $1',
    [erasure],
  );
  if (asked !== null) {
    // His address for messages and the picture of his signature are sealed nowhere: each stands in one row alone.
    if (asked.subject_kind === 'person') {
      await sql.run('delete from guicheng.message_choice where person::text = $1', [asked.subject]);
      await sql.run('delete from guicheng.signature_image where person::text = $1', [asked.subject]);
    }
    const subject = { kind: asked.subject_kind, subject: asked.subject };
    await act(sql, 'words-erased', subject, by, asked.reason, { erasure, destroyed: row?.destroyed ?? 0 });
  }
  return row?.destroyed ?? 0;
}

async function act(
  sql: Sql,
  action: string,
  { kind, subject }: ErasureSubject,
  by: string | null,
  reason: string,
  details: Record<string, unknown>,
): Promise<void> {
  await sql.run(
    `insert into guicheng.administrative_act (actor, action, object_kind, object, details, reason) values ($1, $2, $3, $4, $5, $6)`,
    [by, action, kind, subject, json(details), reason],
  );
}
