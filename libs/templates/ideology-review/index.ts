/** P09: the national base, and the local texts that differ from it. */
import chongqing from './CN-CQ.overlay.json';
import tianjin from './CN-TJ.overlay.json';
import qinghai from './CN-QH.overlay.json';
import base from './template.json';

export const ideologyReview = { base, overlays: { 'CN-CQ': chongqing, 'CN-TJ': tianjin, 'CN-QH': qinghai } };
