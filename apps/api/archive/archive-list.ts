/** 归档文件目录 as a workbook: one line for each case, by year and retention. */
import writeXlsxFile from 'write-excel-file/node';
import { retentionTitle, type Retention } from '../../../libs/contracts';
import { headingCell, numberCell, textCell, titleCell } from '../workbook-cells';

export interface ArchiveLine {
  year: number;
  retention: Retention;
  ordinal: number;
  society: string;
  number: string;
  /** Null: not for this reader. */
  subject: string | null;
  /** 发文字号 of the house's own papers. */
  written: string | null;
  closedOn: string;
  /** Something was done about it since. */
  changed: boolean;
}

const COLUMNS: [heading: string, width: number, value: (line: ArchiveLine) => string | number][] = [
  ['年度', 8, ({ year }) => year],
  ['保管期限', 12, ({ retention }) => retentionTitle[retention].zh],
  ['件号', 8, ({ ordinal }) => ordinal],
  ['责任者', 28, ({ society }) => society],
  ['文号', 28, ({ written }) => written ?? ''],
  ['题名', 48, ({ subject }) => subject ?? '（不在查看范围）'],
  ['办结日期', 14, ({ closedOn }) => closedOn],
  ['办件编号', 22, ({ number }) => number],
  ['页数', 8, () => ''],
  ['备注', 24, ({ changed }) => (changed ? '归档后又有办理' : '')],
];

export function archiveList(house: string, batch: string, lines: ArchiveLine[]): Promise<Buffer> {
  const cell = (value: string | number) => (typeof value === 'number' ? numberCell(value) : textCell(value));
  return writeXlsxFile([
    {
      sheet: '归档文件目录',
      data: [
        [titleCell(`${house}归档文件目录`)],
        [textCell(`${batch}　保管期限为本会设定`)],
        COLUMNS.map(([heading]) => headingCell(heading)),
        ...lines.map((line) => COLUMNS.map(([, , value]) => cell(value(line)))),
      ],
      columns: COLUMNS.map(([, width]) => ({ width })),
      stickyRowsCount: 3,
    },
  ]).toBuffer();
}
