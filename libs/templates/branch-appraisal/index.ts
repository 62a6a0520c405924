/** P30: the national base, and the local texts that differ from it. */
import tianjin from './CN-TJ.overlay.json';
import ningxia from './CN-NX.overlay.json';
import base from './template.json';

export const branchAppraisal = { base, overlays: { 'CN-TJ': tianjin, 'CN-NX': ningxia } };
