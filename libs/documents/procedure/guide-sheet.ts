/** 办事说明: what a matter needs, who decides and by when, for whoever takes it along on paper before anything is filled in. */
import { readPeriod, type CivilDate, type PeriodUnit } from '../../procedure';
import type { Block, Sheet } from '../sheet.types';
import { plainDay } from '../sitting/words';

export interface GuidePaper {
  procedure: string;
  summary: string;
  society: string;
  /** Posts and organs; empty: nobody has to decide. */
  deciders: string[];
  materials: { name: string; isRequired: boolean; help: string | null }[];
  /** How many fields are filled in besides. */
  fields: number;
  /** `within` as the template writes it. */
  steps: { title: string; by: string | null; within: string | null; isConditional: boolean }[];
  /** The society's own standards, each with the article that it stands in. */
  standards: { label: string; value: string; article: string }[];
  basis: string[];
  /** Whom to ask. */
  offices: { name: string; phone: string | null; hours: string | null }[];
  printedOn: CivilDate;
}

export function guideSheet(paper: GuidePaper): Sheet {
  const { procedure, summary, society, deciders, materials, fields, steps, standards, basis, offices, printedOn } = paper;
  return {
    title: `${procedure}办事说明`,
    subtitle: society,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'fact', label: '由谁决定', text: deciders.length === 0 ? '不需要会议决定，办完即可。' : deciders.join('、') },
      { kind: 'fact', label: '需要填写', text: `${fields} 项` },
      { kind: 'heading', text: '需要准备' },
      ...(materials.length === 0
        ? [{ kind: 'text' as const, text: '不需要附件，填表即可。' }]
        : [
            tableOf(
              [0.8, 4.6, 4.6],
              ['序号', '材料', '说明'],
              materials.map(({ name, isRequired, help }, at) => [
                String(at + 1),
                isRequired ? name : `${name}（符合条件时提供）`,
                help ?? '',
              ]),
            ),
          ]),
      { kind: 'heading', text: '怎样办理' },
      tableOf(
        [0.8, 3.6, 3, 2.6],
        ['序号', '步骤', '办理人', '时限'],
        steps.map(({ title, by, within, isConditional }, at) => [
          String(at + 1),
          isConditional ? `${title}（视情况）` : title,
          by ?? '',
          within === null ? '' : periodWords(within),
        ]),
      ),
      ...listed(
        '本会标准',
        standards.map(({ label, value, article }) => `${label}：${value}（${article}）`),
      ),
      ...listed('依据', basis),
      { kind: 'heading', text: '找谁咨询' },
      ...offices.map(({ name, phone, hours }): Block => ({
        ...{ kind: 'text', text: [name, phone && `电话 ${phone}`, hours].filter(Boolean).join('，') },
      })),
    ],
    signed: [`${plainDay(printedOn)}打印，以系统中的办事说明为准`],
  };
}

const tableOf = (widths: number[], head: string[], rows: string[][]): Block => ({ kind: 'table', widths, head, rows });

const listed = (heading: string, lines: string[]): Block[] =>
  lines.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...lines.map((text): Block => ({ kind: 'text', text }))];

const UNITS: Record<PeriodUnit, string> = {
  'working days': '个工作日',
  days: '天',
  months: '个月',
  years: '年',
  hours: '小时',
  minutes: '分钟',
};
const ENDS = { month: '当月底前', quarter: '当季度末前', 'half-year': '当半年末前', year: '当年年底前' };

/** As the pages say it. */
function periodWords(written: string): string {
  const period = readPeriod(written);
  switch (period?.kind) {
    case undefined:
      return written;
    case 'within':
      return `${period.count} ${UNITS[period.unit]}内`;
    case 'before':
      return `表中所填日期的 ${period.count} ${UNITS[period.unit]}前`;
    case 'by':
      return `${period.month}月${period.day}日前`;
    case 'end-of':
      return ENDS[period.span];
  }
}
