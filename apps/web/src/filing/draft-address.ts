import { uuid } from '../shared/uuid';

/** The address names the draft, so that a reload or another device goes on with the same one. */
export const draftAddress = (procedure: string, society: string, draft: string) =>
  `/procedures/${encodeURIComponent(procedure)}/new?society=${society}&draft=${draft}`;

export const newDraftAddress = (procedure: string, society: string) => draftAddress(procedure, society, uuid());
