/** What is wrong with a field, in words: what was expected and how to write it. Never what was typed. */
import type { Json, Text } from '../kernel';
import type { FieldProblem } from '../template/content';
import type { Column, Field } from './field.types';
import { yuan } from './money';

const say = (zh: string, en: string): Text => ({ zh, en });

/** What a value of each type is written like. */
const EXPECTED: Record<string, Text> = {
  text: say('请填写文字。', 'Write a text.'),
  integer: say('请填写整数，如 12。', 'Enter a whole number, like 12.'),
  money: say(
    '请填写金额，最多到分，如 12.5万元 或 1,250.00。',
    'Enter an amount, to the fen at most, like 12.5万元 or 1,250.00.',
  ),
  ratio: say('请填写两个整数，如 3 / 10，后一个不能为零。', 'Enter two whole numbers, like 3 / 10; the second is not zero.'),
  date: say('请填写存在的日期，如 2026-05-20。', 'Enter a day that exists, like 2026-05-20.'),
  dateTime: say('请填写日期，并选择上午、下午或填写时间。', 'Enter a day, and morning, afternoon or a time.'),
  period: say('请填写起止两个日期。', 'Enter both days, from and to.'),
  choice: say('请从列出的选项中选择一项。', 'Choose one of those that are listed.'),
  choices: say('请从列出的选项中选择，每项一次。', 'Choose among those that are listed, each once.'),
  yesNo: say('请选择“是”或“否”。', 'Choose yes or no.'),
  organisation: say('请从列出的单位中选择。', 'Choose one of the organisations that are listed.'),
  person: say('请从列出的人员中选择。', 'Choose one of the people who are listed.'),
  registerEntry: say('请从名录中选择。', 'Choose one of the entries of the register.'),
  phone: say(
    '请填写手机号、带区号的固定电话或服务电话。',
    'Enter a mobile number, a line with its area code, or a service number.',
  ),
  idNumber: say(
    '身份证号须为 18 位，出生日期和校验码须正确。',
    'An identity number has 18 places, with a right birthday and check character.',
  ),
  url: say('请填写以 http:// 或 https:// 开头的网址。', 'Enter an address that begins with http:// or https://.'),
  files: say('请重新选择文件。', 'Choose the files again.'),
  file: say('请重新选择文件。', 'Choose the file again.'),
  table: say('请按行填写。', 'Fill it in row by row.'),
  row: say('这一行的内容不完整，请删除后重新添加。', 'This row is not whole; remove it and add it again.'),
  something: say('这一格须填写。', 'This cell must be filled in.'),
  nothing: say('这一项现在不用填写，请清空。', 'This is not asked now; leave it empty.'),
  smaller: say('计算结果过大，请检查上面的数。', 'The result is too big; check the numbers above.'),
};

/** Details are numbers and names. */
const words = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Sayer = (value: Json, details: Record<string, Json>, labelOf: (field: string) => Text) => Text;

const amount = (value: Json, { money }: Record<string, Json>): string =>
  money === true && typeof value === 'number' ? `${yuan(value)}` : words(value);
const compared =
  (zh: string, en: string): Sayer =>
  (other, _details, labelOf) =>
    say(`须${zh}“${labelOf(words(other)).zh}”。`, `Must be ${en} “${labelOf(words(other)).en}”.`);

/** By what the details say; the first that is there. */
const SAYERS: [string, Sayer][] = [
  ['expected', (value) => EXPECTED[words(value)] ?? say('填写有误，请检查。', 'This is not right. Please check it.')],
  ['maxLength', (value) => say(`最多 ${words(value)} 字。`, `At most ${words(value)} characters.`)],
  ['minimum', (value, details) => say(`不能小于 ${amount(value, details)}。`, `Not less than ${amount(value, details)}.`)],
  ['maximum', (value, details) => say(`不能大于 ${amount(value, details)}。`, `Not more than ${amount(value, details)}.`)],
  ['maxFiles', (value) => say(`最多 ${words(value)} 个文件。`, `At most ${words(value)} files.`)],
  ['minRows', (value) => say(`至少 ${words(value)} 行。`, `At least ${words(value)} rows.`)],
  ['maxRows', (value) => say(`最多 ${words(value)} 行。`, `At most ${words(value)} rows.`)],
  ['sameAs', (value) => say(`与第 ${words(value)} 行重复。`, `The same as in row ${words(value)}.`)],
  ['reversed', () => say('结束日期不能早于开始日期。', 'The end is not before the beginning.')],
  ['after', compared('晚于', 'after')],
  ['before', compared('早于', 'before')],
  ['notBefore', compared('不早于', 'not before')],
  ['notAfter', compared('不晚于', 'not after')],
  ['accept', (value) => say(`文件格式须为：${words(value)}。`, `The file must be one of: ${words(value)}.`)],
];

/** A problem as one sentence with its field's name, and of a table its row and column. */
export function problemText(fields: Field[], problem: FieldProblem): Text {
  const field = fields.find(({ id }) => id === problem.field);
  const label = field?.label ?? say(problem.field, problem.field);
  if (problem.code === 'FIELD_REQUIRED') return say(`请填写“${label.zh}”。`, `Please fill in “${label.en}”.`);
  if (problem.code === 'FIELD_UNKNOWN') {
    return say(`表单里没有“${label.zh}”这一项，请刷新后重试。`, `The form has no field “${label.en}”. Refresh and try again.`);
  }
  if (problem.code === 'FIELD_READ_ONLY') {
    return say(
      `这一步不能修改“${label.zh}”，请改回原来的内容。`,
      `This step may not change “${label.en}”. Put back what stood there.`,
    );
  }
  const { details } = problem;
  const found = SAYERS.find(([name]) => details[name] !== undefined);
  const labelOf = (id: string): Text => fields.find((other) => other.id === id)?.label ?? say(id, id);
  const why =
    found?.[1](details[found[0]] ?? null, details, labelOf) ?? say('填写有误，请检查。', 'This is not right. Please check it.');
  const place = cellOf(field, details);
  return say(`“${label.zh}”${place.zh}：${why.zh}`, `“${label.en}”${place.en}: ${why.en}`);
}

function cellOf(field: Field | undefined, { row, column }: Record<string, Json>): Text {
  if (typeof row !== 'number') return say('', '');
  const named: Column | undefined = field?.columns?.find(({ id }) => id === column);
  const of = named === undefined ? say('', '') : say(`“${named.label.zh}”`, `, “${named.label.en}”`);
  return say(`第 ${row} 行${of.zh}`, `, row ${row}${of.en}`);
}
