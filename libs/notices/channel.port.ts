/** What a channel is to whoever sends, and what it may answer. */
import type { Instant } from '../procedure';
import type { Letter } from './compose';

export type ChannelId = 'wecom' | 'dingtalk' | 'mail' | 'sms';

/** In which a person is looked for who has chosen nothing; messages to telephones only where somebody asked for them. */
export const CHANNELS: readonly ChannelId[] = ['wecom', 'dingtalk', 'mail', 'sms'];

/**
 * What became of one message. Codes alone: what another house writes back may hold addresses. `refused` will never be taken; `later`
 * perhaps the next time; `away` says that the channel takes nothing from anybody now, so that nobody's tries are used up.
 */
export type Sending = { sent: string | null } | { refused: string } | { later: string } | { away: string };

export interface PersonChannel {
  readonly id: ChannelId;
  /** Under whose name people are known there (`guicheng.identity`); null: by an address of theirs. */
  readonly issuer: string | null;
  send(address: string, letter: Letter): Promise<Sending>;
  /** The other house's own list of what is to be done. */
  readonly todos?: TodoList;
  close?(): void;
}

export interface TodoList {
  /** The receipt is what closes it. */
  open(address: string, todo: Letter & { dueAt: Instant | null }): Promise<Sending>;
  done(address: string, receipt: string): Promise<Sending>;
}

/** A society's own system. */
export interface EventChannel {
  /** Named by whoever runs the house. */
  readonly name: string;
  readonly organisation: string;
  send(event: { id: string; body: Record<string, unknown>; at: Instant }): Promise<Sending>;
}
