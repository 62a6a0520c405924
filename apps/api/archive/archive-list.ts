/** 归档文件目录 as a workbook: one line for each case, by year and retention; and 备考表, which people fill in and sign. */
import writeXlsxFile from 'write-excel-file/node';
import { archiveNumber, retentionTitle, type ArchiveNumber } from '../../../libs/contracts';
import { headingCell, numberCell, textCell, titleCell } from '../workbook-cells';

export interface ArchiveLine extends ArchiveNumber {
  society: string;
  number: string;
  /** Null: not for this reader. */
  subject: string | null;
  /** 发文字号 of the house's own papers. */
  written: string | null;
  closedOn: string;
  /** Something was done about it since. */
  changed: boolean;
  /** 补充件: the number under which the case lies in the archive already. */
  supplements: ArchiveNumber | null;
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
  ['备注', 36, remarkOf],
];

function remarkOf({ changed, supplements }: ArchiveLine): string {
  const remarks = [
    supplements === null ? null : `补充件，原件号 ${archiveNumber(supplements).zh}`,
    changed ? '归档后又有办理' : null,
  ];
  return remarks.filter((remark) => remark !== null).join('；');
}

/** What is known of the batch; what only people know stays open for their hand. */
function remarksSheet(batch: string, lines: ArchiveLine[]): [label: string, value: string][] {
  const many = (count: number) => (count === 0 ? '无' : `${count} 件`);
  return [
    ['归档批次', batch],
    ['本批件数', `${lines.length} 件`],
    ['其中补充件', many(lines.filter(({ supplements }) => supplements !== null).length)],
    ['归档后又有办理', many(lines.filter(({ changed }) => changed).length)],
    ['说明（缺损、修改、补充、移出、销毁）', ''],
    ['整理人', ''],
    ['检查人', ''],
    ['日期', ''],
  ];
}

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
    {
      sheet: '备考表',
      data: [
        [titleCell(`${house}归档备考表`)],
        ...remarksSheet(batch, lines).map(([label, value]) => [headingCell(label), textCell(value)]),
      ],
      columns: [{ width: 40 }, { width: 60 }],
    },
  ]).toBuffer();
}
