/** What is made of a sitting that was held: draft minutes, the sheet of results, and who does what until when. */
import type { Block, Sheet } from '../sheet.types';
import type { PaperFollowUp, PaperItem, SittingPaper } from './sitting-paper.types';
import {
  countWords,
  dayWords,
  FORM_WORDS,
  itemTitle,
  momentWords,
  numeral,
  plainDay,
  whenWords,
  wordsOf,
  type BodyWords,
} from './words';

/** 会议纪要, a draft: everything that is recorded, for a person to edit before it is signed. */
export function minutesOf(paper: SittingPaper): Sheet {
  const said = wordsOf(paper);
  const names = (presence: 'present' | 'leave' | 'absent') =>
    paper.roll.filter((entry) => entry.presence === presence).map(({ name }) => name);
  const isBallot = paper.form === 'by-circulation';
  return {
    title: `${paper.society}${paper.organ}${isBallot ? '通讯表决' : '会议'}纪要`,
    blocks: [
      {
        kind: 'fact',
        label: isBallot ? '截止' : '时间',
        text: isBallot && paper.closesAt !== null ? momentWords(paper.closesAt) : whenWords(paper),
      },
      { kind: 'fact', label: '形式', text: `${FORM_WORDS[paper.form]}${paper.place === null ? '' : `，${paper.place}`}` },
      { kind: 'fact', label: '主持人', text: paper.chair },
      { kind: 'fact', label: '记录人', text: paper.recorder },
      ...(isBallot
        ? [{ kind: 'fact', label: '应参加表决', text: `${paper.roll.length}人` } satisfies Block]
        : attendance(paper, names('present'), names('leave'), names('absent'))),
      ...paper.items.filter(({ status }) => status !== 'struck').flatMap((item, index) => itemBlocks(item, index, said)),
      ...struck(paper.items),
      { kind: 'signatures', labels: said.signers },
    ],
    signed: [plainDay(paper.on)],
  };
}

function attendance(paper: SittingPaper, present: string[], leave: string[], absent: string[]): Block[] {
  const listed = (label: string, names: string[]): Block[] =>
    names.length === 0 ? [] : [{ kind: 'fact', label: `${label}（${names.length}人）`, text: names.join('、') }];
  return [
    { kind: 'fact', label: '应到', text: `${paper.roll.length}人` },
    ...listed('到会', present),
    ...listed('请假', leave),
    ...listed('缺席', absent),
    ...listed('列席', paper.attending),
  ];
}

function itemBlocks(item: PaperItem, index: number, said: BodyWords): Block[] {
  const { result, recused, wording, followUps } = item;
  return [
    { kind: 'heading', text: `${numeral(index + 1)}、${itemTitle(item)}` },
    ...(recused.length === 0 ? [] : [{ kind: 'text', text: `回避：${recused.join('、')}。` } satisfies Block]),
    ...(result === null
      ? [{ kind: 'text', text: '会议听取了有关情况。' } satisfies Block]
      : [
          {
            kind: 'text',
            text: `${said.result}：${said.outcomes[result.outcome]}。${result.arithmetic === null ? '' : countWords(result.arithmetic, said.rules)}`,
          } satisfies Block,
        ]),
    ...(wording === null ? [] : [{ kind: 'text', text: `${said.resolution}：${wording}` } satisfies Block]),
    ...followUps.map(({ what, holder, dueOn }): Block => ({
      kind: 'text',
      text: `督办：${what}，由${holder}负责，${plainDay(dueOn)}前完成。`,
    })),
  ];
}

function struck(items: PaperItem[]): Block[] {
  const gone = items.filter(({ status }) => status === 'struck');
  if (gone.length === 0) return [];
  return [{ kind: 'text', text: `以下议题本次会议撤下：${gone.map(itemTitle).join('；')}。` }];
}

/** 表决结果单: 应发、收回、有效 … by item. What was not put to the vote has no numbers. */
export function resultSheetOf(paper: SittingPaper): Sheet {
  const said = wordsOf(paper);
  const counted = (item: PaperItem): string[] => {
    const sum = item.result?.arithmetic ?? null;
    const papers = sum?.papers;
    const numbers = sum === null ? ['', '', ''] : [sum.for, sum.against, sum.abstained].map(String);
    const sheets =
      papers === undefined ? ['', '', '', ''] : [papers.issued, papers.returned, papers.valid, papers.notReturned].map(String);
    return [...sheets.slice(0, 3), ...numbers, sheets[3] ?? ''];
  };
  return {
    title: `${paper.organ}表决结果单`,
    blocks: [
      {
        kind: 'fact',
        label: paper.closesAt === null ? '会议时间' : '截止时间',
        text: paper.closesAt === null ? whenWords(paper) : momentWords(paper.closesAt),
      },
      {
        kind: 'table',
        widths: [0.8, 3.4, 1, 1, 1, 1, 1, 1, 1.2, 1.4],
        head: ['项', '议题', '应发', '收回', '有效', '同意', '反对', '弃权', '未回复', '结果'],
        rows: paper.items
          .filter(({ status }) => status !== 'struck')
          .map((item, index) => [
            String(index + 1),
            itemTitle(item),
            ...counted(item),
            item.result === null ? '' : said.outcomes[item.result.outcome],
          ]),
      },
      ...(paper.article === null
        ? []
        : [{ kind: 'text', text: `依据${said.rules}${paper.article}。未回复的，不计作同意，也不计作参加。` } satisfies Block]),
      { kind: 'signatures', labels: ['主持人', '记录人'] },
    ],
  };
}

/** 督办清单: what this sitting asked for, and what earlier ones did and is still open. */
export function followUpsOf(paper: SittingPaper): Sheet {
  const own = paper.items.flatMap((item) => item.followUps.map((entry) => ({ ...entry, from: item.subject })));
  const earlier = paper.openFollowUps.map((entry) => ({ ...entry, from: '以前会议' }));
  const rows = (list: (PaperFollowUp & { from: string })[]) =>
    list.map(({ what, holder, dueOn, from }, index) => [String(index + 1), what, holder, plainDay(dueOn), from, '']);
  return {
    title: `${paper.organ}督办清单`,
    subtitle: dayWords(paper.on),
    blocks: [
      {
        kind: 'table',
        widths: [0.8, 3.6, 1.4, 1.8, 2.2, 2],
        head: ['序号', '要做的事', '负责人', '完成日期', '来自', '办理情况'],
        rows: rows([...own, ...earlier]),
        tall: true,
      },
    ],
  };
}
