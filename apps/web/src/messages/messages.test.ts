import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { messages as codeMessages } from '../../../../libs/contracts/messages';
import { en as english } from './en';
import { fill } from './fill';
import { laterZh } from './later.zh';
import { zh as chinese } from './zh';

type Table = { [key: string]: string | Table };

/** `inbox.title` → its text, for every leaf. */
function leaves(table: Table, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[at, value] as [string, string]] : leaves(value, at);
  });
}

const zh = leaves(chinese);
const en = leaves(english);
const names = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

/** Files that come with a page, by what they import; what is fetched later (`import()`) is not among them. */
function comesWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, path = ''] of readFileSync(entry, 'utf8').matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)';/gm)) {
    const file = ['.tsx', '.ts', '/index.ts'].map((end) => join(dirname(entry), path) + end).find((at) => existsSync(at));
    if (file) comesWith(file, found);
  }
  return found;
}

it('one thing is said as one, and several as several', () => {
  const items = '{n} {n|item has|items have} no result yet.';
  expect([0, 1, 2].map((n) => fill(items, { n }))).toEqual([
    '0 items have no result yet.',
    '1 item has no result yet.',
    '2 items have no result yet.',
  ]);
});

describe('the words of the pages', () => {
  it('that come later are said by nothing that comes with the first load', () => {
    const source = resolve(__dirname, '..');
    const first = new Set([...comesWith(join(source, 'app/main.tsx')), ...comesWith(join(source, 'cases/case.page.tsx'))]);
    const later = new RegExp(`words\\.(${Object.keys(laterZh).join('|')})\\b`);
    expect(first.size).toBeGreaterThan(60);
    expect([...first].filter((file) => file.startsWith(source) && later.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('are there at all', () => {
    expect(zh.length).toBeGreaterThan(250);
  });

  it('exist in both languages, key for key', () => {
    expect(en.map(([key]) => key).sort()).toEqual(zh.map(([key]) => key).sort());
  });

  it('are never empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('carry the same values in both languages', () => {
    const english = new Map(en);
    for (const [key, text] of zh) {
      if (key.startsWith('organs.majority.')) continue;
      expect([key, names(english.get(key) ?? '')]).toEqual([key, names(text)]);
    }
  });

  const forbidden = [
    '受理',
    '批准',
    '审批',
    '驳回',
    '超期',
    '逾期',
    '超时',
    '升级',
    '否决',
    '拒绝',
    '不予',
    '投票',
    '选票',
    '口号',
    '歧义',
    '弱化',
    '地方差异',
    '闸口',
    '关卡',
    '红灯',
    '淘汰',
    '黑名单',
    '不合格',
    '管理员干预',
    '待认领',
    '环节',
    '流程模板',
    '系统默认',
    '电子签名',
  ];

  it.each(forbidden)('never say %s', (word) => {
    const said = [
      ...zh.map(([key, text]) => `${key}: ${text}`),
      ...Object.entries(codeMessages).map(([code, text]) => `${code}: ${text.zh}`),
    ];
    expect(said.filter((line) => line.includes(word))).toEqual([]);
  });

  it('contain no Latin word in Chinese but keys of the keyboard, file types and the name of the other language', () => {
    const allowed =
      /^(app\.languageName|form\.fileHint|imports\.fileHint|inbox\.keys|kit\.papers\.hint|design\.undoKeys|designer\.keys\.(move|undo)|societyRecord\.signature\.(hint|unreadable)|guides\.guide\.pdf|photos\.(open|hint|unreadable|fileName)|workbench\.bpmn|copying\.byHand)$/;
    const latin = zh.filter(([key, text]) => !allowed.test(key) && /[A-Za-z]{2,}/.test(text.replace(/\{\w+\}/g, '')));
    expect(latin).toEqual([]);
  });
});
