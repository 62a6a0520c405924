/** 运行情况: what has stopped, for whoever runs the house. */
export const operationZh = {
  title: '运行情况',
  intro: '因系统故障暂停的事项。这里只显示编号，不显示事项内容。',
  stopped: '暂停的事项',
  none: '没有暂停的事项',
  noneHint: '办件或者会议遇到意外故障时自动暂停并列在这里；已经提交的内容都在，暂停期间期限不产生任何结果。',
  kinds: { case: '办件', sitting: '会议' },
  numbered: '办件 {number}',
  row: '{what}：{at}起暂停',
  reference: '故障编号 {reference}（{code}），服务器日志里有同一编号',
  release: '恢复办理',
  releaseOf: '恢复办理：{what}',
  goesOn: '已恢复办理。等着的请求随后接着办。',
  stillStopped: '原因还在，又暂停了。请先按故障编号在服务器日志里查明原因，再恢复。',
};
