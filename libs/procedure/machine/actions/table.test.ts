import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS, TABLE, type Cell, type Row } from './table';

const README = join(__dirname, 'README.md');

const HEADS: Record<Row, string> = {
  transferred: 'transferred 转办',
  delegated: 'delegated 委派',
  'given-back': 'given-back 委派交回',
  'signer-added': 'signer-added 加签',
  'signer-removed': 'signer-removed 减签',
  taken: 'taken 领办',
  'put-back': 'put-back 放回',
  recused: 'recused 回避',
  'handed-over': 'handed-over 离职交接',
  'applicant-changed': 'applicant-changed 变更经办',
  proxy: 'proxy 代理',
  recorded: 'recorded 代录',
  'clock-suspended': 'clock-suspended 中止',
  'clock-resumed': 'clock-resumed 恢复',
  'clock-extended': 'clock-extended 延长',
  'calendar-changed': 'calendar-changed 新日历',
  'taken-back': 'taken-back 撤回',
  undone: 'undone 一分钟内撤回',
  reopened: 'reopened 重新办理',
  overridden: 'overridden 特殊处理',
  draft: 'draft 暂存',
  comment: 'comment 评论',
  urged: 'urged 催办',
  read: 'read 已读',
};

const SIGNS: Partial<Record<Cell, string>> = { built: '✓', NOT_MEANINGFUL_HERE: '–', ACTION_REFUSED_HERE: '×' };

/** The table as the README has it. Cells are compared without the spaces that a formatter puts between. */
function written(): string[][] {
  const rows: [string, ...string[]][] = Object.entries(TABLE).map(([row, { road, cells }]) => [
    HEADS[row as Row],
    road,
    ...COLUMNS.map((column) => SIGNS[cells[column]] ?? `\`${cells[column]}\``),
  ]);
  return [['action', 'road', ...COLUMNS], ...rows];
}

function read(): string[][] {
  return readFileSync(README, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

describe('the table of actions', () => {
  it('is the one that the machine asks', () => {
    expect(read()).toEqual(written());
  });
});
