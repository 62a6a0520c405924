/** The board of an assignment as a workbook. Every cell is typed as text, so nothing that somebody has written can act as a formula. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { AssignmentBoardView, AssignmentState } from '../../../libs/contracts';

const STATE: Record<AssignmentState, string> = {
  unread: '未读',
  read: '已读',
  filling: '填报中',
  submitted: '已提交',
  returned: '退回',
  passed: '通过',
  exempt: '免报',
};

const text = (value: string): Cell => ({ value, type: String, format: '@' });
const heading = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E8EEF4',
  borderColor: '#B8C4D0',
  borderStyle: 'thin',
});

const COLUMNS = ['学会', '状态', '办件编号', '免报理由', '联系人', '电话', '提醒次数', '最近提醒', '电话提醒'];

export function boardWorkbook(board: AssignmentBoardView): Promise<Buffer> {
  const rows = board.societies.map(({ society, state, case: file, excepted, contact, reminders, calls }): Cell[] => [
    text(society.name.zh),
    text(STATE[state]),
    text(file?.number ?? ''),
    text(excepted ?? ''),
    text(contact?.name ?? ''),
    text(contact?.phone ?? society.phone ?? ''),
    { value: reminders.times, type: Number },
    text(reminders.lastOn ?? ''),
    text(
      calls
        .map(({ outcome, note }) => `${outcome === 'reached' ? '已接通' : '未接通'}${note === null ? '' : `：${note}`}`)
        .join('；'),
    ),
  ]);
  return writeXlsxFile([
    {
      sheet: '报送情况',
      data: [[text(`${board.procedure.title.zh}（${board.dueOn} 前报送）`)], COLUMNS.map(heading), ...rows],
      columns: COLUMNS.map((title) => ({ width: title === '学会' || title === '电话提醒' ? 36 : 16 })),
      stickyRowsCount: 2,
    },
  ]).toBuffer();
}
