import type { proceduresZh } from './procedures.zh';

export const proceduresEn: typeof proceduresZh = {
  publishing: 'Publishing',
  library: 'Library',
  standards: 'Standards',
  search: 'Find a procedure by its name or content',
  society: 'For which society',
  others: 'Other procedures of this place',
  contents: 'By kind',
  nothing: 'Nothing found for “{query}”',
  nothingHint: 'Try another word, or clear it and look under the headings.',
  options: {
    nav: 'Optional procedures',
    title: 'Optional procedures',
    intro:
      'The texts of the place do not name these procedures. The association takes them into use where it wants them; they then rest on references and provisional rules. Taking one out of use leaves open matters as they are.',
    empty: 'No optional procedures',
    emptyHint: 'The texts of all societies’ places name every procedure: there is nothing to take into use.',
    on: 'In use',
    off: 'Not in use',
    switchOn: 'Take into use',
    switchOff: 'Take out of use',
    places: 'For: {places}',
    place: '{jurisdiction} ({n} {n|society|societies})',
    jurisdictions: { CN: 'national', 'CN-CQ': 'Chongqing', 'CN-TJ': 'Tianjin', 'CN-NX': 'Ningxia', 'CN-QH': 'Qinghai' },
    switched: '{by}, {at}',
    because: 'Reason: {reason}',
    reason: 'Reason',
    reasonHint: 'Name the ground or what the association decided. It stays on the record.',
    confirmOn: 'Take into use: {title}',
    confirmOff: 'Take out of use: {title}',
  },
};
