/** People and accounts. */
import type { Text } from '../../procedure';
import type { ApiCode } from '../codes';
import { text } from './text';

export const peopleMessages = {
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
  CHANNEL_NOT_THERE: text(
    '这个通道现在还不能给您发消息。请先按页面上的说明登记，或换一个通道。',
    'This channel does not reach you yet. Do what the page says first, or choose another one.',
  ),
  TEST_SENT_JUST_NOW: text('一分钟内已给您发过，请稍后再试。', 'One was sent to you within the last minute. Try again later.'),
  EMAIL_LINK_STALE: text(
    '这个链接不能确认您现在的邮箱：它发往别的邮箱，或者已经用过。没有更改；请打开最近一封确认邮件，或在本页重新发送。',
    'This link does not confirm the address that you have now: it went to another one, or has been used. Nothing was changed; open the latest mail, or send it again from this page.',
  ),
  TOO_MANY_REQUESTS: text('操作过于频繁，请 {seconds} 秒后再试。', 'Too many requests. Try again in {seconds} seconds.'),
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
  SCENARIOS_UNMET: text(
    '有 {n} 个情景走下来与预期不同：{titles}。请在“演示”中查看，改好流程或情景，再提交。',
    '{n} scenarios do not come to what they say: {titles}. Look at them under Walk through, mend the procedure or the scenario, then hand it in again.',
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
  DESIGN_CHANGED: text(
    '{person}在您打开之后保存了这份草稿。您的改动还在本页：请先看差别，再在对方的版本上重做。',
    '{person} has saved this draft since you opened it. Your edits are still on this page: compare first, then repeat them on top.',
  ),
  DESIGN_TOO_BIG: text('这份草稿不能保存：{what}', 'This draft cannot be kept: {what}'),
  DESIGNS_FULL: text(
    '草稿已有 {most} 份。请先删除不再需要的草稿。',
    'There are {most} drafts already. Delete those that are no longer needed first.',
  ),
  PUBLICATION_DATE_PAST: text(
    '施行日期不能早于今天（{today}）。请改为今天或以后。',
    'The day of effect cannot be before today ({today}). Choose today or later.',
  ),
  PUBLICATION_NOT_ON_TRIAL: text(
    '这一版没有在试行，不需要再办理全面施行。请刷新。',
    'This version is not being tried out; there is nothing to extend. Please refresh.',
  ),
  PUBLICATION_WITHDRAWN: text('这一版已经停用。请刷新。', 'This version was withdrawn already. Please refresh.'),
  PUBLICATION_NOTHING_BEFORE: text(
    '这是第一版，没有上一版可以恢复。请提交修改后的新版。',
    'This is the first version; there is none before it to go back to. Hand in a mended one instead.',
  ),
  POLICY_REGISTERED: text(
    '“{cited}”已经登记过。请在文件库中打开它，或更改文号。',
    '“{cited}” is registered already. Open it in the library, or give another number.',
  ),
  POLICY_CHANGED: text(
    '这份文件刚被他人更正过，您的内容仍在页面上。请对照后再保存。',
    'Somebody else has just corrected this document; what you typed is still on the page. Compare it and save again.',
  ),
  DAYS_OFF_UNCLEAR: text(
    '通知里有 {n} 处读不懂或前后不一致，没有登记。请按页面上的提示核对、改好，再登记。',
    '{n} places of the notice cannot be read or do not agree; nothing was registered. Mend them as the page says, then register it.',
  ),
  POLICY_UNREADABLE: text(
    '读不出这个文件的文字。请上传文字版文件，或把正文粘贴进来。',
    'No words could be read from this file. Upload a file that holds text, or paste the text.',
  ),
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
} satisfies Partial<Record<ApiCode, Text>>;
