/** Reminders that are due become notices, once each, and only while what they remind of is still open. */
import type { DataSource } from 'typeorm';
import type { Holder, ReminderMessage } from '../../procedure';
import { inTransaction, json, type Sql } from '../sql';

interface DueReminder {
  key: string;
  stream: string;
  holders: Holder[];
  message: ReminderMessage;
  open: boolean;
}

const BATCH = 200;
/** These go to whoever has the task when they come; the others to whom they were set for: whoever has not got it yet, or asked for it. */
const TO_WHOEVER_HOLDS_IT: ReminderMessage[] = ['task-due-soon', 'supplement-due'];

/** One batch; says how many were sent or dropped. */
export function sendReminders(source: DataSource): Promise<number> {
  return inTransaction(source, async (sql) => {
    // Its clock stands in the table as long as the slot or the request that it runs for is open.
    const due = await sql.rows<DueReminder>(
      `select r.key, r.stream, r.message,
              case when r.message = any($1) then coalesce((
                select t.holders from guicheng.task t where t.stream = r.stream and t.slot = r.slot and t.status = 'open'), r.holders) else r.holders end as holders,
              exists (select 1 from guicheng.clock c where c.stream = r.stream and starts_with(r.key, r.stream || '~' || c.clock || '.'))
              and (r.slot is null or exists (
                select 1 from guicheng.task t where t.stream = r.stream and t.slot = r.slot and t.status = 'open')) as open
         from guicheng.reminder r where r.state = 'pending' and r.due_at <= guicheng.record_now()
        order by r.due_at limit ${BATCH} for update of r skip locked`,
      [TO_WHOEVER_HOLDS_IT],
    );
    for (const reminder of due) await settle(sql, reminder);
    if (due.some(({ open }) => open)) await sql.run(`select pg_notify('guicheng_live', $1)`, [json({ topics: ['notices'] })]);
    return due.length;
  });
}

async function settle(sql: Sql, { key, stream, holders, message, open }: DueReminder): Promise<void> {
  await sql.run(`update guicheng.reminder set state = $2 where key = $1`, [key, open ? 'sent' : 'dropped']);
  if (!open) return;
  await sql.run(
    `insert into guicheng.notice (id, stream, organisation, role, message, at)
     select 'reminder~' || $1 || '~' || h.role, $2, h.organisation, h.role, $4, guicheng.record_now()
       from jsonb_to_recordset($3::jsonb) as h (organisation uuid, role text)
     on conflict (id) do nothing`,
    [key, stream, json(holders), message],
  );
}
