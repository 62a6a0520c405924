import { postTitle, type PostTermView, type SeatView, type Standing, type TermView } from '../../../libs/contracts';
import type { OrganisationKind, Role } from '../../../libs/procedure';

/** Of a post or a seat; instants and days as PostgreSQL writes them. */
export interface TermRow {
  id: string;
  person: string;
  person_name: string;
  held_from: string;
  held_to: string | null;
  planned_to: string | null;
  recorded_at: Date;
  recorded_on: string;
  recorded_by_name: string | null;
  provenance: string;
  ended_recorded_at: Date | null;
  ended_recorded_on: string | null;
  end_reason: string | null;
  voided_at: Date | null;
  voided_on: string | null;
  void_reason: string | null;
}
export interface PostRow extends TermRow {
  role: Role;
  organisation: string;
  organisation_zh: string;
  organisation_en: string;
  organisation_kind: OrganisationKind;
  department: string | null;
  department_zh: string | null;
  department_en: string | null;
}
export interface SeatRow extends TermRow {
  organ: string;
  position_zh: string | null;
  position_en: string | null;
}

const DAY = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date::text`;
const TERM = `t.id, t.person, p.name as person_name, t.held_from::text, t.held_to::text, t.planned_to::text, t.recorded_at,
  ${DAY('t.recorded_at')} as recorded_on, w.name as recorded_by_name, t.provenance, t.ended_recorded_at,
  ${DAY('t.ended_recorded_at')} as ended_recorded_on, t.end_reason, t.voided_at, ${DAY('t.voided_at')} as voided_on, t.void_reason`;
const PEOPLE = `join guicheng.person p on p.id = t.person left join guicheng.person w on w.id = t.recorded_by`;

/** `select … from guicheng.post t …`; a condition follows. */
export const POSTS = `select ${TERM}, t.role, t.organisation, o.name_zh as organisation_zh, o.name_en as organisation_en,
    o.kind as organisation_kind, t.department, d.name_zh as department_zh, d.name_en as department_en
  from guicheng.post t ${PEOPLE} join guicheng.organisation o on o.id = t.organisation
  left join guicheng.organisation d on d.id = t.department`;
/** `select … from guicheng.organ_member t …`; a condition follows. */
export const SEATS = `select ${TERM}, t.organ, t.position_zh, t.position_en from guicheng.organ_member t ${PEOPLE}`;

export function postView(row: PostRow, on: string): PostTermView {
  return {
    ...termView(row, on),
    role: row.role,
    title: postTitle[row.role],
    organisation: {
      id: row.organisation,
      name: { zh: row.organisation_zh, en: row.organisation_en },
      kind: row.organisation_kind,
    },
    department:
      row.department === null
        ? null
        : { id: row.department, name: { zh: row.department_zh ?? '', en: row.department_en ?? row.department_zh ?? '' } },
  };
}

export function seatView(row: SeatRow, on: string): SeatView {
  return {
    ...termView(row, on),
    organ: row.organ,
    position: row.position_zh === null ? null : { zh: row.position_zh, en: row.position_en ?? row.position_zh },
  };
}

/** By what we know now, how it stood on that day; and whether that was known on the day itself. */
export function standingOn(row: Pick<TermRow, 'held_from' | 'held_to' | 'voided_on'>, on: string): Standing {
  if (row.voided_on !== null) return 'voided';
  if (row.held_from > on) return 'ahead';
  return row.held_to !== null && row.held_to < on ? 'over' : 'held';
}

export function termView(row: TermRow, on: string): TermView {
  const standing = standingOn(row, on);
  const wasKnown = row.recorded_on <= on;
  const heldByPlan = row.held_from <= on && (row.planned_to === null || row.planned_to >= on);
  const endedLater = standing === 'over' && row.ended_recorded_on !== null && row.ended_recorded_on > on && heldByPlan;
  const voidedLater = standing === 'voided' && (row.voided_on ?? '') > on && heldByPlan;
  return {
    id: row.id,
    person: { id: row.person, name: row.person_name },
    from: row.held_from,
    to: row.held_to,
    plannedTo: row.planned_to !== null && row.planned_to !== row.held_to ? row.planned_to : null,
    standing,
    recordedLater: standing === 'held' && !wasKnown,
    correctedLater: wasKnown && (endedLater || voidedLater),
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    provenance: row.provenance,
    endedRecordedAt: row.ended_recorded_at?.toISOString() ?? null,
    endReason: row.end_reason,
    voidedAt: row.voided_at?.toISOString() ?? null,
    voidReason: row.void_reason,
  };
}
