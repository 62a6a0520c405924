/** Papers of cases as they stand in the tables, and as their pages show them. */
import type {
  CaseDocumentsView,
  DocumentAct,
  DocumentEntryView,
  DocumentKind,
  DocumentView,
  FileView,
} from '../../../libs/contracts';
import { documentStanding, type DocumentEntry, type DocumentStanding } from '../../../libs/documents';
import { DOCUMENTS_VISIBLE, WORKS_ON_DOCUMENT } from '../../../libs/rights';
import type { Names } from '../views/names.service';

export interface EntryRow extends DocumentEntry {
  at: string;
  name: string;
  file_view: FileView | null;
  reason: string | null;
  seal: string | null;
  copies: number | null;
  taken_out: boolean | null;
}

export interface DocumentRow {
  id: string;
  case_id: string;
  case_number: string;
  subject: string;
  society: string;
  /** The society of the case knows of it. */
  told: boolean;
  house: string;
  kind: DocumentKind;
  title: string;
  addressed_to: string | null;
  letterhead: number | null;
  drafted_by: string;
  drafted_at: Date;
  drafter: string;
  number: string | null;
  entries: EntryRow[];
  /** By a post of the house, and not merely as one to whom it was sent. */
  inside: boolean;
}

const FILE_VIEW = `(select jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type, 'sha256', f.sha256)
   from guicheng.stored_file f where f.id = e.file)`;

/** Papers that `$1` may read, with all that became of them. */
export const DOCUMENT_ROWS = `
  select d.id, d.case_id, c.number as case_number, c.subject, c.society, (c.keeper is null or c.disclosed_at is not null) as told,
         d.house, d.kind, d.title, d.addressed_to, d.letterhead, d.drafted_by, d.drafted_at, drafter.name as drafter, ${WORKS_ON_DOCUMENT} as inside,
         (select n.written from guicheng.document_number n where n.document = d.id and n.voided_at is null) as number,
         (select coalesce(jsonb_agg(jsonb_build_object('what', e.what, 'author', e.author, 'at', e.at, 'name', a.name, 'file', e.file,
                   'sha256', e.sha256, 'file_view', ${FILE_VIEW}, 'reason', e.reason, 'seal', e.seal, 'copies', e.copies,
                   'taken_out', e.taken_out) order by e.position), '[]')
            from guicheng.document_entry e join guicheng.person a on a.id = e.author where e.document = d.id) as entries
    from guicheng.document d join guicheng.case_file c on c.id = d.case_id join guicheng.person drafter on drafter.id = d.drafted_by
   where ${DOCUMENTS_VISIBLE}`;

export function documentView(row: DocumentRow, names: Names, may: DocumentAct[]): DocumentView {
  const standing: DocumentStanding = documentStanding(row.entries);
  const fileOf = (id: string | undefined) => row.entries.find(({ file }) => file !== null && file === id)?.file_view ?? null;
  const { id, kind, title, inside } = row;
  return {
    id,
    case: { id: row.case_id, number: row.case_number, subject: row.subject },
    house: { id: row.house, name: names.organisation(row.house).name },
    kind,
    title,
    addressedTo: row.addressed_to,
    draftedAt: row.drafted_at.toISOString(),
    draftedBy: inside ? row.drafter : null,
    letterhead: row.letterhead,
    stage: standing.stage,
    number: row.number,
    final: inside ? fileOf(standing.final?.file) : null,
    scan: fileOf(standing.scan?.file),
    entries: row.entries.filter(({ what }) => inside || OUTSIDE.includes(what)).map((entry) => entryView(entry, inside)),
    may,
  };
}

/** What whoever receives a paper is told of its way. */
const OUTSIDE: readonly DocumentAct[] = ['sent', 'read'];

function entryView(entry: EntryRow, inside: boolean): DocumentEntryView {
  const { what, at, name, file_view: file, sha256, reason, seal, copies, taken_out: takenOut } = entry;
  return { what, at: new Date(at).toISOString(), by: inside ? name : null, file, sha256, reason, seal, copies, takenOut };
}

export type DraftingHouse = CaseDocumentsView['houses'][number];
