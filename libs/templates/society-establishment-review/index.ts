/** P66: the national base, and the local texts that differ from it. */
import tianjin from './CN-TJ.overlay.json';
import chongqing from './CN-CQ.overlay.json';
import ningxia from './CN-NX.overlay.json';
import qinghai from './CN-QH.overlay.json';
import base from './template.json';

export const societyEstablishmentReview = {
  base,
  overlays: { 'CN-TJ': tianjin, 'CN-CQ': chongqing, 'CN-NX': ningxia, 'CN-QH': qinghai },
};
