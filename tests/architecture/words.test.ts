/**
 * The words of offices, wherever the product says something (users.md §2 and 15): every Chinese text in the sources, in the templates, their local
 * rules, registers and duties. Comments may explain what a text may not say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..', '..');
const ROOMS = ['apps', 'libs', 'activities', 'workflows'];
const CHINESE = /[\u3400-\u9fff]/;

/** What is not said, and what is said instead. */
const FORBIDDEN: Record<string, string> = {
  受理: '（分支机构等由学会自定）收到、核对',
  审批: '办理、审议',
  驳回: '退回修改',
  超期: '待安排',
  逾期: '待安排',
  超时: '待安排',
  升级: '提醒上一级',
  否决: '不同意、未通过',
  拒绝: '不同意',
  不予: '不……',
  投票: '表决',
  口号: '原则性、倡导性内容',
  歧义: '适用口径',
  弱化: '与上位文件的衔接说明',
  地方差异: '本地规定',
  闸口: '前置审议',
  关卡: '前置审议',
  红灯: '—',
  淘汰: '—',
  黑名单: '—',
  不合格: '—',
  管理员干预: '特殊处理',
  待认领: '科室待办',
  环节: '步骤',
  流程模板: '办事流程',
  系统默认: '暂定',
  电子签名: '签名图样',
  日志审计: '监督查阅',
  自动处理: '系统提醒',
};

/** Where one of them stands all the same, and why. */
const CITED: { where: RegExp; word: string; because: string }[] = [
  {
    where: /^libs\/templates\/annual-report-review\/template\.json#/,
    word: '不合格',
    because: 'the registration authority’s own conclusion, by the name that its rules give it',
  },
  {
    where: /^libs\/templates\/registers\/(annual-reports|rectifications)\.json#.*\/says\/zh$/,
    word: '不予',
    because: 'what the cited clause says',
  },
  {
    where: /^libs\/templates\/branch-setup\/template\.json#.*\/reason\/zh$/,
    word: '环节',
    because: 'a published program that recorded histories are replayed with; administrators alone read it',
  },
];

interface Said {
  where: string;
  text: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist', 'scenarios'].includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}

/** Texts of a source file: literals and templates, not its comments. */
function saidInSource(file: string): Said[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const said: Said[] = [];
  const visit = (node: ts.Node): void => {
    const holdsText =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      node.kind === ts.SyntaxKind.TemplateHead ||
      node.kind === ts.SyntaxKind.TemplateMiddle ||
      node.kind === ts.SyntaxKind.TemplateTail;
    if (holdsText) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      said.push({ where: `${file}:${line}`, text: (node as ts.LiteralLikeNode).text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return said;
}

/** Texts of a template or another list of data, by where they stand in it. */
function saidInData(file: string): Said[] {
  const walk = (value: unknown, at: string): Said[] => {
    if (typeof value === 'string') return [{ where: `${file}#${at}`, text: value }];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => walk(inner, `${at}/${key}`));
  };
  return walk(JSON.parse(readFileSync(join(ROOT, file), 'utf8')), '');
}

const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('libs/testing/');
const files = ROOMS.flatMap(filesIn);
const said = [
  ...files.filter(isSource).flatMap(saidInSource),
  ...files.filter((file) => file.startsWith('libs/') && file.endsWith('.json')).flatMap(saidInData),
].filter(({ text }) => CHINESE.test(text));

describe('what the product says in Chinese', () => {
  it('was found: pages, answers, documents, notices and templates', () => {
    expect(said.length).toBeGreaterThan(5_000);
    for (const room of [
      'apps/web/',
      'libs/contracts/messages/',
      'libs/documents/',
      'libs/demo/',
      'libs/templates/branch-setup/',
    ]) {
      expect([room, said.some(({ where }) => where.startsWith(room))]).toEqual([room, true]);
    }
  });

  it.each(Object.entries(FORBIDDEN))('does not say %s (but %s)', (word) => {
    const found = said.filter(
      ({ where, text }) => text.includes(word) && !CITED.some((cited) => cited.word === word && cited.where.test(where)),
    );
    expect(found.map(({ where, text }) => `${where}: ${text.slice(0, 80)}`)).toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    const idle = CITED.filter(({ where, word }) => !said.some((one) => where.test(one.where) && one.text.includes(word)));
    expect(idle.map(({ where, word }) => `${word} in ${where.source}`)).toEqual([]);
  });
});
