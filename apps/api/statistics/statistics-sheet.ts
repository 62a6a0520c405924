/** 统计报表 as a workbook: title, unit, who filled it in and who checked it. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Figures, RegisterStatistics } from '../../../libs/contracts';
import { headingCell, numberCell, textCell, titleCell } from '../workbook-cells';

export interface Signed {
  filledBy: string;
  reviewedBy: string;
}

export function statisticsWorkbook(report: RegisterStatistics, unit: string, { filledBy, reviewedBy }: Signed): Promise<Buffer> {
  const { title, on, against, by, groupings, sums, groups, total } = report;
  const grouping = groupings.find(({ id }) => id === by)?.label.zh ?? '';
  const columns = (day: string): string[] => [
    `${day} 数量`,
    ...sums.map(({ label, isMoney }) => `${day} ${label.zh}${isMoney ? '（元）' : ''}`),
  ];
  const headings = [grouping, ...columns(on), ...(against === null ? [] : [...columns(against), '增减'])];
  const cells = (of: Figures): Cell[] => [
    numberCell(of.count),
    ...sums.map(({ id, isMoney }) => numberCell((of.sums[id] ?? 0) / (isMoney ? 100 : 1))),
  ];
  const line = (label: string, now: Figures, before: Figures | null): Cell[] => [
    textCell(label),
    ...cells(now),
    ...(before === null ? [] : [...cells(before), numberCell(now.count - before.count)]),
  ];
  return writeXlsxFile([
    {
      sheet: '统计表',
      data: [
        [titleCell(`${title.zh}统计表`)],
        [textCell(`填报单位：${unit}`)],
        [textCell(`截至日期：${on}${against === null ? '' : `（与 ${against} 比较）`}`)],
        headings.map(headingCell),
        ...groups.map(({ label, now, before }) => line(label.zh, now, before)),
        line('合计', total.now, total.before),
        [],
        [textCell(`填表人：${filledBy}`), textCell(`审核人：${reviewedBy}`), textCell('日期：')],
      ],
      columns: headings.map((_, index) => ({ width: index === 0 ? 32 : 20 })),
      stickyRowsCount: 4,
    },
  ]).toBuffer();
}
