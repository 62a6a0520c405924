/** P38: the national base, and the local texts that differ from it. */
import tianjin from './CN-TJ.overlay.json';
import qinghai from './CN-QH.overlay.json';
import base from './template.json';

export const serviceFeeFiling = { base, overlays: { 'CN-TJ': tianjin, 'CN-QH': qinghai } };
