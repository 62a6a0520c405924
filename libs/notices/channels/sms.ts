import { HttpSmsGateway, phoneOf, type HttpSmsSettings } from '../../sign-in';
import type { ChannelId, PersonChannel, Sending } from '../channel.port';
import type { Letter } from '../compose';

/** Messages to telephones, by the house's gateway. It says nothing of a single number, so every refusal is the gateway's own. */
export class SmsChannel implements PersonChannel {
  readonly id: ChannelId = 'sms';
  readonly issuer = null;
  private readonly gateway: HttpSmsGateway;

  constructor(settings: HttpSmsSettings) {
    this.gateway = new HttpSmsGateway(settings);
  }

  async send(number: string, { id, text }: Letter): Promise<Sending> {
    const to = phoneOf(number);
    if (to === null) return { refused: 'NO_NUMBER' };
    try {
      await this.gateway.send({ to, template: 'notice', values: { id, text }, text });
      return { sent: null };
    } catch {
      return { away: 'GATEWAY' };
    }
  }
}
