/** A 办理单 as a case would have it, for tests and measurements of papers. */
import { encode } from 'fast-png';
import type { Opinion, OpinionPaper } from '../documents';

export const SIGNATURE = {
  type: 'png' as const,
  data: encode({ width: 300, height: 100, channels: 4, data: new Uint8Array(120_000) }),
  width: 300,
  height: 100,
};

export const OPINION: Opinion = {
  step: '学会工作部意见',
  outcome: '拟同意',
  words: '材料齐全，请审定。',
  office: '示例省科协学会工作部',
  name: '甲某',
  on: '2026-05-18',
  onBehalf: false,
  rank: 6,
  signature: null,
};

export const opinionPaper = (opinions: Opinion[]): OpinionPaper => ({
  procedure: '分支（代表）机构设立',
  subject: '土壤环境专业委员会',
  society: '示例省环境学会',
  number: '2026-00012',
  filedOn: '2026-05-11',
  printedOn: '2026-05-21',
  opinions,
});
