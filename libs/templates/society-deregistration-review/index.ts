/** P68: the national base, and the local texts that differ from it. */
import qinghai from './CN-QH.overlay.json';
import base from './template.json';

export const societyDeregistrationReview = { base, overlays: { 'CN-QH': qinghai } };
