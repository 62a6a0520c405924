import type { SittingPaperKind } from '../../contracts/documents';
import type { Sheet } from '../sheet.types';
import { followUpsOf, minutesOf, resultSheetOf } from './after';
import { ballotPapersOf, countSheetOf, noticeOf, signInSheetOf } from './before';
import type { SittingPaper } from './sitting-paper.types';
import { plainDay } from './words';

/** Exhaustive by kind: what each document says, and what its file is called. */
const sheets: Record<SittingPaperKind, { name: string; sheet: (paper: SittingPaper) => Sheet }> = {
  notice: { name: '会议通知', sheet: noticeOf },
  'sign-in': { name: '签到表', sheet: signInSheetOf },
  'ballot-papers': { name: '表决票', sheet: ballotPapersOf },
  'count-sheet': { name: '计票单', sheet: countSheetOf },
  minutes: { name: '会议纪要（草稿）', sheet: minutesOf },
  'result-sheet': { name: '表决结果单', sheet: resultSheetOf },
  'follow-ups': { name: '督办清单', sheet: followUpsOf },
};

export function sittingSheet(kind: SittingPaperKind, paper: SittingPaper): Sheet {
  return sheets[kind].sheet(paper);
}

/** `2026年12月15日常务理事会 签到表.docx`. */
export function sittingFileName(kind: SittingPaperKind, { on, organ }: Pick<SittingPaper, 'on' | 'organ'>): string {
  return `${plainDay(on)}${organ} ${sheets[kind].name}.docx`;
}
