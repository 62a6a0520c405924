/**
 * Signing in, as it crosses HTTP. Base path `/api`; the same rules as in api.ts. `*`: without a session.
 *
 *   POST   /session/factor              FactorCode -> SessionView      the second step of a sign-in
 *   GET    /session/factor              -> FactorView
 *   POST   /session/factor/enrolment    {} -> FactorEnrolment          a secret to scan; counts once confirmed
 *   POST   /session/factor/confirmation FactorCode -> RecoveryCodes
 *   POST   /session/factor/recovery     {} -> RecoveryCodes            ten new ones in place of the old
 *   POST   /session/step-up             StepUp -> SessionView          proves once more who asks
 *   GET  * /session/methods             -> SignInMethods
 *   POST * /session/methods/:id/begin   BeginSignIn -> { location }    the browser goes there
 *   POST * /session/methods/finish      FinishSignIn -> SessionView    what came back in the page's address
 *   POST * /session/codes               { phone } -> 202               a code to the number, or to none: the answer is the same
 *   POST * /session/codes/entry         { phone, code } -> SessionView
 *   GET    /sign-in/people?query&cursor&limit -> ListPage<SignInPerson>  administrators
 *   POST   /sign-in/people/:id/factor/reset  { reason } -> 204
 *   POST   /sign-in/people/:id/identities    { method, subject } -> 204
 *   POST   /sign-in/people/:id/identities/remove  { issuer, reason } -> 204
 */
import type { Identification, Instant, Strength, Text } from '../procedure';
import type { IdentificationView } from './api';

export interface FactorCode {
  /** Six digits, or a recovery code. */
  code: string;
}
export interface FactorView {
  isSet: boolean;
  /** By the post, or by the profile of the deployment. */
  isDemanded: boolean;
  recoveryCodesLeft: number;
}
export interface FactorEnrolment {
  secret: string;
  /** `otpauth://…`, for the QR code. */
  uri: string;
}
export interface RecoveryCodes {
  codes: string[];
}
/** One of them: whoever has a second factor gives its code. */
export interface StepUp {
  password?: string;
  code?: string;
}
export interface SignInMethods {
  methods: { id: string; name: Text; mayProve: boolean }[];
  /** Codes to phones. */
  codes: boolean;
}
export interface BeginSignIn {
  /** Within a session: a fresh proof, not another sign-in. */
  fresh?: boolean;
}
export interface FinishSignIn {
  /** The query of the page's address, as it came. */
  answer: string;
}
export interface SignInPerson {
  id: string;
  name: string;
  login: string;
  disabled: boolean;
  factor: { isSet: boolean; isDemanded: boolean };
  identities: { issuer: string; method: string; name: Text; subject: string; linkedAt: Instant }[];
}

/** What a strength is called, where it is not an account's. */
export const strengthTitle: Record<Strength, Text> = {
  link: { zh: '个人链接', en: 'personal link' },
  code: { zh: '短信验证码', en: 'code by message' },
  'link+code': { zh: '个人链接加短信验证码', en: 'personal link and code by message' },
  'work-app': { zh: '工作应用', en: 'work app' },
  account: { zh: '账号', en: 'account' },
  'account+factor': { zh: '账号加两步验证', en: 'account with a second factor' },
};

/** Said beside an act: nothing where it was done with an account, which is the rule. */
export function identifiedBy(strength: Strength | null): Text | null {
  return strength === null || strength === 'account' || strength === 'account+factor' ? null : strengthTitle[strength];
}

/** What a step asks of whoever acts, in words. */
export function identificationView(step: { identification?: Identification } | object): IdentificationView | null {
  const asked = 'identification' in step ? step.identification : undefined;
  return asked ? { least: asked.least, label: strengthTitle[asked.least], fresh: asked.fresh === true } : null;
}
