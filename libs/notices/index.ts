/** Who is told what, when, and by which channel. */
export { areHours, HOUSE_HOURS, isOpen, lastDayOf, nextOpening, WEEKENDS_ONLY, type Hours } from './hours';
export { compose, type Letter, type MessageKind, type MessageLanguage, type Standing } from './compose';
export { CHANNELS, type ChannelId, type EventChannel, type PersonChannel, type Sending, type TodoList } from './channel.port';
export { DingTalkChannel, type DingTalkChannelSettings } from './channels/dingtalk';
export { MailChannel, type MailSettings } from './channels/mail';
export { isPublic, publicAddressOf, type Resolve } from './channels/public-address';
export { SmsChannel } from './channels/sms';
export { signatureOf, WebhookChannel, type WebhookSettings } from './channels/webhook';
export { WeComChannel, type WeComChannelSettings } from './channels/wecom';
