/**
 * What a document says of itself, read from its lines to be confirmed by a person: number, dates, issuer, what it replaces, its clauses. Nothing
 * is taken for granted; what is not found stays open.
 */
import { dayOf } from './numerals';
import { proposedStrength, type ClauseStrength } from './strength';

export interface RecognisedClause {
  clause: string;
  text: string;
  strength: ClauseStrength;
}

export interface RecognisedDocument {
  title: string | null;
  number: string | null;
  issuer: string | null;
  madeOn: string | null;
  inForceFrom: string | null;
  replaces: { cited: string; clause: string | null }[];
  clauses: RecognisedClause[];
}

const NUMBER = /[\u4e00-\u9fff]{1,14}〔\d{4}〕\d{1,5}号/;
const DAY = /([\d〇○零一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日/;
const ENDS_LIKE_TITLE = /(意见|办法|规定|细则|方案|条例|规则|指引|标准|通则|章程|制度|通知|决定)(（[^）]*）)?$/;
const CLAUSE_HEADS = [
  /^(第[〇零一二三四五六七八九十百\d]+条)[\s　]*/,
  /^(\d{1,3})[.．、][\s　]*/,
  /^([（(][一二三四五六七八九十]+[）)])[\s　]*/,
  /^([一二三四五六七八九十]+)、[\s　]*/,
];

export function recognise(text: string): RecognisedDocument {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/[\t\u00a0　]+/g, ' ').trim())
    .filter((line) => line !== '');
  const clauses = clausesOf(lines);
  const firstClause = lines.findIndex((line) => clauses.length > 0 && headOf(line, clauses) !== null);
  const head = lines.slice(0, firstClause < 0 ? Math.min(lines.length, 20) : firstClause);
  const signed = signatureOf(lines);
  return {
    title: titleOf(head),
    number: NUMBER.exec(head.filter((line) => !/废止|代替|替代/.test(line)).join('\n'))?.[0] ?? null,
    issuer: signed.issuer,
    madeOn: signed.on,
    inForceFrom: inForceFrom(lines, signed.on),
    replaces: replacesOf(lines),
    clauses,
  };
}

function titleOf(head: string[]): string | null {
  const short = head.filter((line) => line.length <= 60 && !NUMBER.test(line));
  return (
    short.find((line) => /关于/.test(line) && ENDS_LIKE_TITLE.test(line)) ??
    short.find((line) => ENDS_LIKE_TITLE.test(line)) ??
    null
  );
}

/** The last line that is a day alone, with who signed above it. */
function signatureOf(lines: string[]): { issuer: string | null; on: string | null } {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    const found = DAY.exec(line);
    if (found === null || line.length > found[0].length + 4) continue;
    const above = lines[at - 1] ?? '';
    const issuer = above.length <= 40 && !/[。；：，]/.test(above) ? above : null;
    return { issuer, on: dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '') };
  }
  return { issuer: null, on: null };
}

function inForceFrom(lines: string[], madeOn: string | null): string | null {
  const said = lines.findLast((line) => /起(?:正式)?(?:施行|实施|执行)/.test(line));
  if (said === undefined) return null;
  const found = DAY.exec(said);
  if (found !== null) return dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '');
  return /(?:印发|发布|公布)之日起/.test(said) ? madeOn : null;
}

/** `《…》（×〔2022〕6号）第六条同时废止`: cited by its number, or by its title where it is named without one. */
function replacesOf(lines: string[]): RecognisedDocument['replaces'] {
  const sentences = lines
    .flatMap((line) => withoutHead(line).split(/[。；]/))
    .filter((said) => /废止|替代|代替|停止执行|不再执行/.test(said));
  return sentences.flatMap((said): RecognisedDocument['replaces'] => {
    const number = NUMBER.exec(said)?.[0].replace(/^.*(?:废止|替代|代替|执行)/, '');
    const title = /《([^》]+)》/.exec(said)?.[1];
    const cited = number ?? title;
    if (cited === undefined) return [];
    const clauses = [...said.matchAll(/第[〇零一二三四五六七八九十百\d]+条/g)].map(([clause]) => clause);
    return clauses.length === 0 ? [{ cited, clause: null }] : clauses.map((clause) => ({ cited, clause }));
  });
}

/** By the strongest way of numbering that occurs twice at least; what follows a head belongs to its clause. */
function clausesOf(lines: string[]): RecognisedClause[] {
  const pattern = CLAUSE_HEADS.find((head) => lines.filter((line) => head.test(line)).length >= 2);
  if (pattern === undefined) return [];
  const found: { clause: string; text: string[] }[] = [];
  let around = '';
  for (const [index, line] of lines.entries()) {
    const chapter = /^([一二三四五六七八九十]+)、/.exec(line)?.[1];
    const head = pattern.exec(line);
    if (head !== null) {
      // (一) begins again under each heading.
      const own =
        pattern === CLAUSE_HEADS[2] ? `${around}${(head[1] ?? '').replace('（', '(').replace('）', ')')}` : (head[1] ?? '');
      const clause = /^\d+$/.test(own) ? `第${own}条` : own;
      found.push({ clause, text: [line.slice(head[0].length)] });
    } else if (chapter !== undefined) around = chapter;
    else if (!isChapter(line) && !isSignature(line) && !signs(lines, index)) found.at(-1)?.text.push(line);
  }
  return found.map(({ clause, text }) => {
    const words = text.join('\n').trim();
    return { clause, text: words, strength: proposedStrength(words) };
  });
}

/** 第六条 itself is not what the sixth clause repeals. */
function withoutHead(line: string): string {
  const head = CLAUSE_HEADS.map((pattern) => pattern.exec(line)?.[0]).find((found) => found !== undefined);
  return line.slice(head?.length ?? 0);
}

function headOf(line: string, clauses: RecognisedClause[]): string | null {
  const first = clauses[0];
  return first !== undefined && first.text !== '' && line.endsWith(first.text.split('\n')[0] ?? '') ? first.clause : null;
}

function isChapter(line: string): boolean {
  return /^第[一二三四五六七八九十百]+[章节]/.test(line);
}

function isSignature(line: string): boolean {
  const found = DAY.exec(line);
  return found !== null && line.length <= found[0].length + 4;
}

/** The name above the day. */
function signs(lines: string[], index: number): boolean {
  const line = lines[index] ?? '';
  return line.length <= 40 && !/[。；：，]/.test(line) && isSignature(lines[index + 1] ?? '');
}
