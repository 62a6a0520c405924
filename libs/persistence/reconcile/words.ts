/** Differences in words. What may stand where is closed; a place that is not named here is said by its own name. */
import type { Difference } from '../log/rebuild';

interface Words {
  zh: string;
  en: string;
}

const PLACES: Record<string, Words> = {
  stream_event: { zh: '日志中的记录', en: 'an event of the log' },
  'stream_event.seq': { zh: '日志的序号', en: 'the numbering of the log' },
  'stream_event.state_hash': { zh: '日志中状态的指纹', en: 'the hash of the state after an event' },
  'stream_event.audit_hash': { zh: '日志的链', en: 'the chain of the log' },
  stream: { zh: '事项', en: 'the log' },
  'stream.state': { zh: '当前状态', en: 'the state of the log' },
  'stream.state_hash': { zh: '当前状态的指纹', en: 'the hash of the state' },
  'stream.seq': { zh: '日志的末位序号', en: 'the last number of the log' },
  'stream.closed': { zh: '是否办结', en: 'whether it is closed' },
  program: { zh: '流程程序', en: 'the program of the template' },
  intent: { zh: '提出的请求', en: 'the request of a person' },
  'intent.body': { zh: '请求的内容', en: 'the words of a request' },
  case_start: { zh: '自动发起事项的内容', en: 'what a case began with' },
  'case_start.body': { zh: '自动发起事项的内容', en: 'what a case began with' },
  called_case: { zh: '调用的办件', en: 'a called case' },
  opening: { zh: '后续事项', en: 'an opening' },
  fulfilment: { zh: '后续事项的办理', en: 'what an entry was done by' },
  'intent.answer': { zh: '给办理人的答复', en: 'the answer that was given' },
  history: { zh: '引擎历史中的答复', en: 'an answer in the engine’s history' },
  case_file: { zh: '事项登记', en: 'the row of the case' },
  case_form: { zh: '表单', en: 'the form' },
  task: { zh: '任务', en: 'a task' },
  task_holder: { zh: '待办', en: 'an inbox entry' },
  clock: { zh: '期限', en: 'a time limit' },
  reminder: { zh: '提醒', en: 'a reminder' },
  agenda_request: { zh: '待上会事项', en: 'a request for the agenda' },
  sitting: { zh: '会议', en: 'the row of the sitting' },
  ballot: { zh: '表决票', en: 'a ballot' },
  register_entry: { zh: '名录条目', en: 'an entry of the register' },
  'register_entry.versions': { zh: '名录条目前后版本的衔接', en: 'how the versions of a register’s entry follow each other' },
  'register_entry.key': { zh: '名录中同时在册的同名条目', en: 'a second entry of the register under one key at one time' },
  notice: { zh: '消息', en: 'a notice' },
  outbox: { zh: '待送达', en: 'a delivery' },
  record_leaf: { zh: '存证树中的条目', en: 'an entry of the tree' },
  'record_leaf.hash': { zh: '存证树条目的指纹', en: 'the hash of an entry of the tree' },
  record_node: { zh: '存证树的节点', en: 'a node of the tree' },
  record_head: { zh: '各事项末条记录的汇总', en: 'the heads of the logs' },
  record_checkpoint: { zh: '存证点', en: 'the checkpoint' },
  record_batch: { zh: '按日成批的记录', en: 'a day’s batch' },
  attempt: { zh: '未成的操作记录', en: 'a refused attempt' },
  administrative_act: { zh: '管理操作记录', en: 'an administrator’s act' },
  sealed_value: { zh: '密存的文字', en: 'a sealed word' },
  workflow: { zh: '引擎中的进程', en: 'the workflow' },
};

const WHAT: Record<Difference['what'], Words> = {
  missing: { zh: '缺失', en: 'is missing' },
  unexpected: { zh: '多出，日志中没有依据', en: 'is there, and the log knows nothing of it' },
  different: { zh: '与日志不一致', en: 'is not what the log says' },
  gap: { zh: '不连续', en: 'has a gap' },
  refused: { zh: '不能由日志重做', en: 'cannot be folded again' },
};

/** One line for a person: where, what, which. */
export function sayDifference({ stream, where, what, key }: Difference, language: 'zh' | 'en'): string {
  const place = PLACES[where]?.[language] ?? where;
  const which = key === undefined ? '' : ` (${key})`;
  const of = stream === '' ? '' : `${stream}: `;
  return `${of}${place}${which}${language === 'zh' ? '' : ' '}${WHAT[what][language]}`;
}
