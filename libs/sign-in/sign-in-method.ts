/** The port behind which other houses say who somebody is: one adapter each (OIDC, WeCom, DingTalk). */
import type { Strength, Text } from '../procedure';

export type MethodId = 'oidc' | 'wecom' | 'dingtalk';

/** What is made up for one sign-in, kept on the server and bound to the browser. */
export interface Begun {
  state: string;
  nonce: string;
  codeVerifier: string;
  /** The page of ours to which the other house sends the browser back. */
  redirectUri: string;
  /** A proof of now is wanted, not a session that stands there. */
  fresh: boolean;
  /** The browser's own name for itself: inside a work app the way is another. */
  userAgent: string;
}

/** Who somebody is there. `issuer` and `subject` together are the identity; nothing else is. */
export interface OtherIdentity {
  issuer: string;
  subject: string;
  strength: Strength;
  /** When he proved it there; null when the other house does not say. */
  provedAt: Date | null;
  /** A telephone number that the other house says it has verified; read only where the deployment links by it. */
  verifiedPhone: string | null;
}

export interface SignInMethod {
  readonly id: MethodId;
  /** What the button says. */
  readonly name: Text;
  /** Issuer of its identities, also before anybody has signed in: administrators link by it. */
  readonly issuer: string;
  /** Whether a fresh proof can be had there. */
  readonly mayProve: boolean;
  /** Where the browser goes. */
  begin(begun: Begun): Promise<string>;
  /** Judges the answer that came back in the page's address. Throws `SignInRefused`. */
  finish(answer: URLSearchParams, begun: Begun): Promise<OtherIdentity>;
}

export type RefusalCode = 'SIGN_IN_ANSWER_INVALID' | 'SIGN_IN_DECLINED' | 'SIGN_IN_UNAVAILABLE';

/** An answer that is not to be believed, or none. `reason` is for the record: a code, never what was sent. */
export class SignInRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly reason: string,
  ) {
    super(code);
    this.name = 'SignInRefused';
  }
}
