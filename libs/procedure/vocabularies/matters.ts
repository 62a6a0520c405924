/**
 * What a template is about. Rules are bound to matters, never to titles or ids, so that an administrator's own template keeps every rule
 * of its matter. `other` needs a written reason, and gets every rule whose fields it has.
 */
import { MATTERS_OF_SUPERVISION } from './matters-of-supervision';
import { MATTERS_OF_THE_HOUSE } from './matters-of-the-house';
import { MATTERS_OF_WORK } from './matters-of-work';

export const MATTERS = [...MATTERS_OF_THE_HOUSE, ...MATTERS_OF_WORK, ...MATTERS_OF_SUPERVISION] as const;

export type Matter = (typeof MATTERS)[number]['id'];
