import type { Shape } from './index';
import type { daysOffZh } from './days-off.zh';

export const daysOffEn: Shape<typeof daysOffZh> = {
  title: 'Days off',
  intro:
    'Every time limit in working days rests on the days off and worked weekends here. When the notice of a year is out, paste the whole of it, check it and register it.',
  known:
    'Registered up to {year}. Later time limits count weekends alone and are marked as provisional; they are counted again once the year is registered.',
  year: '{year}',
  yearOf: '{year} ({place}, besides)',
  expected: 'No notice yet, estimated',
  source: 'Source: {source}',
  shipped: 'Comes with this program.',
  set: 'Registered by {by}, {at}',
  days: '{from} to {to}, {n} {n|day|days}',
  oneDay: '{day}, one day',
  worked: 'Worked: {days}',
  register: 'Register a notice',
  whose: 'Whose notice',
  national: 'State Council',
  regional: '{place} (its own days off)',
  text: 'The notice',
  textHint:
    'Paste it as it is, from the title to the last item. To correct a year that is registered, paste all of that year again.',
  textRequired: 'Paste the notice',
  number: 'Title and number of the notice',
  numberHint: 'For example: 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
  numberRequired: 'Enter the title and number of the notice',
  read: 'Check',
  found: 'What was found',
  foundYear: 'Read for {year}: compare it with the notice',
  problems: '{n} {n|place|places} cannot be read or {n|does|do} not agree. Mend {n|it|them} in the text above, then check again:',
  replaces: '{year} is registered already ({source}). This one will hold; the earlier one is kept.',
  noCases: 'No running matter has to count its time limits again.',
  nothingMoves: '{cases} running matters count by the new list; none of their {running} running time limits changes.',
  effects:
    '{cases} running matters count by the new list: of their {running} running time limits, {moving} change; the earlier day stays on the record.',
  kept: ' {kept} more have come or would be over by it, and keep their day.',
  take: 'Register {year}',
  registered: '{year} is registered. Running matters are counting their time limits again, one after the other.',
};
