/** P36: the national base, and the local texts that differ from it. */
import chongqing from './CN-CQ.overlay.json';
import tianjin from './CN-TJ.overlay.json';
import ningxia from './CN-NX.overlay.json';
import qinghai from './CN-QH.overlay.json';
import base from './template.json';

export const largeDonation = { base, overlays: { 'CN-CQ': chongqing, 'CN-TJ': tianjin, 'CN-NX': ningxia, 'CN-QH': qinghai } };
