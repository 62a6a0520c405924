/** P01: the national base, and the local texts that differ from it. */
import tianjin from './CN-TJ.overlay.json';
import ningxia from './CN-NX.overlay.json';
import qinghai from './CN-QH.overlay.json';
import base from './template.json';

export const partyPreReview = { base, overlays: { 'CN-TJ': tianjin, 'CN-NX': ningxia, 'CN-QH': qinghai } };
