/** What is made before a sitting: the notice, the list to sign in on, papers to vote on, and the sheet to count them on. */
import type { Block, Sheet } from '../sheet.types';
import type { PaperItem, SittingPaper } from './sitting-paper.types';
import { FORM_WORDS, itemTitle, momentWords, numeral, plainDay, whenWords, wordsOf } from './words';

const standing = ({ items }: SittingPaper): PaperItem[] => items.filter(({ status }) => status !== 'struck');

/** 会议通知. What is asked of the reader stands last: an answer, and where to give it. */
export function noticeOf(paper: SittingPaper): Sheet {
  const isBallot = paper.form === 'by-circulation';
  const { rules, askedAt } = wordsOf(paper);
  const when = isBallot
    ? `请于${paper.closesAt === null ? plainDay(paper.on) : momentWords(paper.closesAt)}前，通过个人链接完成表决。`
    : `请于会前通过个人链接或者联系${askedAt}回复是否参加；不能参加的，请说明原因。`;
  return {
    title: isBallot ? `关于${paper.organ}通讯表决的通知` : `关于召开${paper.organ}会议的通知`,
    blocks: [
      { kind: 'text', text: `各位${memberWord(paper)}：` },
      {
        kind: 'text',
        text: isBallot
          ? `按照${rules}，现就以下议题以通讯方式进行表决。有关事项通知如下。`
          : `按照${rules}，定于${whenWords(paper)}召开${paper.organ}会议。有关事项通知如下。`,
      },
      ...(isBallot
        ? []
        : ([
            { kind: 'heading', text: '一、时间和地点' },
            { kind: 'text', text: `时间：${whenWords(paper)}` },
            { kind: 'text', text: `形式：${FORM_WORDS[paper.form]}${paper.place === null ? '' : `；地点：${paper.place}`}` },
            { kind: 'text', text: `主持人：${paper.chair}` },
          ] satisfies Block[])),
      { kind: 'heading', text: isBallot ? '一、表决事项' : '二、议题' },
      ...standing(paper).map((item, index): Block => ({ kind: 'text', text: `${index + 1}．${itemTitle(item)}` })),
      { kind: 'heading', text: isBallot ? '二、有关要求' : '三、回复' },
      { kind: 'text', text: when },
      ...(paper.phone === null ? [] : [{ kind: 'text', text: `联系电话：${paper.phone}` } satisfies Block]),
    ],
    signed: [paper.isParty ? paper.organ : paper.society, plainDay(paper.issuedOn)],
  };
}

/** 签到表: in the order of the roll, with room for a hand that writes. */
export function signInSheetOf(paper: SittingPaper): Sheet {
  return {
    title: `${paper.organ}会议签到表`,
    blocks: [
      { kind: 'fact', label: '会议', text: `${paper.society}${paper.organ}` },
      { kind: 'fact', label: '时间', text: whenWords(paper) },
      ...(paper.place === null ? [] : [{ kind: 'fact', label: '地点', text: paper.place } satisfies Block]),
      {
        kind: 'table',
        widths: [1, 2.2, 2.4, 3, 1.6],
        head: ['序号', '姓名', '职务', '签名', '备注'],
        rows: [
          ...paper.roll.map(({ name, position }) => [name, position ?? '', '', '']),
          ...paper.attending.map((name) => [name, '', '', '列席']),
        ].map((row, index) => [String(index + 1), ...row]),
        tall: true,
      },
      { kind: 'text', text: `应到${paper.roll.length}人，实到____人，请假____人，缺席____人。` },
      { kind: 'signatures', labels: ['记录人'] },
    ],
  };
}

/** 表决票: one for each item that is put to the vote, each on a page of its own; nothing on it says whose it is. */
export function ballotPapersOf(paper: SittingPaper): Sheet {
  const items = standing(paper);
  const pages = items.map((item, index): Block[] => [
    ...(index === 0 ? [] : [{ kind: 'next', title: `${paper.organ}表决票` } satisfies Block]),
    { kind: 'fact', label: '会议时间', text: whenWords(paper) },
    { kind: 'fact', label: `第${numeral(index + 1)}项`, text: itemTitle(item) },
    { kind: 'table', widths: [1, 1, 1], head: ['同意', '反对', '弃权'], rows: [['', '', '']], tall: true },
    { kind: 'text', text: '请在一栏内画“√”。不画、画两栏以上或者无法辨认的，为无效票。' },
  ]);
  return { title: `${paper.organ}表决票`, blocks: pages.flat() };
}

/** 计票单. */
export function countSheetOf(paper: SittingPaper): Sheet {
  return {
    title: `${paper.organ}表决计票单`,
    blocks: [
      { kind: 'fact', label: '会议时间', text: whenWords(paper) },
      {
        kind: 'table',
        widths: [0.8, 4, 1, 1, 1, 1, 1, 1],
        head: ['项', '议题', '发出', '收回', '同意', '反对', '弃权', '无效'],
        rows: standing(paper).map((item, index) => [String(index + 1), itemTitle(item), '', '', '', '', '', '']),
        tall: true,
      },
      { kind: 'signatures', labels: ['监票人', '计票人'] },
    ],
  };
}

/** 各位理事, 各位常务理事: whom an organ’s notice greets. */
function memberWord({ organ, isParty }: SittingPaper): string {
  if (isParty) return '同志';
  if (organ.endsWith('理事会')) return organ.slice(0, -1);
  return organ.endsWith('监事会') ? '监事' : '成员';
}
