import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type { ChannelId, PersonChannel, Sending } from '../channel.port';
import type { Letter } from '../compose';

export interface MailSettings {
  /** `smtps://user:password@host` or `smtp://…`, which then asks for TLS unless the server is this machine. */
  url: string;
  /** `办事提醒 <noreply@example.org>`. */
  from: string;
}

const TIMEOUT_MS = 10_000;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
/** Closing; signing in. The server takes nothing from us now. */
const NOBODY_NOW = [421, 454, 530, 534, 535];

/** E-mail by SMTP (`nodemailer`), a few lines at a time kept open. */
export class MailChannel implements PersonChannel {
  readonly id: ChannelId = 'mail';
  readonly issuer = null;
  private readonly transport: Transporter;

  constructor(private readonly settings: MailSettings) {
    const isLocal = LOOPBACK.includes(new URL(settings.url).hostname);
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: 4,
      requireTLS: !isLocal,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(to: string, { id, subject, text, url }: Letter): Promise<Sending> {
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to,
        subject,
        text: `${text}\n\n${url}\n`,
        // The same at every try: a mailbox that gets it twice can tell.
        messageId: `<${createHash('sha256').update(id).digest('hex')}@guicheng>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return { sent: null };
    } catch (error) {
      return sendingOf(error as { code?: string; responseCode?: number });
    }
  }

  close(): void {
    this.transport.close();
  }
}

function sendingOf({ code, responseCode }: { code?: string; responseCode?: number }): Sending {
  const said = responseCode !== undefined ? `SMTP_${responseCode}` : code === 'EAUTH' ? 'SIGN_IN_REFUSED' : 'NO_ANSWER';
  if (responseCode === undefined || NOBODY_NOW.includes(responseCode)) return { away: said };
  return responseCode >= 500 ? { refused: said } : { later: said };
}
