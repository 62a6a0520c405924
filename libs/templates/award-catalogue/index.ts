/** P52: the national base; no local text has the procedure. */
import base from './template.json';

export const awardCatalogue = { base, overlays: {} };
