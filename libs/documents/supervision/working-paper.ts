/** 监督查阅底稿: what was to be looked at, what was drawn, what was looked at, exceptions, findings, and what was asked to be put right. */
import type { Block, Sheet } from '../sheet.types';
import { dayWords, momentWords, numeral, plainDay } from '../sitting/words';

export interface WorkingPaper {
  supervisor: string;
  association: string;
  scope: { societies: string; procedures: string };
  /** First and last day of the grant. */
  grant: { from: string; until: string };
  reason: string;
  /** Days that the exceptions are of. */
  period: { from: string; to: string };
  exceptions: { title: string; count: number }[];
  samples: WorkingSample[];
  looked: { number: string; subject: string; society: string; at: string }[];
  findings: WorkingFinding[];
  madeAt: string;
}
export interface WorkingSample {
  drawnAt: string;
  criteria: string;
  seed: string;
  asOf: string;
  size: number;
  universe: number;
  cases: { number: string; subject: string; society: string; looked: boolean }[];
}
export interface WorkingFinding {
  number: string;
  subject: string;
  society: string;
  words: string;
  files: string[];
  at: string;
  rectification: { words: string; due: string; status: string; entries: { what: string; words: string; at: string }[] } | null;
}

export function workingPaperOf(paper: WorkingPaper): Sheet {
  return {
    title: '监督查阅底稿',
    blocks: [
      { kind: 'fact', label: '查阅人', text: paper.supervisor },
      { kind: 'fact', label: '授权单位', text: paper.association },
      { kind: 'fact', label: '学会范围', text: paper.scope.societies },
      { kind: 'fact', label: '事项范围', text: paper.scope.procedures },
      { kind: 'fact', label: '查阅期限', text: `${dayWords(paper.grant.from)}至${dayWords(paper.grant.until)}` },
      { kind: 'fact', label: '事由', text: paper.reason },
      ...section(0, `例外情况（${plainDay(paper.period.from)}至${plainDay(paper.period.to)}）`, exceptions(paper)),
      ...section(1, '抽样', paper.samples.flatMap(sample), '没有抽样。'),
      ...section(2, '已查阅的事项', looked(paper), '还没有查阅事项。'),
      ...section(3, '发现与整改', paper.findings.flatMap(finding), '没有发现。'),
      { kind: 'signatures', labels: ['查阅人', '复核人'] },
    ],
    signed: [momentWords(paper.madeAt)],
  };
}

/** `监督查阅底稿 2026年5月20日.docx`. */
export function workingPaperName(day: string): string {
  return `监督查阅底稿 ${plainDay(day)}.docx`;
}

function section(index: number, title: string, blocks: Block[], none?: string): Block[] {
  const empty: Block[] = none === undefined ? [] : [{ kind: 'text', text: none }];
  return [{ kind: 'heading', text: `${numeral(index + 1)}、${title}` }, ...(blocks.length === 0 ? empty : blocks)];
}

function exceptions({ exceptions: found }: WorkingPaper): Block[] {
  return [
    { kind: 'table', widths: [3, 1], head: ['例外情况', '次数'], rows: found.map(({ title, count }) => [title, String(count)]) },
    { kind: 'text', text: '例外情况只提示从哪里看起，不是结论。' },
  ];
}

function sample({ drawnAt, criteria, seed, asOf, size, universe, cases }: WorkingSample): Block[] {
  return [
    { kind: 'text', text: `${momentWords(drawnAt)}抽取：共${universe}件，抽取${size}件。范围：${criteria}。` },
    { kind: 'text', text: `抽取号${seed}，以${momentWords(asOf)}的记录为准；用同一抽取号可以再次得到相同的结果。` },
    {
      kind: 'table',
      widths: [2, 4, 3, 1],
      head: ['编号', '事项', '学会', '已查阅'],
      rows: cases.map(({ number, subject, society, looked: isLooked }) => [number, subject, society, isLooked ? '是' : '否']),
    },
  ];
}

function looked({ looked: rows }: WorkingPaper): Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      widths: [2, 4, 3, 3],
      head: ['编号', '事项', '学会', '首次查阅'],
      rows: rows.map(({ number, subject, society, at }) => [number, subject, society, momentWords(at)]),
    },
  ];
}

function finding(entry: WorkingFinding, index: number): Block[] {
  const { rectification: asked } = entry;
  return [
    { kind: 'fact', label: `${index + 1}. ${entry.society}`, text: `${entry.subject}（${entry.number}）` },
    { kind: 'text', text: entry.words },
    ...(entry.files.length === 0 ? [] : [{ kind: 'text', text: `附：${entry.files.join('、')}` } satisfies Block]),
    ...(asked === null
      ? []
      : [
          { kind: 'text', text: `整改事项（${asked.status}，${plainDay(asked.due)}前）：${asked.words}` } satisfies Block,
          ...asked.entries.map(({ what, words, at }): Block => ({ kind: 'text', text: `${momentWords(at)} ${what}：${words}` })),
        ]),
  ];
}
