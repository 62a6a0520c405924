/** The words about the record and its proofs. */
export const recordEn = {
  erased: 'Deleted as required',
  unreadable: 'Cannot be read at the moment',
  verify: 'Verify the record',
  verifying: 'Verifying …',
  whole: '{n} records stand as they were written and agree with the checkpoint of {at}.',
  wholePartly:
    '{n} records stand as they were written; {covered} of them agree with the checkpoint of {at}, the rest enter the next one in about a minute.',
  wholeUncovered: '{n} records stand as they were written; no checkpoint holds them yet. Verify again in about a minute.',
  erasedWords: '{n} of the words in it were deleted as required; the record stands without them.',
  broken: 'The record was changed: record {seq}. {text}',
  brokenWhole: 'The record was changed. {text}',
  brokenHint: 'Stop working on it and tell an administrator; copies of the checkpoints show where it was changed.',
  receipts: 'Receipts',
  receiptsIntro:
    'A receipt proves that what you did stands in the record, unchanged. Download it and keep it; with it and the key that the house has published anybody can verify it offline.',
  receiptsEmpty: 'You have not filed or decided anything on this matter, so there is no receipt.',
  receiptWaiting: 'Enters a checkpoint in about a minute; then it can be downloaded.',
  receiptProven: 'Agrees with the checkpoint of {at}',
  fingerprint: 'Fingerprint',
  number: 'Record number',
  download: 'Download the receipt',
  downloadOf: 'Download the receipt (record {seq})',
  print: 'Print',
  back: 'Back to the matter',
  export: 'Export the record',
  report: 'Download the report',
} as const;
