/** How strongly a sentence speaks, proposed from its words (procedures.md, modality codes); a person confirms it. */
import type { Modality } from '../../procedure';

/** What a clause may be confirmed as. */
export const STRENGTHS = ['hard', 'duty', 'soft', 'encourage', 'plain'] as const satisfies readonly Modality[];
export type ClauseStrength = (typeof STRENGTHS)[number];

/** The first that is found counts: a ban stays one beside an encouragement, and 原则上不得 is no ban. */
const WORDS: [ClauseStrength, RegExp][] = [
  ['soft', /一般(?:不得|应|须|要)|原则上/],
  ['hard', /必须|严禁|不得|禁止/],
  ['duty', /应当|须|应(?!用|急|对|届|变|邀|答|聘|收|付|到|当届)|(?:^|[，。；、])要(?!求|素|点|件|闻|领|害|约)/],
  ['encourage', /提倡|鼓励|支持|探索|引导|积极|大力/],
];

export function proposedStrength(text: string): ClauseStrength {
  // Where several speak in one clause the strongest word counts, but for a sentence that is softened itself.
  const sentences = text.split(/[。；\n]/).filter((sentence) => sentence.trim() !== '');
  const found = sentences.map((sentence) => WORDS.find(([, words]) => words.test(sentence))?.[0] ?? 'plain');
  return ORDER.find((strength) => found.includes(strength)) ?? 'plain';
}

const ORDER: ClauseStrength[] = ['hard', 'duty', 'soft', 'encourage', 'plain'];
