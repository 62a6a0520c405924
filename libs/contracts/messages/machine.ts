/** The machine’s refusals: 现在不能这样办. */
import type { Text } from '../../procedure';
import type { ApiCode } from '../codes';
import { text } from './text';

export const machineMessages = {
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
    '还没有填写“{parameter}”，请先在{where}中填写，再重新提交。',
    'No value is set for “{parameter}”. It is set in {where}; then submit again.',
  ),
  PARAMETER_UNFIT: text(
    '“{parameter}”现在的数值不能用于这项程序，请先在{where}中改正，再重新提交。',
    'The value of “{parameter}” does not work for this procedure. It is corrected in {where}; then submit again.',
  ),
  NOT_APPLICANT: text('只有提出人可以撤回。', 'Only the person who filed it can withdraw it.'),
  NOT_DUE: text('还没有到时间。', 'It is not due yet.'),
  CLOCK_PASSED: text(
    '期限已经届满，不能再暂停或延长。请直接办理，或在意见中说明情况。',
    'The time limit has passed and can no longer be suspended or extended. Act now, or explain in your opinion.',
  ),
  CLOCK_STANDS: text('期限已经暂停，请先恢复计算。', 'The time limit is suspended. Resume it first.'),
  CLOCK_RUNS: text('期限正在计算，没有暂停，无需恢复。', 'The time limit is running; there is nothing to resume.'),
  CLOCK_NOT_SUSPENDABLE: text(
    '按本流程，这个期限不因该事由暂停。请核对事由，或继续办理。',
    'This time limit is not suspended for that reason. Check the reason, or go on.',
  ),
  CLOCK_NOT_EXTENDABLE: text(
    '这个期限不能由您这样延长。请核对本流程允许的延长时间和有权决定的职务。',
    'You cannot extend this time limit in this way. Check how long it may be extended, and by whom.',
  ),
  CLOCK_ALREADY_EXTENDED: text('期限只能延长一次，已经延长过。', 'A time limit is extended once only; this one has been.'),
  CLOCK_UNKNOWN: text('这项期限已经结束。', 'This time limit has ended.'),
  NOTHING_PENDING: text('没有等待处理的内容。', 'Nothing is pending.'),
  RECUSED: text('您在这件事上需要回避，请由其他同志办理。', 'You are recused from this. Somebody else has to do it.'),
  SELF_APPROVAL: text(
    '提出的人不能自己办理这一步，请由其他同志办理。',
    'Whoever filed does not decide this step. Somebody else has to.',
  ),
  NOT_SEPARATE: text(
    '您已经办理过与这一步须分开的步骤，请由其他同志办理。',
    'You acted in a step that must be kept apart from this one. Somebody else has to do it.',
  ),
  ALREADY_ACTED: text(
    '您在这一步已经办理过，另一席须由其他同志办理。',
    'You have acted in this step already; the other seat is for somebody else.',
  ),
  SUBMISSION_REQUIRED: text('请一并提交办理结果材料。', 'Hand in what came of it as well.'),
  NOTHING_TO_INTERRUPT: text('这一阶段已经结束，不能再这样办。', 'That part is over already; this cannot be done any more.'),
  TIME_IS_OVER: text(
    '提出的期限已过，不能再提出。如有特殊情况，请电话联系承办部门。',
    'The time for it is over. If there are special circumstances, call the department in charge.',
  ),
  URGED_TODAY: text(
    '今天已经催办过，{again}起可以再次催办。',
    'You have reminded them today; from {again} on you may do so again.',
  ),
  NOTHING_TO_OBJECT: text('现在没有正在公示、可以提出异议的内容。', 'Nothing is on public notice to which one could object now.'),
  NOTHING_CALLED: text(
    '该办件不是由其他办件发起的，或已有结果。',
    'No other procedure waits for this one, or it has its answer already.',
  ),
  NOT_MEANINGFUL_HERE: text('这一步骤不能这样办理。', 'This cannot be done with this step.'),
  ACTION_REFUSED_HERE: text('按规定，这一步骤不能交由他人办理。', 'By its rules this step cannot be put into other hands.'),
  SIGNER_OPEN: text(
    '加签人员尚未办理，请等待其意见，或先减签。',
    'Somebody who was added has not signed yet; wait for the answer, or take the person off.',
  ),
  SIGNER_UNKNOWN: text('没有这位加签人员，或其已经办理。', 'There is no such added person, or the person has signed already.'),
  TAKEN_ALREADY: text('已由他人领办。', 'Somebody else has taken this already.'),
  NOT_TAKEN: text('尚未领办，请先领办。', 'Nobody has taken this yet; take it first.'),
  NOT_THE_HOLDER: text('这件事现在不在您名下。', 'This is not in your hands now.'),
  PERSON_UNFIT: text('这位人员不能承办这一步骤，请另选。', 'This person cannot take this step; choose another.'),
  RECORDING_NOT_ALLOWED: text(
    '这一步骤不允许以这种形式代录。',
    'This step does not allow an act to be entered on behalf in this form.',
  ),
  RECORDED_TOO_LATE: text(
    '这一天不能代录：须不晚于今天，不早于这一步开始之日（来文按成文日期），并在允许代录的天数以内。更早在纸上办成的，请由本人确认后按确认的日期代录。',
    'This day cannot be entered: it must not lie in the future, nor before the step began (a letter bears its own date), nor further back than the procedure allows. What was signed earlier is confirmed by whoever signed it, and entered with the day of that.',
  ),
  RECORDED_BY_THE_FAVOURED: text('代录不能由受益人本人办理。', 'It cannot be entered by the person whom it favours.'),
  CHOICE_REQUIRED: text('请选定下一步的承办人员。', 'Choose who does the next step.'),
  CHOICE_UNFIT: text(
    '所选人员超出人数或不能承办，请重新选择。',
    'Too many were chosen, or somebody who cannot do it; choose again.',
  ),
  MARKS_UNFIT: text('评分有遗漏或超出范围，请核对每一项。', 'A mark is missing or out of range; look at every item.'),
  NOTICE_OVER: text('公示期已满。', 'The days of the public notice are over.'),
  PARTY_ORGANISATION_MISSING: text(
    '尚未登记负责审议的党组织，请先在本会资料中填写。',
    'The party organisation that reviews is not on file; enter it with the society first.',
  ),
  TOO_LATE_TO_UNDO: text(
    '已超过一分钟，不能直接撤销操作；可按撤回办理。',
    'The minute is over; it can no longer be undone. It may still be taken back.',
  ),
  ACTED_ON_SINCE: text('后续已有人办理，不能再收回。', 'Somebody has acted on it since; it cannot be taken back.'),
  LEFT_THE_HOUSE: text(
    '事项已对外办理或已登记，不能再收回。',
    'It has left the house or been registered; it cannot be taken back.',
  ),
  CASE_OPEN: text('办件尚未办结。', 'The case has not ended yet.'),
  NOT_CLOCK_HOLDER: text('这一期限不由您调整。', 'This time limit is not yours to change.'),
  CALENDAR_UNKNOWN: text('没有这一版本的日历。', 'There is no calendar of this version.'),
  PROGRAM_UNKNOWN: text('没有这一版本的流程。', 'There is no template of this version.'),
  NO_LANDING: text('按新版本找不到可以接续的步骤。', 'The new version has no step at which the case could go on.'),
  NOT_AT_REST: text(
    '办件正在处理中，请稍候再迁移。',
    'The case is being worked on at this moment; wait a little before it goes on by another version.',
  ),
  FACTS_MISSING: text(
    '新版本需要的内容尚未填写，请补齐后再迁移。',
    'The new version needs what was never filled in; complete it before the case goes on by that version.',
  ),
  RULE_BROKEN: text('这样办理将违反规定，已被阻止。', 'This would break a rule and was stopped.'),
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
  PRE_REVIEW_AFTER: text(
    '党组织前置审议在 {day}，会议日期不能早于这一天。请改会议日期。',
    'The party body’s pre-review was on {day}: the meeting cannot be earlier. Change its date.',
  ),
  PRE_REVIEW_SAME_DAY: text(
    '党组织前置审议与会议同在 {day}。请填写两次会议的时间，或者勾选“前置审议在前”。',
    'The party body’s pre-review and this meeting are both on {day}. Give the time of both, or tick that the pre-review came first.',
  ),
  VOTES_NOT_COUNTED: text(
    '该会议机构的规定没有写明表决票数，只记录结论，不填写票数。',
    'The rules of this body name no majority: record the conclusion without numbers of votes.',
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
} satisfies Partial<Record<ApiCode, Text>>;
