/** What is wrong with a row, in words that say what to do. `{name}` stands for a value of the problem's details. */
import type { Text } from '../procedure';

const text = (zh: string, en: string): Text => ({ zh, en });

export const rowWords = {
  REQUIRED: text('没有填写', 'is empty'),
  NOT_A_DAY: text('不是日期，请写成 2024-03-01 或 2024年3月1日', 'is not a date; write 2024-03-01'),
  DAY_AMBIGUOUS: text(
    '“{value}”可能是 1 月也可能是 10 月，请写成 2024-01 或 2024-10',
    '“{value}” may be January or October; write 2024-01 or 2024-10',
  ),
  NOT_A_PERIOD: text('不是起止日期，请写成 2022-03 至 2027-03', 'is not a period; write 2022-03 to 2027-03'),
  NOT_A_NUMBER: text('不是整数', 'is not a whole number'),
  NOT_AN_INTEGER: text('不是整数，请只写数字', 'is not a whole number; write digits only'),
  NOT_AN_AMOUNT: text('不是金额，请以元为单位写数字，如 12000.50', 'is no amount; write it in yuan, like 12000.50'),
  NOT_YES_OR_NO: text('请填“是”或“否”', 'must be yes or no'),
  NOT_A_CHOICE: text('应为以下之一：{allowed}', 'must be one of: {allowed}'),
  NOT_A_PHONE: text('不是 11 位手机号', 'is not a mobile number of 11 digits'),
  NOT_A_CREDIT_CODE: text('不是有效的统一社会信用代码，请核对有无错字', 'is no valid credit code; check it for a slip'),
  TOO_LONG: text('超过 {limit} 个字', 'has more than {limit} characters'),
  ENDS_BEFORE_IT_BEGINS: text('早于开始日期', 'is before the day on which it begins'),
  ONLY_WITH: text('只在“{other}”为“{value}”时填写', 'is for rows only whose “{other}” is “{value}”'),
  SOCIETY_UNKNOWN: text(
    '没有找到这个学会，请先导入学会基本信息，或核对名称',
    'no such society; import the societies first, or check the name',
  ),
  OTHER_ASSOCIATION: text('不属于本科协的学会，不能导入', 'is not a society of this association and cannot be imported'),
  PARTY_UNKNOWN: text('没有找到这个党组织，请先在“组织与人员”中添加', 'no such party organisation; add it first'),
  SAME_AS_LINE: text('与第 {line} 行重复', 'says the same as line {line}'),
  OTHER_THAN_LINE: text('与第 {line} 行是同一条，但内容不同', 'is the same entry as line {line} and says something else'),
  OVERLAPS_LINE: text('与第 {line} 行的任期重叠', 'overlaps the term of line {line}'),
  FROM_CASE: text(
    '这一条由事项 {number} 办结后列入，请通过办理事项调整',
    'this entry was made by matter {number}; change it by a matter',
  ),
  OWN_POST: text('不能导入本人的职务', 'you cannot import a post of your own'),
  ADMINISTERS: text(
    '此人担任管理员职务，请在“组织与人员”中逐项办理',
    'runs this deployment; enter this post by hand under organisations and people',
  ),
} satisfies Record<string, Text>;

export type RowCode = keyof typeof rowWords;

/** Why a row may be something that is known already, and a person has to say whether it is. */
export const doubtWords = {
  'same-code-other-name': text('信用代码相同，名称不同', 'Same code, other name'),
  'same-name-other-code': text('名称相同，信用代码不同', 'Same name, other code'),
  'former-name': text('与曾用名相同', 'The same as a former name'),
  'similar-name': text('名称相近', 'A similar name'),
  'same-name-no-phone': text('姓名相同，没有手机号可以核对', 'Same name, and no phone number to compare'),
  'same-phone-other-name': text('手机号相同，姓名不同', 'Same phone number, other name'),
  'other-dates': text('同一职务已有任期，起止日期不同', 'The same post is on record with other dates'),
} satisfies Record<string, Text>;

export type DoubtCode = keyof typeof doubtWords;

/** `第 12 行「届期止」：不是日期…`. */
export function sentenceOf(line: number, label: Text | null, code: RowCode, details: Record<string, string | number>): Text {
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
  const { zh, en } = rowWords[code];
  return {
    zh: `第 ${line} 行${label === null ? '' : `「${label.zh}」`}：${fill(zh)}`,
    en: `Line ${line}${label === null ? '' : `, “${label.en}”`}: ${fill(en)}`,
  };
}
