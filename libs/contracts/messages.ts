/**
 * What every code says to a person: what happened, and what to do. Exhaustive by type. Texts name no system, no person.
 * `{name}` stands for a value of the error's details.
 */
import type { Text } from '../procedure';
import type { ApiCode } from './codes';

const text = (zh: string, en: string): Text => ({ zh, en });

export const messages: Record<ApiCode, Text> = {
  // The machine's refusals: 现在不能这样办.
  CASE_CLOSED: text('该事项已经办结，不能再作改动。', 'This matter is closed and can no longer be changed.'),
  SLOT_CLOSED: text(
    '这一步已有办理结果，您的办理没有记入。请查看最新进展。',
    'This step already has a result; yours was not recorded. See where it stands now.',
  ),
  SLOT_UNKNOWN: text('没有找到这一步，请从待办重新进入。', 'This step was not found. Open it again from the inbox.'),
  OUTCOME_UNKNOWN: text(
    '这一步没有这个选项，请刷新后重新选择。',
    'This step does not offer that outcome. Refresh and choose again.',
  ),
  CONTENT_CHANGED: text(
    '材料在您打开之后有改动，请看过新的内容再办理。',
    'The materials changed after you opened them. Read the new version, then decide.',
  ),
  OPINION_REQUIRED: text('请写明原因。', 'Please give the reason.'),
  PARAMETER_MISSING: text(
    '本会标准“{parameter}”还没有填写，请先在“本会标准”中按章程填写。',
    'The society’s standard “{parameter}” is not set. Set it from the charter first.',
  ),
  NOT_APPLICANT: text('只有提出人可以撤回。', 'Only the person who filed it can withdraw it.'),
  NOT_DUE: text('还没有到时间。', 'It is not due yet.'),
  CLOCK_UNKNOWN: text('这项期限已经结束。', 'This time limit has ended.'),
  NOTHING_PENDING: text('没有等待处理的内容。', 'Nothing is pending.'),
  AGENDA_ITEM_UNKNOWN: text('该议题已不在议程上。', 'This item is no longer on the agenda.'),
  ALREADY_FINAL: text(
    '会议纪要已经签署，结果不能再改；如需改变，请重新提交会议。',
    'The minutes are signed and the result stands. To change it, bring it to a new meeting.',
  ),
  ALREADY_STARTED: text('该事项已经提交，没有重复提交。', 'This was already filed; it was not filed twice.'),
  ALREADY_REGISTERED: text(
    '已经列入名录，不能再撤回；如需调整，请另行办理。',
    'It stands in the register already and cannot be taken back. File a change instead.',
  ),
  ORGAN_RULES_MISSING: text(
    '请先按本会章程填写该会议机构的到会和表决规定。',
    'First enter this organ’s rules of attendance and voting from the charter.',
  ),
  SITTING_CLOSED: text(
    '会议已经结束，不能再加入议题或改签到。',
    'The meeting is closed; items and attendance can no longer change.',
  ),
  SITTING_NOT_CLOSED: text(
    '会议尚未结束，请先结束会议再签署纪要。',
    'The meeting is not closed yet. Close it before signing the minutes.',
  ),
  SITTING_SIGNED: text('纪要已经签署，记录不能再改。', 'The minutes are signed; the record can no longer change.'),
  ITEM_UNKNOWN: text('议程上没有这一项，请刷新。', 'This item is not on the agenda. Please refresh.'),
  ITEM_ALREADY_LISTED: text('这一议题已经列入议程。', 'This item is already on an agenda.'),
  ITEM_NOT_DECIDED: text(
    '还有议题没有记录结果，请逐项记录后再结束会议。',
    'Some items have no result yet. Record each one, then close the meeting.',
  ),
  NOT_ON_ROLL: text('有人不在应到名单上，请核对。', 'Somebody is not on the roll. Please check.'),
  NOT_PRESENT: text(
    '未到会的人不能登记回避或表决，请先核对签到。',
    'Someone absent cannot be recused or vote. Check the attendance first.',
  ),
  VOTES_DO_NOT_ADD_UP: text(
    '同意、反对、弃权相加应为 {entitled} 票，现在是 {cast} 票。',
    'Votes for, against and abstained must add up to {entitled}; they are {cast}.',
  ),
  QUORUM_NOT_MET: text(
    '到会 {present} 人，按章程至少应到会 {quorumNeeded} 人，不能表决。',
    '{present} present; the charter needs at least {quorumNeeded}. No vote can be taken.',
  ),
  THRESHOLD_NOT_MET: text(
    '同意 {for} 票，按章程需要 {votesNeeded} 票，与所选结果不符。',
    '{for} votes for; the charter needs {votesNeeded}. The chosen result does not fit.',
  ),
  REASON_REQUIRED: text('改动已宣布的结果，请写明原因。', 'A reason is needed to correct an announced result.'),
  // The door.
  SIGN_IN_FAILED: text('账号或密码不对，请重试。', 'The account or the password is wrong. Please try again.'),
  ACCOUNT_LOCKED: text(
    '多次输错，账号已暂停登录，请 {minutes} 分钟后再试。',
    'Too many wrong tries. Sign-in is paused; try again in {minutes} minutes.',
  ),
  SESSION_EXPIRED: text(
    '登录已过期，请重新登录；您填写的内容还在。',
    'Your session has ended. Sign in again; what you typed is kept.',
  ),
  FORBIDDEN: text(
    '您没有办理这件事的权限。如有需要，请与本单位管理员联系。',
    'You may not do this. If you should, ask your organisation’s administrator.',
  ),
  NOT_FOUND: text('没有找到，可能已被移走，或不在您的可见范围内。', 'Not found. It may have moved, or you may not see it.'),
  // What was sent.
  FIELD_REQUIRED: text('请填写“{label}”。', 'Please fill in “{label}”.'),
  FIELD_INVALID: text('“{label}”填写有误，请检查。', '“{label}” is not right. Please check it.'),
  FIELD_UNKNOWN: text('表单里没有“{label}”这一项，请刷新后重试。', 'The form has no field “{label}”. Refresh and try again.'),
  BODY_INVALID: text('提交的内容不完整，请刷新后重试。', 'What was sent is incomplete. Refresh and try again.'),
  KEY_REQUIRED: text('缺少请求编号，请刷新页面后重试。', 'The request has no key. Refresh the page and try again.'),
  KEY_REUSED: text(
    '同一次提交的内容前后不一致，没有记入。请刷新后重新提交。',
    'The same request came with other content and was not recorded. Refresh and submit again.',
  ),
  NO_INTENT: text('没有对应的提交记录，未执行。', 'There is no such request on record; nothing was done.'),
  NO_AUTHORITY: text(
    '您现在不担任可以办理这一步的职务，办理没有记入。',
    'You do not hold a post that may do this step now; nothing was recorded.',
  ),
  FILE_TOO_BIG: text(
    '文件超过 {limitMb} MB，请压缩或拆分后再上传。',
    'The file is larger than {limitMb} MB. Compress or split it, then upload again.',
  ),
  FILE_TYPE: text('不支持这种文件，可以上传：{allowed}。', 'This kind of file is not accepted. Allowed: {allowed}.'),
  FILE_TYPE_MISMATCH: text(
    '文件内容与扩展名不符，请确认文件没有损坏或改名。',
    'The file is not what its name says. Check that it is not damaged or renamed.',
  ),
  FILE_MISSING: text('没有收到文件，请重新选择。', 'No file arrived. Please choose it again.'),
  // Us.
  STORE_UNAVAILABLE: text(
    '系统正在恢复，请稍候。您填写的内容还在，恢复后会自动重新提交，不会重复。',
    'The system is recovering; please wait. What you typed is kept and is sent again by itself, once.',
  ),
  CASE_SUSPENDED: text(
    '该事项因系统故障暂停，已通知管理员，您的提交已经保留。',
    'This matter is suspended by a fault; administrators know, and your request is kept.',
  ),
  FAULT: text(
    '系统出错，请记下编号 {reference} 并联系办理单位。您填写的内容没有丢失。',
    'Something went wrong. Note {reference} and call the office. What you typed is not lost.',
  ),
};

/** Puts the details' values into the words. */
export function say(code: ApiCode, details: Record<string, unknown> = {}): Text {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = details[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
  const { zh, en } = messages[code];
  return { zh: fill(zh), en: fill(en) };
}
