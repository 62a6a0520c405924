/** Writes the steps of an import, kind by kind in the order in which one rests on another; many in one statement. */
import type { Step } from '../../../libs/imports';
import { json, type Sql } from '../../../libs/persistence';

export interface WriteContext {
  import: string;
  association: string;
  /** What the rows say holds from this day, unless they say another. */
  today: string;
  by: string;
}

/** What stands in the reason of a term that an import has put right; an undo finds it by this. */
const CORRECTED = '由台账导入更正';

/** Named once, so that every statement takes the same five values, whether it uses them or not. */
const GIVEN = `with given as (
  select $1::uuid as import, $2::jsonb as steps, $3::uuid as by, $4::uuid as association, $5::date as day)`;
const [STEPS, BY, DAY, MARK] = [
  '(select steps from given)',
  '(select by from given)',
  '(select day from given)',
  '(select guicheng.import_mark(import) from given)',
];

const STATEMENTS: [Step['op'][], string][] = [
  [
    ['society-new'],
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association, phone, founded_on, demo, provenance)
     select s.id, 'society', s.name, s."nameEn", a.jurisdiction, a.id, s.phone, s."foundedOn", a.demo, ${MARK}
       from jsonb_to_recordset(${STEPS}) as s(id uuid, name text, "nameEn" text, phone text, "foundedOn" date)
       join guicheng.organisation a on a.id = (select association from given)`,
  ],
  [
    ['society-change'],
    `update guicheng.organisation o set
         name_zh = coalesce(s.after ->> 'name', o.name_zh), name_en = coalesce(s.after ->> 'nameEn', o.name_en),
         phone = coalesce(s.after ->> 'phone', o.phone), founded_on = coalesce((s.after ->> 'foundedOn')::date, o.founded_on)
       from jsonb_to_recordset(${STEPS}) as s(id uuid, after jsonb) where o.id = s.id`,
  ],
  [
    ['person-new'],
    `insert into guicheng.person (id, name, phone, demo, provenance)
     select s.id, s.name, s.phone, a.demo, ${MARK} from jsonb_to_recordset(${STEPS}) as s(id uuid, name text, phone text)
       join guicheng.organisation a on a.id = (select association from given)`,
  ],
  [
    ['person-phone'],
    `update guicheng.person p set phone = s.phone from jsonb_to_recordset(${STEPS}) as s(id uuid, phone text) where p.id = s.id`,
  ],
  [
    ['record-new'],
    `insert into guicheng.master_record (organisation, version, record, valid_from, recorded_by, provenance)
     select s.organisation, s.version, s.record, ${DAY}, ${BY}, ${MARK}
       from jsonb_to_recordset(${STEPS}) as s(organisation uuid, version integer, record jsonb)`,
  ],
  [
    ['organ-new'],
    `insert into guicheng.organ (id, society, kind, name_zh, name_en, provenance, party)
     select s.id, s.society, s.kind, s.name, s."nameEn", ${MARK}, case when s.kind = 'party' then guicheng.party_of(s.society, (select day from given)) end
       from jsonb_to_recordset(${STEPS}) as s(id uuid, society uuid, kind text, name text, "nameEn" text)`,
  ],
  ...(['post', 'member'] as const).flatMap((what): [Step['op'][], string][] => {
    const table = what === 'post' ? 'post' : 'organ_member';
    const given = `from jsonb_to_recordset(${STEPS}) as s(id uuid, after date) where t.id = s.id`;
    return [
      [
        [`${what}-end`],
        `update guicheng.${table} t set held_to = s.after, ended_recorded_at = guicheng.record_now(), ended_by = ${BY} ${given}`,
      ],
      [
        [`${what}-void`],
        `update guicheng.${table} t set voided_at = guicheng.record_now(), void_reason = '${CORRECTED}', voided_by = ${BY} ${given}`,
      ],
    ];
  }),
  [
    ['post-new'],
    `insert into guicheng.post (id, person, organisation, role, held_from, held_to, recorded_by, provenance)
     select s.id, s.person, s.organisation, s.role, s."from", s."to", ${BY}, ${MARK}
       from jsonb_to_recordset(${STEPS}) as s(id uuid, person uuid, organisation uuid, role text, "from" date, "to" date)`,
  ],
  [
    ['member-new'],
    `insert into guicheng.organ_member (id, organ, person, position_zh, position_en, held_from, held_to, recorded_by, provenance)
     select s.id, s.organ, s.person, s.position, s.position, s."from", s."to", ${BY}, ${MARK}
       from jsonb_to_recordset(${STEPS}) as s(id uuid, organ uuid, person uuid, position text, "from" date, "to" date)`,
  ],
  [
    ['entry-new', 'entry-change'],
    `select guicheng.import_entry((select import from given), s.step) as written from jsonb_array_elements(${STEPS}) as s(step)`,
  ],
];

const AT_ONCE = 500;

/** All or nothing, by the transaction that it runs in. `onProgress` hears how many steps are written. */
export async function writeSteps(
  sql: Sql,
  context: WriteContext,
  steps: Step[],
  onProgress: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const [ops, statement] of STATEMENTS) {
    const mine = steps.filter(({ op }) => ops.includes(op));
    for (let at = 0; at < mine.length; at += AT_ONCE) {
      const part = mine.slice(at, at + AT_ONCE);
      const values = [context.import, json(part), context.by, context.association, context.today];
      const answers = await sql.rows<{ written?: boolean }>(`${GIVEN} ${statement}`, values);
      if (answers.some(({ written }) => written === false)) throw new Error('an entry of a register could not be written');
      done += part.length;
      onProgress(done);
    }
  }
}
