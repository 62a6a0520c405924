/** What a verification can find, each with its words: what is wrong, and where. */
export interface Finding {
  code: FindingCode;
  stream?: string;
  seq?: number;
  /** The property of the event, or the commitment, that it is about. */
  field?: string;
}

interface Words {
  zh: string;
  en: string;
}

export const FINDINGS = {
  KEY_DIFFERS: {
    zh: '文件中的公钥不是您给出的公钥。',
    en: 'The key in the file is not the one that you gave.',
  },
  CHECKPOINT_SIGNATURE: {
    zh: '存证点的签名不符：存证点被改动，或不是这把公钥签出的。',
    en: 'The signature of the checkpoint is wrong: it was changed, or signed by another key.',
  },
  CHECKPOINT_DIFFERS: {
    zh: '与另行保存的存证点不一致：记录在存证之后被重写。',
    en: 'It differs from the checkpoint kept elsewhere: the record was rewritten after that checkpoint.',
  },
  CONSISTENCY_WRONG: {
    zh: '不能证明这份记录是从另行保存的存证点续写的：记录被重写，或证明被改动。',
    en: 'It is not shown that this record continues from the checkpoint kept elsewhere: it was rewritten, or the proof was changed.',
  },
  TILES_WRONG: {
    zh: '另行保存的存证数据与其存证点不符。',
    en: 'The tiles beside the checkpoint kept elsewhere do not give its root.',
  },
  STREAM_TWICE: { zh: '同一事项出现了两次。', en: 'The same log appears twice.' },
  STREAM_MALFORMED: {
    zh: '事项“{field}”一项缺失、多余或不是应有的形式。',
    en: 'The log’s {field} is missing, unknown or not of its form.',
  },
  EVENT_MALFORMED: { zh: '“{field}”一项缺失、多余或不是应有的形式。', en: '{field} is missing, unknown or not of its form.' },
  EVENT_MISSING: { zh: '从这里起缺少记录。', en: 'Records are missing from here.' },
  EVENT_TWICE: { zh: '同一序号有两条记录（分叉）。', en: 'Two records claim this number (a fork).' },
  EVENT_ORDER: { zh: '记录的顺序被调换。', en: 'The order of the records was changed.' },
  EVENT_CHANGED: { zh: '“{field}”在形成之后被改动。', en: '{field} was changed after it was written.' },
  EVENT_FOREIGN: {
    zh: '这条记录不属于存证的记录：被插入或被替换。',
    en: 'This record is not in the tree: it was put in, or replaced.',
  },
  HISTORY_REWRITTEN: {
    zh: '从这里起的记录前后相连，但与存证点不符：被整段重写。',
    en: 'From here the records fit each other but not the checkpoint: they were rewritten.',
  },
  PROOF_WRONG: { zh: '存证证明被改动。', en: 'The proof of inclusion was changed.' },
  HEAD_WRONG: { zh: '末条记录的证明被改动。', en: 'The proof of the last record was changed.' },
  WORDS_CHANGED: { zh: '办理内容在形成之后被改动。', en: 'What was asked (body) was changed after it was written.' },
  SEALED_CHANGED: { zh: '所附文字与存证的不一致。', en: 'The words shown are not those that were committed to.' },
  SEALED_MISSING: { zh: '缺少一段文字的说明。', en: 'An entry for a sealed word is missing.' },
  SEALED_STRAY: { zh: '多出一段不属于任何记录的文字。', en: 'There are words that belong to no record.' },
} as const satisfies Record<string, Words>;

export type FindingCode = keyof typeof FINDINGS;

/** One line in one language. */
export function say(finding: Finding, language: 'zh' | 'en'): string {
  const sentence = FINDINGS[finding.code][language].replace('{field}', finding.field ?? '');
  const place = [
    ...(finding.stream === undefined ? [] : [finding.stream]),
    ...(finding.seq === undefined ? [] : [language === 'zh' ? `第 ${finding.seq} 条` : `record ${finding.seq}`]),
  ].join(language === 'zh' ? '，' : ', ');
  return place === '' ? sentence : `${place}${language === 'zh' ? '：' : ': '}${sentence}`;
}
