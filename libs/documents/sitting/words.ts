/** The words of documents: days and results as offices write them. */
import { clockWords, timeOfDay } from '../../contracts/clock-words';
import { civilDateOf, type Arithmetic, type CivilDate, type Instant, type ItemResult, type SittingForm } from '../../procedure';
import type { PaperItem, SittingPaper } from './sitting-paper.types';

/** `2026年5月20日（周三）`. */
export function dayWords(on: CivilDate): string {
  return `${plainDay(on)}（周${'日一二三四五六'.charAt(new Date(`${on}T00:00:00Z`).getUTCDay())}）`;
}

/** When a sitting is held: `2026年5月20日（周三）上午9时`. */
export const whenWords = ({ on, time }: Pick<SittingPaper, 'on' | 'time'>): string =>
  `${dayWords(on)}${time === null ? '' : clockWords(time)}`;

export function plainDay(on: CivilDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2026年5月22日（周五）17时00分`, as clocks in China read. */
export function momentWords(at: Instant): string {
  const [hour, minute] = timeOfDay(at).split(':');
  return `${dayWords(civilDateOf(at))}${Number(hour)}时${minute}分`;
}

export const FORM_WORDS: Record<SittingForm, string> = {
  'on-site': '现场',
  online: '线上',
  mixed: '现场加线上',
  'by-circulation': '通讯表决',
};

/** How a body speaks of what it decides, and of what binds it. */
export interface BodyWords {
  outcomes: Record<ItemResult['outcome'], string>;
  result: string;
  rules: string;
  resolution: string;
  signers: string[];
  askedAt: string;
}

const OWN_ORGAN: BodyWords = {
  outcomes: {
    passed: '通过',
    'passed-in-principle': '原则通过',
    postponed: '暂缓',
    'not-passed': '未通过',
    withdrawn: '撤下',
  },
  result: '表决结果',
  rules: '本会章程',
  resolution: '决议',
  signers: ['主持人', '监事', '记录人'],
  askedAt: '秘书处',
};

const PARTY_BODY: BodyWords = {
  outcomes: {
    passed: '同意',
    'passed-in-principle': '原则同意',
    postponed: '暂缓',
    'not-passed': '不同意',
    withdrawn: '撤下',
  },
  result: '审议意见',
  rules: '党组织议事规则',
  resolution: '意见内容',
  signers: ['主持人', '记录人'],
  askedAt: '会议联系人',
};

export const wordsOf = ({ isParty }: Pick<SittingPaper, 'isParty'>): BodyWords => (isParty ? PARTY_BODY : OWN_ORGAN);

/** `一、`, `十二、`: up to ninety-nine, which no agenda has. */
export function numeral(n: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}

export function itemTitle({ procedure, subject }: PaperItem): string {
  return procedure === null ? subject : `${procedure}：${subject}`;
}

/** One sentence with every number by which a reader can check it, and the article of the body's rules. */
export function countWords(sum: Arithmetic, rules: string): string {
  const parts = [
    `应到${sum.expected ?? sum.members}人，到会${sum.present}人（须达${sum.quorumNeeded}人，${sum.quorumMet ? '已达到' : '未达到'}）`,
    ...(sum.represented === undefined ? [] : [`其中受委托${sum.represented}人`]),
    ...(sum.outOfRoom === undefined ? [] : [`离席${sum.outOfRoom}人`]),
    `回避${sum.recused}人，参加表决${sum.entitled}人`,
    ...(sum.papers === undefined
      ? []
      : [
          `应发表决票${sum.papers.issued}张，收回${sum.papers.returned}张，有效${sum.papers.valid}张，无效${sum.papers.invalid}张，未回复${sum.papers.notReturned}张`,
        ]),
    `同意${sum.for}票，反对${sum.against}票，弃权${sum.abstained}票`,
    ...(sum.castingVote === undefined ? [] : [`票数相等，主持人另投一票${sum.castingVote === 'for' ? '同意' : '反对'}`]),
    `依据${rules}${sum.article}，须${sum.votesNeeded}票同意`,
  ];
  return `${parts.join('；')}。`;
}
