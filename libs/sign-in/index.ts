export { DingTalkMethod, type DingTalkSettings } from './dingtalk';
export { OidcMethod, type OidcSettings } from './oidc';
export { isRecoveryCode, newRecoveryCodes, newSalt, recoveryHash } from './recovery-codes';
export { isSame, readSealKeys, Seal } from './seal';
export { SignInRefused, type Begun, type MethodId, type OtherIdentity, type SignInMethod } from './sign-in-method';
export { HttpSmsGateway, phoneOf, type HttpSmsSettings, type SmsGateway, type SmsMessage } from './sms';
export { codeAt, enrolmentUri, newSecret, stepOf } from './totp';
export { WeComMethod, type WeComSettings } from './wecom';
