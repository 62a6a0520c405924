/**
 * What every code says to a person: what happened, and what to do. Exhaustive by type. Texts name no system, no person.
 * `{name}` stands for a value of the error's details.
 */
import type { Text } from '../procedure';
import type { ApiCode } from './codes';
import { contentMessages } from './messages/content';
import { doorMessages } from './messages/door';
import { faultsMessages } from './messages/faults';
import { machineMessages } from './messages/machine';
import { peopleMessages } from './messages/people';
import { sittingsMessages } from './messages/sittings';

export const messages: Record<ApiCode, Text> = {
  ...machineMessages,
  ...sittingsMessages,
  ...doorMessages,
  ...contentMessages,
  ...peopleMessages,
  ...faultsMessages,
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
  PARAMETER_UNFIT: text(
    '本会标准“{parameter}”的数值不能用于这项程序，请先在“本会标准”中改正。',
    'The society’s standard “{parameter}” has a number that this procedure cannot work with. Correct it first.',
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
  RECORDED_TOO_LATE: text('办理日期超出可以代录的范围。', 'The day of the act lies too far back to be entered on behalf.'),
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
  QUORUM_NOT_MET: text(
    '到会 {present} 人，按章程至少应到会 {quorumNeeded} 人，不能表决。',
    '{present} present; the charter needs at least {quorumNeeded}. No vote can be taken.',
  ),
  THRESHOLD_NOT_MET: text(
    '同意 {for} 票，按章程需要 {votesNeeded} 票，与所选结果不符。',
    '{for} votes for; the charter needs {votesNeeded}. The chosen result does not fit.',
  ),
  REASON_REQUIRED: text('改动已宣布的结果，请写明原因。', 'A reason is needed to correct an announced result.'),
  // Sittings: forms, ballots, elections.
  FORM_NOT_ALLOWED: text(
    '按本会章程和会议形式，这里不能这样办。请核对会议形式。',
    'The charter, or the form of this meeting, does not allow this. Check the form of the meeting.',
  ),
  MATTER_NOT_BY_CIRCULATION: text(
    '按本会章程，这一议题不能用通讯表决，请提交会议。',
    'The charter does not let this matter be decided by circulation. Bring it to a meeting.',
  ),
  BALLOT_FORM_NOT_ALLOWED: text(
    '这一议题的表决方式不对，请核对是举手、无记名还是书面表决。',
    'This item is voted on in another way. Check whether it is open, secret or in writing.',
  ),
  BALLOT_OPEN: text(
    '通讯表决正在进行，截止前不能改动议程、名单和结果。',
    'The ballot is running. Agenda, roll and results stand still until it closes.',
  ),
  BALLOT_NOT_OPEN: text(
    '表决没有开始或已经截止，这一次没有记入。',
    'The ballot has not opened or has closed; this was not recorded.',
  ),
  BALLOT_CHANGED: text(
    '您在别处已经改过这一项，请刷新后确认现在的选择。',
    'You changed this item elsewhere. Refresh and check what it says now.',
  ),
  COUNT_STANDS: text(
    '票数以截止时的计票为准，不能另填；请按计票结果宣布。',
    'The votes were counted already and stand. Declare what the count says.',
  ),
  TEXT_REQUIRED: text(
    '请先为每个议题附上表决的正文和材料。',
    'First attach the text and documents of every item to be voted on.',
  ),
  CLOSING_TOO_EARLY: text('截止时间应当晚于现在，请重新选择。', 'The closing must be later than now. Choose another time.'),
  VOTED_HIMSELF: text(
    '本人已经表决，不能再代录；需要更改的，请本人在截止前更改。',
    'The member has voted himself. Only he can change it, until the closing.',
  ),
  NOT_VOTER: text('表决只能由本人进行。', 'Only the member himself can vote here.'),
  VOTER_RECUSED: text('您在这一项已回避，不参加表决。', 'You stand aside on this item and do not vote on it.'),
  DEMAND_NOT_ALLOWED: text(
    '本会章程没有规定可以要求改为开会讨论；如有意见，请与秘书处联系。',
    'The charter does not provide for asking for a meeting instead. Please speak to the secretariat.',
  ),
  DEMANDED_ALREADY: text('您已经提出改为开会讨论，不用重复提交。', 'You have asked for a meeting already; once is enough.'),
  PAPERS_REQUIRED: text(
    '这一项用票表决，请填写发出、收回和无效票数。',
    'This item is voted on with papers. Enter how many were issued, returned and invalid.',
  ),
  PAPERS_DO_NOT_ADD_UP: text(
    '票数不符：发出 {issued} 张，收回 {returned} 张，无效 {invalid} 张，请逐项核对。收回多于发出的，本轮无效，应当重新选举。',
    'The papers do not add up: {issued} issued, {returned} returned, {invalid} invalid. Check each number. If more came back than were issued, this vote is void and is held again.',
  ),
  CASTING_VOTE_NOT_ALLOWED: text(
    '主持人的决定票只在章程规定、公开表决且票数相等时使用，请核对。',
    'The chair’s casting vote is only for a tie in an open vote, and only where the charter gives it. Please check.',
  ),
  DELEGATION_NOT_ALLOWED: text(
    '本会章程不允许委托他人，请更正。',
    'The charter does not allow a mandate to another member. Please correct it.',
  ),
  MANDATE_UNFIT: text(
    '委托不成立：委托人应当未到会，受托人应当到会，并附委托书。',
    'The mandate does not hold: who gives it is away, who carries it is present, and the paper is attached.',
  ),
  MANDATE_TWICE: text(
    '每人只能委托一人，也只能受一人委托，请更正。',
    'Each member gives one mandate and carries at most one. Please correct it.',
  ),
  ATTENDANCE_UNFIT: text(
    '人数不符：应到 {expected} 人，请核对到会、请假、缺席和受托人数。',
    'The numbers do not fit {expected} on the roll. Check those present, on leave, absent and represented.',
  ),
  ROLL_REASON_REQUIRED: text(
    '通知发出后改动应到名单，请写明原因。',
    'A reason is needed to change the roll after the notice went out.',
  ),
  ROLL_TOO_LONG: text(
    '应到 {expected} 人，超过 {limit} 人，请按会员（代表）大会登记人数。',
    '{expected} on the roll, more than {limit}. Record it as an assembly, by numbers.',
  ),
  ON_ROLL_ALREADY: text('有人已在应到名单上，请核对。', 'Somebody is on the roll already. Please check.'),
  CHAIR_ON_ROLL: text('主持人不能移出应到名单，请先改主持人。', 'The chair cannot leave the roll. Name another chair first.'),
  CANDIDATES_UNFIT: text(
    '候选人与名额不符：名额 {seats} 个，候选人 {candidates} 名，请按章程核对等额、差额和名单。',
    'Candidates and seats do not fit: {seats} seats, {candidates} candidates. Check the list against the charter.',
  ),
  ROUND_NOT_OPEN: text(
    '现在不能填写这一轮选举，请刷新后核对。',
    'This round of the election cannot be recorded now. Please refresh.',
  ),
  SECOND_ROUND_REQUIRED: text(
    '有 {tied} 名候选人在最后名额上票数相等，请先进行第二轮选举。',
    '{tied} candidates are level for the last seats. Hold the second round first.',
  ),
  ELECTION_NOT_COUNTED: text('请先填写本轮选举的计票结果。', 'First enter the count of this round of the election.'),
  TELLERS_UNFIT: text(
    '请填写监票人并附计票单；候选人不能担任监票人。',
    'Name the tellers and attach the count sheet. A candidate cannot be a teller.',
  ),
  SIGNER_UNFIT: text(
    '请按章程由会议主持人、监事分别签署，并选择签署人。',
    'The chair and the supervisor each sign as the charter says. Choose who signed.',
  ),
  FOLLOW_UP_UNFIT: text('请为每项督办填写负责人和完成日期。', 'Give every follow-up somebody responsible and a date.'),
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
  FACTOR_REQUIRED: text('请先输入验证码，完成登录。', 'Enter the code of your second factor first to finish signing in.'),
  FACTOR_ENROL_REQUIRED: text(
    '您的职务须先设置两步验证，设置后即可进入。',
    'Your post needs a second factor. Set it up first, then you are in.',
  ),
  FACTOR_EXISTS: text(
    '两步验证已经设置。更换手机请由另一位管理员重置后重新设置。',
    'A second factor is set up already. To change it, ask another administrator to reset it.',
  ),
  FACTOR_NOT_BEGUN: text('请先扫描新的二维码，再输入验证码。', 'Scan a new code first, then enter what it shows.'),
  CODE_WRONG: text(
    '验证码不对、已过期或已用过，请输入最新的一组。',
    'The code is wrong, too old or was used. Enter the newest one.',
  ),
  CODE_TOO_SOON: text('验证码刚刚发送过，请 {seconds} 秒后再试。', 'A code was just sent. Try again in {seconds} seconds.'),
  CODE_LIMIT: text(
    '发送次数过多，请明天再试，或改用账号登录。',
    'Too many codes were asked for. Try again tomorrow, or use your account.',
  ),
  NOT_ONESELF: text('不能为自己办理，请由另一位管理员办理。', 'You cannot do this for yourself. Ask another administrator.'),
  IDENTIFICATION_TOO_WEAK: text(
    '这一步需要更可靠的身份确认，请用账号登录（已设置两步验证的须输入验证码）后再办理；您填写的内容还在。',
    'This step needs you to be identified more strongly. Sign in with your account and its second factor; what you typed is kept.',
  ),
  STEP_UP_REQUIRED: text(
    '请再次确认是您本人，确认后自动继续。',
    'Please confirm once more that it is you; it then goes on by itself.',
  ),
  SIGN_IN_ANSWER_EXPIRED: text(
    '这次登录已过期或已用过，请重新登录。',
    'This sign-in has expired or was used already. Please start again.',
  ),
  SIGN_IN_ANSWER_INVALID: text(
    '登录应答未能通过核对，没有登录。请重新登录；再次出现时请联系管理员。',
    'The answer of the sign-in service did not hold up; you are not signed in. Try again, or call the administrator.',
  ),
  SIGN_IN_DECLINED: text(
    '对方没有确认登录，请重试或改用账号登录。',
    'The sign-in service did not confirm you. Try again, or use your account.',
  ),
  SIGN_IN_UNAVAILABLE: text(
    '登录服务暂时连不上，请稍后再试，或改用账号登录。',
    'The sign-in service cannot be reached. Try again later, or use your account.',
  ),
  IDENTITY_UNKNOWN: text(
    '这一身份还没有与本系统的人员对应，请联系管理员办理。',
    'This identity is not linked to anybody here yet. Ask the administrator.',
  ),
  IDENTITY_TAKEN: text(
    '这一身份或这位人员已有对应，请先解除。',
    'This identity or this person is linked already. Undo that first.',
  ),
  ACCOUNT_DISABLED: text('该账号已停用，请联系管理员。', 'This account is disabled. Ask the administrator.'),
  LINK_NOT_VALID: text(
    '此链接仅限本人使用。链接已失效，或不完整；请联系本会秘书处重新获取。',
    'This link is for one person only. It is no longer valid, or incomplete; ask the secretariat for a new one.',
  ),
  DUTY_HAS_PROCEDURE: text(
    '这一项要按办事流程办理，请从“本会日历”中点“开始办理”。',
    'This one has a procedure. Begin it from the calendar.',
  ),
  SHARING_NOT_OFFERED: text(
    '这类事项不提供进度链接，请用“复制进度说明”。',
    'This kind of matter has no progress link. Copy the progress note instead.',
  ),
  SHARE_NOT_VALID: text(
    '链接已失效，或不完整。请向发来链接的单位重新索取。',
    'The link is no longer valid, or incomplete. Ask whoever sent it for a new one.',
  ),
  SHARE_LIMIT: text(
    '一件事项最多同时有 {most} 个有效链接，请先停用不再需要的。',
    'A matter has {most} valid links at most. Stop those that are no longer needed first.',
  ),
  SHARE_TOO_OFTEN: text('打开太频繁，请一分钟后再试。', 'Opened too often. Try again in a minute.'),
  LINK_DIGITS_WRONG: text(
    '此链接仅限本人使用。手机号后四位不符，还可以输入 {left} 次。',
    'This link is for one person only. The digits do not match; {left} tries are left.',
  ),
  LINK_LOCKED: text(
    '此链接仅限本人使用。多次输错，链接已停用，请联系本会秘书处。',
    'This link is for one person only. After too many wrong tries it was stopped; ask the secretariat.',
  ),
  PHONE_MISSING: text('这位成员没有登记手机号，请先登记。', 'This member has no telephone number on file. Enter it first.'),
  MESSAGE_NOT_SENT: text(
    '短信没有发出，请稍后再试，或复制链接自行转发。',
    'The message was not sent. Try again later, or copy the link and pass it on.',
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
  FIELD_READ_ONLY: text(
    '这一步不能修改“{label}”，请改回原来的内容。',
    'This step may not change “{label}”. Put back what stood there.',
  ),
  BODY_INVALID: text('提交的内容不完整，请刷新后重试。', 'What was sent is incomplete. Refresh and try again.'),
  CREDIT_CODE_INVALID: text(
    '统一社会信用代码应为 18 位，且最后一位校验码相符，请对照登记证书。',
    'The unified social credit code has 18 characters and its last one must check. Compare it with the certificate.',
  ),
  DATES_REVERSED: text('“{label}”早于开始日期，请检查。', '“{label}” is before the start. Please check it.'),
  SUPERVISION_READS_ONLY: text(
    '监督查阅只能查看，不能办理；没有记入任何改动。',
    'Under a supervision grant you can read, not act. Nothing was changed.',
  ),
  GRANT_NOT_FOR_ONESELF: text(
    '不能为自己提出、确认或延长监督查阅，请由其他负责人办理。',
    'Nobody proposes or confirms a supervision grant for himself. Ask another person in charge.',
  ),
  GRANT_SECOND_PERSON: text(
    '监督查阅须由另一人确认，提出的人不能自己确认。',
    'A supervision grant is confirmed by a second person, not by the one who proposed it.',
  ),
  GRANT_DECIDED: text(
    '这项监督查阅已有处理结果，请刷新后查看。',
    'This supervision grant was decided meanwhile. Refresh to see it.',
  ),
  GRANT_TOO_LONG: text(
    '监督查阅一次最长 {days} 天，请缩短期限；到期后可以再次提出。',
    'A supervision grant runs {days} days at most. Shorten it; another can be proposed afterwards.',
  ),
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
  PREVIEW_NOT_POSSIBLE: text(
    '这个文件不能在页面上显示，请下载后查看。',
    'This file cannot be shown on the page. Download it to read it.',
  ),
  PREVIEW_BUSY: text(
    '正在显示的文件较多，请稍候再看。',
    'Many files are being shown at the moment. Try again in a little while.',
  ),
  SHEET_UNREADABLE: text(
    '表格没有读出来，文件可能已损坏。请用表格软件打开，重新保存后再上传。',
    'The sheet could not be read; the file may be damaged. Open it, save it again and upload it.',
  ),
  SHEET_PROTECTED: text(
    '文件设有打开密码，请先取消密码再上传。',
    'The file needs a password to open. Remove the password, then upload it.',
  ),
  SHEET_OLD_FORMAT: text(
    '这是旧格式的表格，请另存为新格式（扩展名 {extension}）后再上传。',
    'This is a workbook of the old format. Save it as {extension}, then upload it.',
  ),
  SHEET_TOO_LARGE: text(
    '表格太大：一次最多 {rows} 行、{columns} 列。请拆成几个文件，分次导入。',
    'The sheet is too large: at most {rows} rows and {columns} columns at a time. Split it into several files.',
  ),
  SHEET_EMPTY: text('表格里没有内容，请检查是否选错了文件。', 'The sheet is empty. Check that it is the right file.'),
  IMPORT_COLUMN_MISSING: text(
    '还不知道“{label}”在表格的哪一列，请先对应。',
    'Say first in which column of the sheet “{label}” stands.',
  ),
  IMPORT_NOTHING: text('没有可以导入的内容：没有新增，也没有变化。', 'There is nothing to import: nothing new, nothing changed.'),
  IMPORT_CHANGED: text(
    '您核对之后，系统中的内容有变化，没有导入。已重新核对，请再看一遍。',
    'What is on record has changed since you looked; nothing was imported. It was checked again: please look once more.',
  ),
  IMPORT_BUSY: text('正在处理，请稍候。', 'It is being worked on. Please wait.'),
  IMPORT_DONE: text('这次导入已经完成，不能再改。', 'This import is finished and can no longer be changed.'),
  IMPORT_UNDO_OVER: text(
    '导入超过一天，不能整批撤回，请逐条更正。',
    'More than a day has passed; the import can no longer be taken back as a whole. Correct single entries.',
  ),
  // People and accounts.
  TERM_OVERLAPS: text(
    '{name}在这段时间已任“{post}”（{from} 至 {to}），请先结束该任期，或改用不重叠的日期。',
    '{name} already holds “{post}” in this period ({from} to {to}). End that term first, or choose dates that do not overlap.',
  ),
  POST_NOT_IN_KIND: text(
    '这类单位没有“{post}”这一职务，请选择该单位的职务。',
    'This kind of organisation has no post “{post}”. Choose one that it has.',
  ),
  POST_NOT_IN_PROFILE: text('当前运行方式下没有“{post}”这一职务。', 'There is no post “{post}” in this deployment’s profile.'),
  TERM_OVER: text(
    '这项任职已于 {to} 结束，不能再改为更晚。如需延续，请另行录入新的任期。',
    'This term ended on {to} and cannot be moved later. Enter a new term to continue it.',
  ),
  TERM_VOIDED: text('这条记录已作废，请刷新。', 'This entry was voided already. Please refresh.'),
  OWN_RIGHTS: text(
    '不能改动自己的职务或账号，请由其他管理员办理。',
    'Nobody changes his own posts or account. Ask another administrator.',
  ),
  LAST_KEEPER: text(
    '这是本单位最后一位单位管理员，须先增加一位，或由科协凭盖章函件移交。',
    'This is the last account keeper of the society. Add another one first, or let the association hand over after a sealed letter.',
  ),
  FIELD_KEPT: text(
    '“{label}”由科协维护，本单位不能修改。如有变化，请与科协联系。',
    '“{label}” is kept by the association. Tell the association what has changed.',
  ),
  PERSON_SAME_NAME: text(
    '已有同名的人，请确认是不是同一个人；不是的话，请勾选“不是以上任何人”。',
    'There are people of this name. Say which one it is, or that it is none of them.',
  ),
  PHONE_TAKEN: text('这个手机号已登记在另一人名下，请核对。', 'This phone number belongs to another person. Please check.'),
  ACCOUNT_EXISTS: text('此人已有账号。', 'This person has an account already.'),
  ACCOUNT_MISSING: text('此人还没有账号，请先邀请。', 'This person has no account yet. Invite first.'),
  LOGIN_TAKEN: text('账号“{login}”已被使用，请换一个。', 'The account name “{login}” is taken. Choose another.'),
  ACCOUNT_SHARED: text(
    '此人还在其他单位任职，账号由科协管理员办理。',
    'This person holds posts elsewhere too. The association’s administrator runs the account.',
  ),
  DISABLED_BY_HOUSE: text(
    '这个账号由科协停用，请与科协联系。',
    'The association has disabled this account. Contact the association.',
  ),
  INVITATION_INVALID: text(
    '邀请链接无效、已使用或已过期，请联系本单位管理员重新邀请。',
    'The invitation is not valid, was used, or has expired. Ask your organisation’s administrator for a new one.',
  ),
  VIEW_NAME_TAKEN: text('您已有同名的常用筛选，请换一个名称。', 'You have a saved view of this name. Choose another one.'),
  SOCIETY_RECORD_CHANGED: text(
    '您填写期间，同事更新了本会资料，没有保存。您填写的内容还在，请核对最新内容后再保存。',
    'A colleague changed the society’s record while you were typing; nothing was saved. What you typed is still here: look at what is new, then save again.',
  ),
  PAPER_WITHDRAWN: text(
    '这份资料已经停用，没有更改。需要时请重新添加一份。',
    'This paper has been withdrawn; nothing was changed. Add a new one if it is needed.',
  ),
  SIGNATURE_FILE: text(
    '签名图样须是 PNG 或 JPEG 图片，没有保存。请换一张图片。',
    'The image of a signature has to be a PNG or JPEG; nothing was saved. Choose another image.',
  ),
  SIGNATURE_SIZE: text(
    '图片的大小不合适，没有保存：文件不超过 {kib} KB，宽 {minWidth} 至 {maxWidth} 像素，高 {minHeight} 至 {maxHeight} 像素。请裁剪后再上传。',
    'The size of the image does not fit; nothing was saved: at most {kib} KB, {minWidth} to {maxWidth} pixels wide and {minHeight} to {maxHeight} high. Crop it and try again.',
  ),
  VIEWS_FULL: text(
    '常用筛选最多保存 {most} 个，请先删除不用的。',
    'At most {most} views are saved. Delete one that you do not need.',
  ),
  TOO_MANY_TRIES: text('尝试次数过多，请 {minutes} 分钟后再试。', 'Too many tries. Try again in {minutes} minutes.'),
  PASSWORD_TOO_SHORT: text('密码至少 {least} 个字符。', 'A password has at least {least} characters.'),
  PASSWORD_COMMON: text(
    '这个密码太常见，容易被猜到，请换一个。',
    'This password is too common and easily guessed. Choose another.',
  ),
  PASSWORD_KINDS: text(
    '密码须包含大写字母、小写字母、数字、其他符号中的至少三种。',
    'A password needs three of: capital letters, small letters, digits, other characters.',
  ),
  PASSWORD_SAME: text('新密码不能与现在的密码相同。', 'The new password must differ from the present one.'),
  PASSWORD_WRONG: text('现在的密码不对，请重试。', 'The present password is wrong. Please try again.'),
  PASSWORD_CHANGE_REQUIRED: text('请先修改密码，修改后继续办理。', 'Change your password first, then go on.'),
  TEMPLATE_HAS_FINDINGS: text(
    '流程还有 {errors} 处须改正、{warnings} 处须确认。请逐条改正，或写明已确认哪些，再提交。',
    'The procedure has {errors} findings to mend and {warnings} to confirm. Mend or confirm each of them, then hand it in again.',
  ),
  TEMPLATE_VERSION_TAKEN: text(
    '第 {version} 版已经发布，或不是最新的一版。请把版本号改为 {next}，再提交。',
    'Version {version} was published, or is not the newest. Call it version {next}, then hand it in again.',
  ),
  PUBLICATION_OPEN: text(
    '这个流程已有一版等待确认。请先确认或撤回那一版，再提交。',
    'A version of this procedure waits for its confirmation. Have it confirmed or take it back first.',
  ),
  PUBLICATION_DECIDED: text('这次发布已有结果，请刷新。', 'This publication was decided already. Please refresh.'),
  PROCEDURE_NOT_OFFERED: text(
    '本级没有启用这个办事流程。需要办理的，请与科协联系。',
    'This procedure is not in use here. If you need it, please ask the association.',
  ),
  ASSIGNMENT_NOBODY_LEFT: text(
    '选中的学会都已填写免报理由，没有需要报送的学会。请至少留下一个。',
    'Every society chosen is excepted, and nobody is left to report. Please leave at least one.',
  ),
  PROPOSAL_DECIDED: text('这项提议已有结果，请刷新。', 'This proposal was decided already. Please refresh.'),
  ORGANISATION_HAS_PARTS: text(
    '还有任职未结束，请先结束后再注销单位。',
    'Somebody still holds a post here. End the terms first.',
  ),
  // Us.
  STORE_UNAVAILABLE: text(
    '系统正在恢复，请稍候。您填写的内容还在，恢复后会自动重新提交，不会重复。',
    'The system is recovering; please wait. What you typed is kept and is sent again by itself, once.',
  ),
  RECORD_NOT_COVERED: text(
    '这条记录还没有进入存证点，约一分钟后即可取得。',
    'No checkpoint holds this record yet. Try again in about a minute.',
  ),
  ERASURE_SECOND_PERSON: text(
    '删除须由另一位管理人员复核，不能由提出人自己确认。',
    'Another administrator has to confirm it, not the person who asked.',
  ),
  ERASURE_DONE: text('已按规定删除，无需再次确认。', 'It was already deleted as required; nothing is left to confirm.'),
  NOBODY_TO_FILE: text(
    '本会目前无人担任可以发起的职务，请先在组织与人员中登记任职；登记后系统会再次发起。',
    'Nobody holds the post that files this here. Enter who holds it under people; it is tried again then.',
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
  const fill = (sentence: string, language: keyof Text) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const detail = details[name];
      const value = isText(detail) ? detail[language] : detail;
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
  const { zh, en } = messages[code];
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
}

/** A detail that has a word of its own in each language: the title of a post, the label of a field. */
function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
