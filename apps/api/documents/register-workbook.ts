/** A register as a workbook. */
import writeXlsxFile from 'write-excel-file/node';
import { documentKindTitle, type DocumentRegister, type DocumentRegisterEntry } from '../../../libs/contracts';
import { civilDateOf } from '../../../libs/procedure';
import { numberCell, textCell, titleCell } from '../workbook-cells';

const TITLES: Record<DocumentRegister, string> = { issued: '发文登记', received: '收文登记', seals: '用印登记' };

type Column = [heading: string, width: number, value: (entry: DocumentRegisterEntry) => string | number];

const orNothing = (value: string | number | null) => value ?? '';
const COLUMNS: Record<DocumentRegister, Column[]> = {
  issued: [
    ['文号', 24, ({ number }) => orNothing(number)],
    ['日期', 14, ({ at }) => civilDateOf(at)],
    ['文种', 14, ({ kind }) => (kind === null ? '' : documentKindTitle[kind].zh)],
    ['标题', 48, titleOf],
    ['主送单位', 28, ({ other }) => orNothing(other)],
    ['办件编号', 20, ({ case: file }) => file?.number ?? ''],
    ['经办人', 14, ({ by }) => by],
    ['作废原因', 28, ({ voided }) => orNothing(voided)],
  ],
  received: [
    ['收文号', 20, ({ number }) => orNothing(number)],
    ['收到日期', 14, ({ receivedOn }) => orNothing(receivedOn)],
    ['来文单位', 28, ({ other }) => orNothing(other)],
    ['来文字号', 22, ({ theirNumber }) => orNothing(theirNumber)],
    ['题名', 48, titleOf],
    ['页数', 10, ({ pages }) => orNothing(pages)],
    ['办件编号', 20, ({ case: file }) => file?.number ?? ''],
    ['登记人', 14, ({ by }) => by],
    ['作废原因', 28, ({ voided }) => orNothing(voided)],
  ],
  seals: [
    ['用印日期', 14, ({ at }) => civilDateOf(at)],
    ['印章', 24, ({ seal }) => orNothing(seal)],
    ['份数', 10, ({ copies }) => orNothing(copies)],
    ['带出使用', 12, ({ takenOut }) => (takenOut === true ? '是' : '否')],
    ['文号', 24, ({ number }) => orNothing(number)],
    ['文件标题', 48, titleOf],
    ['办件编号', 20, ({ case: file }) => file?.number ?? ''],
    ['监印人', 14, ({ by }) => by],
  ],
};

function titleOf({ title }: DocumentRegisterEntry): string {
  return title ?? '（不在查看范围）';
}

export function registerWorkbookName(register: DocumentRegister, house: string): string {
  return `${house} ${TITLES[register]}.xlsx`;
}

export function registerWorkbook(register: DocumentRegister, house: string, lines: DocumentRegisterEntry[]): Promise<Buffer> {
  const columns = COLUMNS[register];
  const cell = (value: string | number) => (typeof value === 'number' ? numberCell(value) : textCell(value));
  return writeXlsxFile([
    {
      sheet: TITLES[register],
      data: [
        [titleCell(`${house}${TITLES[register]}`)],
        columns.map(([name]) => textCell(name, { fontWeight: 'bold', backgroundColor: '#E8EEF4' })),
        ...lines.map((line) => columns.map(([, , value]) => cell(value(line)))),
      ],
      columns: columns.map(([, width]) => ({ width })),
      stickyRowsCount: 2,
    },
  ]).toBuffer();
}
