/** The board of an assignment as a workbook. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { AssignmentBoardView, AssignmentState } from '../../../libs/contracts';
import { headingCell, numberCell, textCell } from '../workbook-cells';

const STATE: Record<AssignmentState, string> = {
  unread: '未读',
  read: '已读',
  filling: '填报中',
  submitted: '已提交',
  returned: '退回',
  passed: '通过',
  exempt: '免报',
};

const COLUMNS = ['学会', '状态', '办件编号', '免报理由', '联系人', '电话', '提醒次数', '最近提醒', '电话提醒'];

export function boardWorkbook(board: AssignmentBoardView): Promise<Buffer> {
  const rows = board.societies.map(({ society, state, case: file, excepted, contact, reminders, calls }): Cell[] => [
    textCell(society.name.zh),
    textCell(STATE[state]),
    textCell(file?.number ?? ''),
    textCell(excepted ?? ''),
    textCell(contact?.name ?? ''),
    textCell(contact?.phone ?? society.phone ?? ''),
    numberCell(reminders.times),
    textCell(reminders.lastOn ?? ''),
    textCell(
      calls
        .map(({ outcome, note }) => `${outcome === 'reached' ? '已接通' : '未接通'}${note === null ? '' : `：${note}`}`)
        .join('；'),
    ),
  ]);
  return writeXlsxFile([
    {
      sheet: '报送情况',
      data: [[textCell(`${board.procedure.title.zh}（${board.dueOn} 前报送）`)], COLUMNS.map(headingCell), ...rows],
      columns: COLUMNS.map((title) => ({ width: title === '学会' || title === '电话提醒' ? 36 : 16 })),
      stickyRowsCount: 2,
    },
  ]).toBuffer();
}
