/** Posts that work on the papers of a house. */
import type { Role } from '../procedure';

export const DRAFTERS: readonly Role[] = ['association-officer', 'association-head', 'society-secretariat', 'secretary-general'];
/** Which posts a house may name to approve the use of its seal. */
export const SEAL_APPROVERS: readonly Role[] = ['association-head', 'association-leader', 'secretary-general', 'president'];
/** Who keeps a society's seal, and whoever stands in where the association has nobody for it. */
export const SEAL_KEEPERS: readonly Role[] = ['seal-keeper', 'society-secretariat', 'association-officer'];
/** Who gives a society's cases to its archive, and whoever stands in where the association has nobody for it. */
export const ARCHIVE_KEEPERS: readonly Role[] = ['archivist', 'society-secretariat', 'association-officer'];
export const DOCUMENT_WORKERS: readonly Role[] = [
  ...new Set([...DRAFTERS, ...SEAL_APPROVERS, ...SEAL_KEEPERS, 'archivist' as const]),
];
