/** Short messages: the port and its one adapter. What a gateway answers is not read: 2xx means taken. */
export interface SmsGateway {
  /** Throws when it was not taken. */
  send(message: SmsMessage): Promise<void>;
}

export interface SmsMessage {
  /** Digits as they stand in the register of people. */
  to: string;
  /** Gateways in China send registered templates only: they get its name and values, and the whole text for those that do not. */
  template: 'sign-in-code' | 'link-code' | 'sitting-link' | 'notice';
  values: Record<string, string>;
  text: string;
}

export interface HttpSmsSettings {
  url: string;
  token: string;
}

const TIMEOUT_MS = 5_000;

/** A generic gateway: `POST` of the message as JSON with a bearer token. Vendors' own formats stand behind such an address. */
export class HttpSmsGateway implements SmsGateway {
  constructor(private readonly settings: HttpSmsSettings) {}

  async send(message: SmsMessage): Promise<void> {
    const response = await fetch(this.settings.url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.settings.token}` },
      body: JSON.stringify(message),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  }
}

/** Digits only, without the country's code: one person is one number however it was written. Null: no mobile number of this country. */
export function phoneOf(written: string): string | null {
  const digits = written.replace(/[^\d]/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(digits) ? digits : null;
}
