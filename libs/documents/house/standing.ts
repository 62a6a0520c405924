/**
 * Where a paper of a case stands, from what became of it, and what may become of it next. Pure, and one table: the service asks it under a lock,
 * the page shows what it allows.
 */
import type { DocumentAct, DocumentStage } from '../../contracts/case-documents';

export interface DocumentEntry {
  what: DocumentAct;
  author: string;
  file: string | null;
  sha256: string | null;
}

export interface DocumentStanding {
  stage: DocumentStage;
  final: { file: string; sha256: string } | null;
  scan: { file: string; sha256: string; author: string } | null;
  hasNumber: boolean;
}

/** In which stages each act is possible. A new final version before sealing makes an approval void: it was of another text. */
export const POSSIBLE: Record<DocumentAct, readonly DocumentStage[]> = {
  final: ['drafting', 'final', 'seal-asked', 'seal-approved'],
  numbered: ['drafting', 'final', 'seal-asked', 'seal-approved', 'sealed', 'scanned', 'issued'],
  'number-voided': ['drafting', 'final', 'seal-asked', 'seal-approved'],
  'seal-asked': ['final'],
  'seal-approved': ['seal-asked'],
  'seal-refused': ['seal-asked'],
  sealed: ['seal-approved'],
  scanned: ['sealed', 'scanned'],
  'scan-agreed': ['scanned'],
  'scan-refused': ['scanned'],
  sent: ['issued'],
  read: ['sent'],
  withdrawn: ['drafting', 'final', 'seal-asked', 'seal-approved', 'sealed', 'scanned'],
};

const STAGE_AFTER: Partial<Record<DocumentAct, DocumentStage>> = {
  final: 'final',
  'seal-asked': 'seal-asked',
  'seal-approved': 'seal-approved',
  'seal-refused': 'final',
  sealed: 'sealed',
  scanned: 'scanned',
  'scan-agreed': 'issued',
  'scan-refused': 'sealed',
  sent: 'sent',
  withdrawn: 'withdrawn',
};

export function documentStanding(entries: readonly DocumentEntry[]): DocumentStanding {
  const standing: DocumentStanding = { stage: 'drafting', final: null, scan: null, hasNumber: false };
  for (const { what, author, file, sha256 } of entries) {
    standing.stage = STAGE_AFTER[what] ?? standing.stage;
    if (what === 'final' && file !== null && sha256 !== null) standing.final = { file, sha256 };
    if (what === 'scanned' && file !== null && sha256 !== null) standing.scan = { file, sha256, author };
    if (what === 'scan-refused') standing.scan = null;
    if (what === 'numbered') standing.hasNumber = true;
    if (what === 'number-voided') standing.hasNumber = false;
  }
  return standing;
}

export type DocumentRefusal = 'DOCUMENT_NOT_NOW' | 'DOCUMENT_SECOND_PERSON' | 'DOCUMENT_NUMBERED' | 'DOCUMENT_NOT_NUMBERED';

/** Why this person cannot do it now, by the paper's own state; null: he can. Whether it is his to do at all, the rights say. */
export function documentRefusal(standing: DocumentStanding, what: DocumentAct, person: string): DocumentRefusal | null {
  if (!POSSIBLE[what].includes(standing.stage)) return 'DOCUMENT_NOT_NOW';
  if (what === 'numbered' && standing.hasNumber) return 'DOCUMENT_NUMBERED';
  if (what === 'number-voided' && !standing.hasNumber) return 'DOCUMENT_NOT_NUMBERED';
  // Whoever scanned it does not confirm that the scan is right.
  if ((what === 'scan-agreed' || what === 'scan-refused') && standing.scan?.author === person) return 'DOCUMENT_SECOND_PERSON';
  return null;
}
