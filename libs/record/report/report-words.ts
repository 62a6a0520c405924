/** The words of a report, which must be complete in themselves: whoever opens it has neither the house nor its pages. */
export interface ReportWords {
  title: string;
  unverified: string;
  whole: string;
  wholeUnsigned: string;
  broken: string;
  brokenWhole: string;
  day: string;
  signature: string;
  missing: string;
  foreign: string;
  changed: string;
  words: string;
  head: string;
  readable: string;
  unreadable: string;
  subject: string;
  society: string;
  number: string;
  madeAt: string;
  checkpoint: string;
  columns: [string, string, string, string, string];
  hidden: string;
  howTitle: string;
  how: string;
  key: string;
}

export const REPORT_WORDS: Record<'zh' | 'en', ReportWords> = {
  zh: {
    title: '完整性核验报告',
    unverified: '正在核验……如果一直停在这里，说明打开方式不允许运行脚本：下面的内容照样可以阅读，但没有经过核验。',
    whole: '{n} 条记录自形成后未被改动；与 {at} 存证点一致。',
    wholeUnsigned:
      '{n} 条记录自形成后未被改动；与 {at} 存证点一致。这个浏览器不能核对存证点的签名，请换用较新的浏览器再核对一次。',
    broken: '核验未通过：第 {seq} 条记录。{text}',
    brokenWhole: '核验未通过。{text}',
    day: '{year}年{month}月{day}日',
    signature: '存证点的签名不符：存证点被改动，或不是这把公钥签出的。',
    missing: '从这里起缺少记录，或者顺序被调换。',
    foreign: '这条记录与存证点不符：被改动、插入或替换。',
    changed: '这条记录在形成之后被改动。',
    words: '所附文字在形成之后被改动。',
    head: '末条记录与存证点不符。',
    readable: '页面上的文字与所附记录不一致，请以所附记录为准。',
    unreadable: '所附记录无法读取，文件已损坏或被改动。',
    subject: '事项',
    society: '学会',
    number: '编号',
    madeAt: '报告生成',
    checkpoint: '存证点',
    columns: ['序号', '发生日', '录入时间', '办理情况', '办理人'],
    hidden: '内容不在查阅范围',
    howTitle: '怎样核验',
    how: '打开本文件时，浏览器用文件内的记录重新计算并与存证点逐条比对，不连接网络。要确认存证点确由出具单位签出，请把下面的公钥与该单位公布的公钥核对。',
    key: '公钥',
  },
  en: {
    title: 'Integrity report',
    unverified:
      'Verifying… If this stays, scripts cannot run here: what follows can be read all the same, and has not been verified.',
    whole: '{n} records stand as they were written, and agree with the checkpoint of {at}.',
    wholeUnsigned:
      '{n} records stand as they were written, and agree with the checkpoint of {at}. This browser cannot verify the signature of the checkpoint; use a newer one for that.',
    broken: 'Not as it was written: record {seq}. {text}',
    brokenWhole: 'Not as it was written. {text}',
    day: '{year}-{month}-{day}',
    signature: 'The signature of the checkpoint is wrong: it was changed, or signed by another key.',
    missing: 'Records are missing from here, or their order was changed.',
    foreign: 'This record does not agree with the checkpoint: it was changed, put in or replaced.',
    changed: 'This record was changed after it was written.',
    words: 'The words were changed after they were written.',
    head: 'The last record does not agree with the checkpoint.',
    readable: 'What stands on the page differs from the record in the file; the record counts.',
    unreadable: 'The record in the file cannot be read: the file is damaged or was changed.',
    subject: 'Matter',
    society: 'Society',
    number: 'Number',
    madeAt: 'Made',
    checkpoint: 'Checkpoint',
    columns: ['No.', 'Happened', 'Entered', 'What was done', 'By'],
    hidden: 'Content not within your reach',
    howTitle: 'How this is verified',
    how: 'When the file is opened the browser computes the record again and compares it with the checkpoint, entry by entry, without a network. That the checkpoint was signed by the house is shown by the key below, if it is the one that the house has published.',
    key: 'Key',
  },
};
