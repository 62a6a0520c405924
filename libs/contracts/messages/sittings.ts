/** Sittings: forms, ballots, elections. */
import type { Text } from '../../procedure';
import type { ApiCode } from '../codes';
import { text } from './text';

export const sittingsMessages = {
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
  SECRET_BALLOT_FEW: text(
    '能表决的不足 5 人，票数几乎等于公开了各人的意见。确认仍要无记名表决的，请勾选后再发起。',
    'Fewer than five may vote: the numbers nearly tell who voted what. Confirm that you want it all the same, then open it.',
  ),
  SECRET_BALLOT_TOO_FEW: text(
    '还有人没有表决，已投的不足 5 票，现在开票会看出各人的意见。请等其他人表决，或者作废重投。',
    'Some have not voted and fewer than five have: opening the ballots now would tell who voted what. Wait for the others, or end it uncounted and vote again.',
  ),
  SECRET_BALLOT_OPEN: text(
    '无记名表决正在进行，请先计票或者作废，再改到会人员和结果。',
    'A secret vote is running. Count it or end it uncounted before you change who is present or what was decided.',
  ),
  SECRET_BALLOT_NOT_OPEN: text(
    '这一次表决没有开始或者已经结束，您的选择没有计入。',
    'This vote has not opened or has ended; your choice was not counted.',
  ),
  SECRET_BALLOT_UNAVAILABLE: text(
    '本系统还没有配置存放表决票密钥的位置，暂时不能发起无记名表决；请用纸质表决票，并告知管理员。',
    'This installation has no place for the keys of ballots yet. Use paper ballots, and tell the administrator.',
  ),
  SECRET_BALLOTS_ARRIVING: text(
    '还有刚提交的表决票正在记入，请稍等几秒再计票。',
    'Ballots that were just given are still being recorded. Wait a few seconds, then count.',
  ),
  SECRET_NOT_ON_BEHALF: text(
    '无记名表决只能由本人投，不能代录。不便用手机的，这一项可以不用手机、全部改用纸质表决票（选举除外）。',
    'A secret vote is given by the member himself and never entered for him. Where somebody cannot use his telephone, the whole item can be voted on with papers instead (an election cannot).',
  ),
  SECRET_BALLOT_UNFIT: text(
    '选择的项数不对，请按票上的要求重新选择。',
    'That is not a valid ballot. Mark as many lines as the paper asks for.',
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
    '应到名单最多 {limit} 人，现在是 {expected} 人，没有保存。请核对增加的人。',
    'A roll has {limit} people at most; this would be {expected}, and was not saved. Check whom you add.',
  ),
  ON_ROLL_ALREADY: text('有人已在应到名单上，请核对。', 'Somebody is on the roll already. Please check.'),
  CHAIR_ON_ROLL: text(
    '主持人不能移出应到名单，请先在“签到”中改主持人并保存。',
    'The chair cannot leave the roll. First name another chair in the roll and save it.',
  ),
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
} satisfies Partial<Record<ApiCode, Text>>;
