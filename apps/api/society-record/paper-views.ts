/** From rows of 本会资料 to what its page shows. */
import {
  paperStanding,
  SOCIETY_FACTS,
  type FactsVersionView,
  type FileView,
  type PaperKind,
  type PaperVersionView,
  type PaperView,
  type SocietyFacts,
} from '../../../libs/contracts';

export interface FactsRow {
  version: number;
  facts: SocietyFacts;
  recorded_at: Date;
  recorded_by: string;
}

export interface PaperRow {
  paper: string;
  version: number;
  kind: PaperKind;
  title: string;
  file: string | null;
  words: string | null;
  issued_on: string | null;
  valid_until: string | null;
  withdrawn: boolean;
  reason: string | null;
  recorded_at: Date;
  recorded_by: string;
}

/** Who changed which facts, the newest first; `rows` are in that order too. */
export function changesOf(rows: FactsRow[]): FactsVersionView[] {
  return rows.map((row, index) => {
    const before = rows[index + 1]?.facts ?? {};
    return {
      version: row.version,
      recordedAt: row.recorded_at.toISOString(),
      recordedBy: row.recorded_by,
      changed: SOCIETY_FACTS.map(({ id }) => id).filter((id) => row.facts[id] !== before[id]),
    };
  });
}

/** One view a paper: what stands first, what ends soon before what does not. `rows`: by paper, the newest version first. */
export function papersOf(rows: PaperRow[], files: FileView[], today: string): PaperView[] {
  const byPaper = new Map<string, PaperRow[]>();
  for (const row of rows) byPaper.set(row.paper, [...(byPaper.get(row.paper) ?? []), row]);
  const views = [...byPaper.values()].flatMap(([newest, ...earlier]): PaperView[] =>
    newest === undefined
      ? []
      : [
          {
            id: newest.paper,
            kind: newest.kind,
            ...versionOf(newest, files),
            standing: paperStanding(newest.valid_until, today),
            earlier: earlier.map((row) => versionOf(row, files)),
          },
        ],
  );
  const place = (view: PaperView) => `${view.withdrawn ? 1 : 0} ${view.validUntil ?? '9999'} ${view.title} ${view.id}`;
  return views.sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

function versionOf(row: PaperRow, files: FileView[]): PaperVersionView {
  return {
    version: row.version,
    title: row.title,
    file: files.find(({ id }) => id === row.file) ?? null,
    words: row.words,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    withdrawn: row.withdrawn,
    reason: row.reason,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
  };
}
