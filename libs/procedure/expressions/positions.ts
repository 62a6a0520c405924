/** Where in a condition something is wrong, and in which words it is said. */
import type { Text } from '../kernel';

/** Lines and columns count from 1, columns in characters as people count them. `word` is empty at the end of the text. */
export interface Position {
  line: number;
  column: number;
  word: string;
}

const LONGEST_WORD = 40;

export function positionOf(text: string, range: { start: number; end: number } | undefined): Position {
  const start = Math.min(range?.start ?? 0, text.length);
  const before = text.slice(0, start).split('\n');
  const word = Array.from(text.slice(start, Math.max(range?.end ?? start, start + 1)).split('\n')[0] ?? '');
  return {
    line: before.length,
    column: Array.from(before.at(-1) ?? '').length + 1,
    word: word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD).join('')}…` : word.join('').trim(),
  };
}

/** A message that begins with its place. */
export function placed({ line, column, word }: Position, zh: string, en: string): Text {
  const [atZh, atEn] = word === '' ? ['（末尾）', ' (at the end)'] : [`“${word}”`, ` "${word}"`];
  return { zh: `第${line}行第${column}个字符${atZh}：${zh}`, en: `Line ${line}, character ${column}${atEn}: ${en}` };
}

/** What the language's own checker finds, in Chinese too; what is not listed keeps its English words. */
const REASONS: Record<string, string> = {
  no_such_key: '没有这个名称',
  unknown_variable: '没有这个变量',
  no_such_overload: '这两个值的类型不能这样比较或计算',
  no_matching_overload: '没有这种用法的函数，请检查名称和各项的类型',
  unexpected_token: '这里不应出现这个符号，或者缺少内容',
  unexpected_character: '不能识别这个字符',
  unterminated_string: '文字缺少右引号',
  invalid_index_type: '不能这样取列表或表格中的一项',
  cannot_index_type: '这个值里面没有可取的项目',
  invalid_macro_argument: '括号里的写法不对',
  limit_exceeded: '条件太长或嵌套太深',
  invalid_condition_type: '这里须是“是”或“否”',
};

export function reasonOf(error: unknown): Text & { range: { start: number; end: number } | undefined } {
  const { code, range, summary } = (error ?? {}) as {
    code?: string;
    range?: { start: number; end: number };
    summary?: string;
  };
  const en = (summary ?? (error instanceof Error ? error.message : String(error))).split('\n')[0]?.trim() ?? '';
  return { zh: REASONS[code ?? ''] ?? en, en, range };
}
