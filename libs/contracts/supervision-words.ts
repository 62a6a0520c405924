import type { Text } from '../procedure';
import type { FoundKind, RectificationStatus } from './supervision-work';

/** What exceptions are called, on pages and in working papers alike. */
export const exceptionTitle: Record<FoundKind, Text> = {
  'on-behalf': { zh: '代录', en: 'Entered on behalf' },
  'on-paper': { zh: '补录', en: 'Entered after it ran on paper' },
  'back-dated': { zh: '录入晚于发生日', en: 'Entered later than it happened' },
  overridden: { zh: '特殊处理', en: 'Special handling' },
  'same-day': { zh: '先后两步同一天', en: 'Ordered steps on one day' },
  'edge-of-quorum': { zh: '到会人数刚够', en: 'Exactly the quorum present' },
  'votes-by-link': { zh: '链接表决', en: 'Votes by link' },
  recusal: { zh: '回避', en: 'Recusals' },
  'corrected-result': { zh: '会议结果更正', en: 'Results corrected' },
  'check-passed-over': { zh: '核对不符仍继续办理', en: 'Went on although a check did not hold' },
  'refused-attempt': { zh: '未执行的操作', en: 'Not carried out' },
  'voided-number': { zh: '作废文号', en: 'Numbers given up' },
  late: { zh: '办理晚于期限', en: 'Done after the time limit' },
  turned: { zh: '到期后转请他人', en: 'Turned to another person' },
};

export const rectificationStatus: Record<RectificationStatus, Text> = {
  open: { zh: '待答复', en: 'To be answered' },
  answered: { zh: '已答复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
};
