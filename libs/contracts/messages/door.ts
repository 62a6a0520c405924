/** The door. */
import type { Text } from '../../procedure';
import type { ApiCode } from '../codes';
import { text } from './text';

export const doorMessages = {
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
} satisfies Partial<Record<ApiCode, Text>>;
