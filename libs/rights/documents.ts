/**
 * Who works on the papers of a house, and who reads one. A house is the association or a society. Its drafters work on papers of the cases that
 * they see; who approves or keeps seals, and the archivist, read what was put before them; whoever sees the case reads what was sent.
 */
import type { Role } from '../procedure';
import { DOCUMENT_WORKERS, DRAFTERS, SEAL_APPROVERS } from './document-posts';
import { inForce } from './in-force';
import { CASES_VISIBLE } from './visibility';

const list = (roles: readonly Role[]) => roles.map((role) => `'${role}'`).join(', ');
const held = (roles: readonly Role[], house = 'd.house') =>
  `exists (select 1 from guicheng.post w where w.person = $1 and w.organisation = ${house} and w.role in (${list(roles)}) and ${inForce('w')})`;
const became = (what: string) =>
  `exists (select 1 from guicheng.document_entry became where became.document = d.id and became.what = '${what}')`;

/** A condition on `guicheng.document d` with its case `c`; `$1` is the person. */
export const DOCUMENTS_VISIBLE = `((${held(DRAFTERS)} and ${CASES_VISIBLE})
  or (${held([...SEAL_APPROVERS, 'seal-keeper', 'archivist'])} and ${became('seal-asked')})
  or (${became('sent')} and ${CASES_VISIBLE}))`;

/** The same for one who only reads what was sent: names and versions of the house stay in the house. */
export const WORKS_ON_DOCUMENT = held(DOCUMENT_WORKERS);

/** The registers of a house, of what came in to it and what left it, are its document workers' (`work-on-documents`). */
export const READS_REGISTERS_OF = (house: string): string => held(DOCUMENT_WORKERS, house);
