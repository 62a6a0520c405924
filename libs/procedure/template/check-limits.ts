/**
 * What no template may be, whatever it says: too big, too deep, not plain JSON, with names that every object has, with characters that
 * hide what is written. It walks without calling itself and stops at the first limit, so it ends however big the input is.
 */
import type { Text } from '../kernel';
import { BLOCK_LISTS, CONDITION_PROPERTIES, LIMITS, RESERVED_NAMES } from './limits';
import type { Issue } from './template.types';

/** One value that is still to be looked at. `name` is the property it stands in, for an entry of a list that of the list. */
interface Visit {
  value: unknown;
  path: string;
  name: string;
  depth: number;
}

interface Counted {
  issues: Issue[];
  bytes: number;
  values: number;
  blocks: number;
  conditions: number;
}

/** How much there is of an input, and what stands in the way of reading it. */
export function checkLimits(input: unknown): { bytes: number; issues: Issue[] } {
  const counted: Counted = { issues: [], bytes: 0, values: 0, blocks: 0, conditions: 0 };
  const stack: Visit[] = [{ value: input, path: '', name: '', depth: 0 }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    if (look(visit, counted, stack) === 'enough' || counted.issues.length >= LIMITS.issues) break;
  }
  return { bytes: counted.bytes, issues: counted.issues };
}

/** `enough`: a limit of the whole was passed, and what comes is not looked at any more. */
function look(visit: Visit, counted: Counted, stack: Visit[]): 'enough' | 'go-on' {
  const { value, path, depth } = visit;
  const over = (rule: string, zh: string, en: string): 'enough' => {
    add(counted, rule, path, { zh, en });
    return 'enough';
  };
  counted.values += 1;
  if (counted.values > LIMITS.values) {
    return over('TOO_MANY_VALUES', `内容多于 ${LIMITS.values} 项。`, `There are more than ${LIMITS.values} values.`);
  }
  if (depth > LIMITS.depth) {
    return over('TOO_DEEP', `嵌套超过 ${LIMITS.depth} 层。`, `It is nested deeper than ${LIMITS.depth} levels.`);
  }
  if (Array.isArray(value)) {
    if (value.length > LIMITS.listLength) {
      return over('LIST_TOO_LONG', `列表多于 ${LIMITS.listLength} 项。`, `The list has more than ${LIMITS.listLength} entries.`);
    }
    lookAtList(visit, value, counted, stack);
  } else if (typeof value === 'object' && value !== null) lookAtObject(visit, value, counted, stack);
  else lookAtValue(visit, counted);
  if (counted.bytes > LIMITS.bytes) {
    return over('TOO_BIG', `整体大于 ${LIMITS.bytes} 字节。`, `It is bigger than ${LIMITS.bytes} bytes.`);
  }
  if (counted.blocks > LIMITS.blocks) {
    return over('TOO_MANY_BLOCKS', `步骤多于 ${LIMITS.blocks} 个。`, `There are more than ${LIMITS.blocks} blocks.`);
  }
  if (counted.conditions > LIMITS.conditions) {
    return over(
      'TOO_MANY_CONDITIONS',
      `条件多于 ${LIMITS.conditions} 个。`,
      `There are more than ${LIMITS.conditions} conditions.`,
    );
  }
  return 'go-on';
}

function lookAtList({ path, name, depth }: Visit, list: unknown[], counted: Counted, stack: Visit[]): void {
  counted.bytes += 1 + Math.max(1, list.length);
  if (BLOCK_LISTS.includes(name)) counted.blocks += list.length;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    stack.push({ value: list[index], path: `${path}/${index}`, name, depth: depth + 1 });
  }
}

function lookAtObject({ path, depth }: Visit, object: object, counted: Counted, stack: Visit[]): void {
  counted.bytes += 2;
  // From the last to the first, so that the first is taken from the stack first.
  for (const [name, value] of Object.entries(object).reverse()) {
    if (value === undefined) continue;
    if (name.length > LIMITS.name) {
      const [zh, en] = [`名称长于 ${LIMITS.name} 个字符。`, `A name is longer than ${LIMITS.name} characters.`];
      add(counted, 'NAME_TOO_LONG', path, { zh, en });
      continue;
    }
    if (RESERVED_NAMES.includes(name)) {
      addReserved(counted, path, name);
      continue;
    }
    if (CONDITION_PROPERTIES.includes(name) && typeof value === 'string') counted.conditions += 1;
    counted.bytes += bytesOf(name) + 2;
    stack.push({ value, path: `${path}/${pointer(name)}`, name, depth: depth + 1 });
  }
}

function lookAtValue({ value, path, name }: Visit, counted: Counted): void {
  if (typeof value === 'string') return lookAtText(value, path, name, counted);
  if (typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)) {
    return add(counted, 'NUMBER_TOO_BIG', path, { zh: '数字太大或不是数字。', en: 'A number is too big, or none at all.' });
  }
  const isPlain = value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean';
  if (!isPlain) add(counted, 'NOT_PLAIN_JSON', path, { zh: '不是 JSON 的值。', en: 'This is no value of JSON.' });
  counted.bytes += String(value).length;
}

/** Line feeds and tabs may stand in a text; nothing else that is not seen, or that turns the direction of what is. */
const HIDDEN = /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

function lookAtText(text: string, path: string, name: string, counted: Counted): void {
  if (text.length > LIMITS.text) {
    counted.bytes += text.length;
    const [zh, en] = [`文字长于 ${LIMITS.text} 个字符。`, `The text is longer than ${LIMITS.text} characters.`];
    return add(counted, 'TEXT_TOO_LONG', path, { zh, en });
  }
  const bytes = bytesOf(text);
  counted.bytes += bytes;
  if (CONDITION_PROPERTIES.includes(name) && bytes > LIMITS.conditionBytes) {
    const [zh, en] = [`条件长于 ${LIMITS.conditionBytes} 字节。`, `The condition is longer than ${LIMITS.conditionBytes} bytes.`];
    add(counted, 'CONDITION_TOO_LONG', path, { zh, en });
  }
  if (LONE_SURROGATE.test(text)) {
    add(counted, 'TEXT_BROKEN', path, { zh: '文字中有残缺的字符。', en: 'There is half a character in the text.' });
  }
  const hidden = HIDDEN.exec(text.replaceAll(/[\n\t]/g, ' '))?.[0];
  if (hidden !== undefined) {
    const code = `U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const [zh, en] = [`文字中有看不见的控制字符 ${code}。`, `There is a character that is not seen in the text: ${code}.`];
    add(counted, 'TEXT_HIDDEN', path, { zh, en });
  }
  // People may write of a constructor; what the machine looks up may not be called one.
  const called = text.slice(text.lastIndexOf(':') + 1);
  if (name !== 'zh' && name !== 'en' && RESERVED_NAMES.includes(called)) addReserved(counted, path, called);
}

function addReserved(counted: Counted, path: string, name: string): void {
  const [zh, en] = [`“${name}”是保留名称，请换一个。`, `"${name}" is a reserved name; use another.`];
  add(counted, 'NAME_RESERVED', path, { zh, en });
}

function add({ issues }: Counted, rule: string, path: string, message: Text): void {
  if (issues.length < LIMITS.issues) issues.push({ rule, path, severity: 'error', message });
}

/** As JSON in UTF-8, quotes included. */
function bytesOf(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length;
}

/** A name in a JSON pointer. */
function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
