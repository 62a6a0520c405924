/** 统计报表 as a workbook: title, unit, who filled it in and who checked it. Words are typed as text, so nothing written can act as a formula. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Figures, RegisterStatistics } from '../../../libs/contracts';

export interface Signed {
  filledBy: string;
  reviewedBy: string;
}

const text = (value: string): Cell => ({ value, type: String, format: '@' });
const number = (value: number): Cell => ({ value, type: Number });
const heading = (value: string): Cell => ({
  value,
  type: String,
  format: '@',
  fontWeight: 'bold',
  backgroundColor: '#E8EEF4',
  borderColor: '#B8C4D0',
  borderStyle: 'thin',
});

export function statisticsWorkbook(report: RegisterStatistics, unit: string, { filledBy, reviewedBy }: Signed): Promise<Buffer> {
  const { title, on, against, by, groupings, sums, groups, total } = report;
  const grouping = groupings.find(({ id }) => id === by)?.label.zh ?? '';
  const columns = (day: string): string[] => [
    `${day} 数量`,
    ...sums.map(({ label, isMoney }) => `${day} ${label.zh}${isMoney ? '（元）' : ''}`),
  ];
  const headings = [grouping, ...columns(on), ...(against === null ? [] : [...columns(against), '增减'])];
  const cells = (of: Figures): Cell[] => [
    number(of.count),
    ...sums.map(({ id, isMoney }) => number((of.sums[id] ?? 0) / (isMoney ? 100 : 1))),
  ];
  const line = (label: string, now: Figures, before: Figures | null): Cell[] => [
    text(label),
    ...cells(now),
    ...(before === null ? [] : [...cells(before), number(now.count - before.count)]),
  ];
  return writeXlsxFile([
    {
      sheet: '统计表',
      data: [
        [{ value: `${title.zh}统计表`, type: String, format: '@', fontWeight: 'bold', fontSize: 16 }],
        [text(`填报单位：${unit}`)],
        [text(`截至日期：${on}${against === null ? '' : `（与 ${against} 比较）`}`)],
        headings.map(heading),
        ...groups.map(({ label, now, before }) => line(label.zh, now, before)),
        line('合计', total.now, total.before),
        [],
        [text(`填表人：${filledBy}`), text(`审核人：${reviewedBy}`), text('日期：')],
      ],
      columns: headings.map((_, index) => ({ width: index === 0 ? 32 : 20 })),
      stickyRowsCount: 4,
    },
  ]).toBuffer();
}
