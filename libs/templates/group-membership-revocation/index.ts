/** P72: the national base, and the local texts that differ from it. */
import ningxia from './CN-NX.overlay.json';
import base from './template.json';

export const groupMembershipRevocation = { base, overlays: { 'CN-NX': ningxia } };
