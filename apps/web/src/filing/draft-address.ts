import { uuid } from '../shared/uuid';

/** The address names the draft, so that a reload or another device goes on with the same one. `fulfils`: the calendar's entry. */
export const draftAddress = (procedure: string, society: string, draft: string, fulfils?: string) =>
  `/procedures/${encodeURIComponent(procedure)}/new?society=${society}&draft=${draft}` +
  (fulfils === undefined ? '' : `&fulfils=${encodeURIComponent(fulfils)}`);

export const newDraftAddress = (procedure: string, society: string, fulfils?: string) =>
  draftAddress(procedure, society, uuid(), fulfils);

export const guideAddress = (procedure: string, society: string) =>
  `/procedures/${encodeURIComponent(procedure)}?society=${society}`;

/** The form on paper; with a draft as far as it is filled in. */
export const paperAddress = (procedure: string, society: string, draft?: string) =>
  `/procedures/${encodeURIComponent(procedure)}/paper?society=${society}` + (draft === undefined ? '' : `&draft=${draft}`);

/** 办事说明 as it is taken along. */
export const guidePdfAddress = (procedure: string, society: string) =>
  `/api/procedures/${encodeURIComponent(procedure)}/guide?society=${society}`;
