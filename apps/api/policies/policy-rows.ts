/** Documents as they lie in the store, and the shipped texts in the same shape. */
import {
  POLICY_SOURCES,
  type PolicyCard,
  type PolicyClauseView,
  type PolicyContent,
  type PolicyView,
} from '../../../libs/contracts';
import type { Jurisdiction, Text } from '../../../libs/procedure';
import { allObligations, sources } from '../../../libs/templates/obligations';

export interface PolicyRow {
  id: string;
  cited_as: string;
  revision: number;
  content: PolicyContent;
  file: { id: string; name: string } | null;
  saved_by: string;
  saved_at: Date;
}

export const POLICIES = `select d.id, d.cited_as, r.revision, r.content, w.name as saved_by, r.saved_at,
    (select jsonb_build_object('id', f.id, 'name', f.name) from guicheng.stored_file f where f.id = r.file) as file
  from guicheng.policy_document d
  cross join lateral (select * from guicheng.policy_revision x where x.document = d.id order by x.revision desc limit 1) r
  join guicheng.person w on w.id = r.saved_by`;

/** What a text is called, by what it is cited as: shipped, or registered here. */
export type TitleOf = (cited: string) => Text | null;

export function titlesOf(rows: Pick<PolicyRow, 'cited_as' | 'content'>[]): TitleOf {
  const registered = new Map(rows.map(({ cited_as, content: { title } }) => [cited_as, { zh: title, en: title }]));
  return (cited) => POLICY_SOURCES[cited]?.title ?? registered.get(cited) ?? null;
}

export function cardOfRow({ id, cited_as: cited, content }: PolicyRow): PolicyCard {
  const { kind, title, number, issuer, jurisdiction, inForceFrom, repealedOn, clauses } = content;
  return {
    ...{ id, cited, kind, number, issuer, jurisdiction, inForceFrom, repealedOn },
    title: { zh: title, en: title },
    clauses: clauses.length,
    unconfirmed: clauses.filter(({ confirmed }) => !confirmed).length,
    isShipped: false,
  };
}

export function viewOfRow(row: PolicyRow, titleOf: TitleOf): PolicyView {
  const { content, file, revision } = row;
  return {
    ...cardOfRow(row),
    ...{ madeOn: content.madeOn, scope: content.scope, file, revision },
    replaces: content.replaces.map((one) => ({ ...one, title: titleOf(one.cited) })),
    clauses: content.clauses.map((clause) => ({ ...clause, says: [] })),
    saved: { by: row.saved_by, at: row.saved_at.toISOString() },
  };
}

/** The texts that the shipped procedures rest on: their clauses, and what each asks of procedures. Their words are not shipped. */
export function shippedViews(): PolicyView[] {
  return sources().map(({ source, title, number, jurisdiction, clauses }) => ({
    ...{ id: source, cited: source, kind: 'policy', isShipped: true, number: number ?? null, unconfirmed: 0, revision: 0 },
    title: POLICY_SOURCES[source]?.title ?? { zh: title, en: title },
    ...{ issuer: null, jurisdiction, inForceFrom: null, repealedOn: null, madeOn: null, scope: null, file: null, saved: null },
    replaces: [],
    clauses: clauses.map(({ clause }) => shippedClause(source, jurisdiction, clause)),
  }));
}

function shippedClause(source: string, jurisdiction: Jurisdiction, clause: string): PolicyClauseView {
  const owed = allObligations().filter(
    (one) => one.source === source && one.clause === clause && one.jurisdiction === jurisdiction,
  );
  const said = owed.map(({ sentence, modality, says }) => ({ sentence, strength: modality, says }));
  const says = said.filter((one, index) => said.findIndex((other) => other.says.zh === one.says.zh) === index);
  return { clause, text: null, strength: null, confirmed: true, says: says.sort((a, b) => a.sentence - b.sentence) };
}
