/** 提交回执: that a request has come in, when, and with which files. It says nothing of whether it will be agreed to. */
import type { Instant } from '../../procedure';
import type { Sheet } from '../sheet.types';
import { momentWords } from '../sitting/words';

export interface FilingReceipt {
  procedure: string;
  subject: string;
  society: string;
  number: string;
  /** Who sent it in; null where its reader does not know. */
  sender: string | null;
  filedAt: Instant;
  printedAt: Instant;
  /** As they were sent, with their SHA-256 in hex. */
  files: { name: string; sha256: string }[];
  /** Where it stands, as the reader's own page says; empty when it is over. */
  waiting: { step: string; holder: string }[];
}

export function filingReceipt(paper: FilingReceipt): Sheet {
  const { procedure, subject, society, number, sender, filedAt, printedAt, files, waiting } = paper;
  return {
    title: '提交回执',
    subtitle: `编号 ${number}`,
    blocks: [
      { kind: 'fact', label: '事项', text: `${procedure}：${subject}` },
      { kind: 'fact', label: '提出单位', text: society },
      ...(sender === null ? [] : [{ kind: 'fact' as const, label: '提交人', text: sender }]),
      { kind: 'fact', label: '提交时间', text: momentWords(filedAt) },
      ...waiting.map(({ step, holder }) => ({ kind: 'fact' as const, label: '现在到', text: `${step}（${holder}）` })),
      files.length === 0
        ? { kind: 'text', text: '没有随附文件。' }
        : {
            kind: 'table',
            widths: [0.8, 3.6, 5.6],
            head: ['序号', '文件', '校验值（SHA-256）'],
            rows: files.map(({ name, sha256 }, at) => [String(at + 1), name, inGroups(sha256)]),
          },
      { kind: 'text', text: '本回执说明上述内容已经收到，不表示办理结果。' },
    ],
    signed: [`${momentWords(printedAt)}打印`],
  };
}

/** A line breaks between groups, and an eye finds its place again. */
const inGroups = (hex: string): string => hex.replaceAll(/(.{16})(?=.)/g, '$1 ');

/** `土壤环境专业委员会 提交回执`, without what kind of file it is. */
export function receiptFileName({ subject }: Pick<FilingReceipt, 'subject'>): string {
  return `${subject} 提交回执`;
}
