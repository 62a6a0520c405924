import type { photosZh } from './photos.zh';

export const photosEn: typeof photosZh = {
  open: 'Photos to one PDF',
  hint: 'Each photo becomes a page, in the order below, of one A4 PDF, which is then uploaded; the photos themselves stay on your device.',
  choose: 'Take or choose photos',
  more: 'Add photos',
  photo: 'Photo',
  page: 'Page {n}',
  pageOf: 'Page {n} of {of}',
  ofPage: '{what}: page {n}',
  turn: 'Turn right',
  straighten: 'Straighten',
  earlier: 'Earlier',
  later: 'Later',
  remove: 'Take out',
  cornersHint: 'Drag the four circles onto the corners of the sheet, or choose a circle and move it with the arrow keys.',
  corners: { a: 'Upper left', b: 'Upper right', c: 'Lower right', d: 'Lower left' },
  cornerAt: '{corner}: {x}% across, {y}% down',
  cornersDone: 'It is straight',
  cornersReset: 'Back to the whole photo',
  unreadable:
    '{name}: this device cannot open this photo, and it was not added; the others stay. Please take it again as JPG (“Most compatible” in the camera’s settings), or convert it to JPG first.',
  join: 'Join and upload (pages: {n})',
  joining: 'Joining page {n} of {of}',
  failed:
    'Nothing was joined, and your photos are still here. Please close other programs and try again, or take some out and upload twice.',
  fileName: 'Photos ({n} pages).pdf',
};
