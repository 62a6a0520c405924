/** A publication as it lies in the store, and what of it is shown to whom. */
import type { Acknowledged, PublicationStanding, PublicationView } from '../../../libs/contracts';
import type { Template } from '../../../libs/procedure';
import { may, TODAY } from '../../../libs/rights';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

export interface PublicationRow {
  id: string;
  procedure: string;
  jurisdiction: Template['jurisdiction'];
  version: number;
  hash: string;
  template: Template;
  acknowledged: Acknowledged[];
  reason: string | null;
  effective_on: string | null;
  notice: string | null;
  /** Ids and names of the societies that try it out. */
  trial: { id: string; zh: string; en: string }[] | null;
  for_all_from: string | null;
  withdrawn: { at: string; by: string; reason: string } | null;
  has_begun: boolean;
  replaced: boolean;
  prepared_by: string;
  preparer: string;
  prepared_at: Date;
  decision: 'confirmed' | 'declined' | null;
  decider: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

/** `s`: the standing of the version, if the publication was confirmed. */
export const PUBLICATIONS = `select p.id, p.procedure, p.jurisdiction, p.version, p.hash, p.template, p.acknowledged, p.reason,
    p.effective_on::text as effective_on, p.notice, p.prepared_by, w.name as preparer, p.prepared_at, p.decision, d.name as decider,
    p.decided_at, p.decision_reason,
    case when p.trial is null then null else coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'zh', o.name_zh, 'en', o.name_en)
      order by o.name_zh) from guicheng.organisation o where o.id = any(p.trial)), '[]') end as trial,
    (select min(s.from_on)::text from guicheng.version_standing s where s.hash = p.hash and s.kind = 'holds' and s.societies is null) as for_all_from,
    (select jsonb_build_object('at', s.at, 'by', b.name, 'reason', s.reason) from guicheng.version_standing s
       join guicheng.person b on b.id = s.by_person where s.hash = p.hash and s.kind = 'withdrawn' order by s.id limit 1) as withdrawn,
    exists (select 1 from guicheng.version_standing s where s.hash = p.hash and s.from_on <= ${TODAY}) as has_begun,
    exists (select 1 from guicheng.template_version t where t.procedure = p.procedure and t.jurisdiction = p.jurisdiction
              and t.version > p.version and guicheng.version_holds(t.hash, null, ${TODAY})) as replaced
  from guicheng.publication p join guicheng.person w on w.id = p.prepared_by left join guicheng.person d on d.id = p.decided_by`;

export function standingOfPublication(row: PublicationRow): PublicationStanding {
  if (row.decision === null) return 'waiting';
  if (row.decision === 'declined') return 'declined';
  if (row.withdrawn !== null) return 'withdrawn';
  if (row.replaced) return 'replaced';
  if (!row.has_begun) return 'ahead';
  return row.trial !== null && row.for_all_from === null ? 'trial' : 'in-force';
}

/** Whoever could confirm it, and whoever handed it in. */
export function mayDecline(asker: Subject, { prepared_by }: Pick<PublicationRow, 'prepared_by'>): boolean {
  return may(heldPosts(asker), 'confirm-procedures') || prepared_by === asker.person.id;
}

export function publicationView(asker: Subject, row: PublicationRow): PublicationView {
  const posts = heldPosts(asker);
  const standing = standingOfPublication(row);
  const isOpen = standing === 'waiting';
  const holds = standing === 'trial' || standing === 'ahead' || standing === 'in-force';
  return {
    id: row.id,
    standing,
    effectiveOn: row.effective_on,
    trial: row.trial?.map(({ id, zh, en }) => ({ id, name: { zh, en } })) ?? null,
    forAllFrom: row.trial === null ? null : row.for_all_from,
    notice: row.notice,
    withdrawn: row.withdrawn && { ...row.withdrawn, at: new Date(row.withdrawn.at).toISOString() },
    procedure: row.procedure,
    title: row.template.title,
    version: row.version,
    jurisdiction: row.jurisdiction,
    hash: row.hash,
    acknowledged: row.acknowledged,
    reason: row.reason,
    preparedBy: row.preparer,
    preparedAt: row.prepared_at.toISOString(),
    decision: row.decision,
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    may: {
      confirm: isOpen && may(posts, 'confirm-procedures'),
      decline: isOpen && mayDecline(asker, row),
      extend: row.trial !== null && row.for_all_from === null && holds && may(posts, 'confirm-procedures'),
      withdraw: holds && may(posts, 'read-publications'),
    },
  };
}
