/** 办理单: what was decided on a case and by whom, opinions by rank and not by time (users.md 22). Made of what its reader sees. */
import type { CivilDate } from '../../procedure';
import type { Cell, Image, Sheet } from '../sheet.types';
import { plainDay } from '../sitting/words';

export interface Opinion {
  step: string;
  outcome: string;
  words: string | null;
  /** The post or the organ. */
  office: string;
  /** Null where the reader does not know who it was. */
  name: string | null;
  on: CivilDate;
  /** Entered by somebody else, with proof. */
  onBehalf: boolean;
  /** Of his post, the highest first. */
  rank: number;
  /** 签名图样 of whoever acted himself. */
  signature: Image | null;
}

export interface OpinionPaper {
  procedure: string;
  subject: string;
  society: string;
  number: string;
  filedOn: CivilDate;
  printedOn: CivilDate;
  opinions: Opinion[];
}

export function opinionSheet(paper: OpinionPaper): Sheet {
  const opinions = paper.opinions
    .map((opinion, order) => ({ ...opinion, order }))
    .sort((one, other) => one.rank - other.rank || one.order - other.order);
  return {
    title: '办理单',
    subtitle: `编号 ${paper.number}`,
    blocks: [
      { kind: 'fact', label: '事项', text: `${paper.procedure}：${paper.subject}` },
      { kind: 'fact', label: '提出单位', text: paper.society },
      { kind: 'fact', label: '提出日期', text: plainDay(paper.filedOn) },
      opinions.length === 0
        ? { kind: 'text', text: '还没有办理意见。' }
        : {
            kind: 'table',
            widths: [2, 3.4, 2.6, 2],
            head: ['步骤', '办理结果和意见', '办理人', '日期'],
            rows: opinions.map((opinion) => [opinion.step, resultOf(opinion), actorOf(opinion), plainDay(opinion.on)]),
            tall: true,
          },
    ],
    signed: [`${plainDay(paper.printedOn)}打印`],
  };
}

function resultOf({ outcome, words }: Opinion): string {
  return words === null ? outcome : `${outcome}。${words}`;
}

/** An image of a signature never stands for an act that somebody else entered. */
function actorOf({ office, name, onBehalf, signature }: Opinion): Cell {
  const text = [office, name, onBehalf ? '（代录）' : null].filter((part) => part !== null).join(' ');
  return signature === null || onBehalf || name === null ? text : { text, image: signature };
}

/** `土壤环境专业委员会 办理单`, without what kind of file it is. */
export function opinionFileName({ subject }: Pick<OpinionPaper, 'subject'>): string {
  return `${subject} 办理单`;
}
