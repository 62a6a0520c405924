/**
 * 消息设置: by which channel a person is written to and when, within the house's limits; and for whoever runs the house, how the channels are
 * and what could not be delivered. What a message says is made when it goes out (`libs/notices`); nothing here shows anybody's address.
 *
 *   GET  /sending/settings      -> SendingSettingsView
 *   PUT  /sending/settings      SendingSettings -> SendingSettingsView
 *   POST /sending/test          { channel } -> SendingSettingsView      a test message to oneself, once a minute
 *   POST /sending/email-link    -> SendingSettingsView                 a link to the address that one gave, once a minute
 *   POST /sending/email         { code } -> SendingSettingsView         the address is one's own: the code came there
 *   GET  /sending/channels      -> ChannelView[]
 *   GET  /sending/failed        ?cursor&limit -> ListPage<FailedMessageView>
 *   POST /sending/again         { ids } -> { again: number }            tries what could not be delivered once more
 */
import type { Instant } from '../procedure';

export const MESSAGE_CHANNELS = ['wecom', 'dingtalk', 'mail', 'sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** Nobody is written to outside these, on no day off. */
export const SENDING_HOURS = { opens: '08:30', closes: '18:00' } as const;

export interface SendingSettings {
  /** Null: by the first channel that reaches him. Empty: only in these pages. */
  channels: MessageChannel[] | null;
  email: string | null;
  opens: string;
  closes: string;
  /** In which messages are written. */
  language: 'zh' | 'en';
}

export interface SendingSettingsView extends SendingSettings {
  /** Nothing but a link to confirm it goes to an address that its owner has not confirmed. */
  isEmailConfirmed: boolean;
  offered: {
    channel: MessageChannel;
    /** The house sends by it. */
    isListed: boolean;
    /** An address of this person's is known there. */
    reaches: boolean;
  }[];
  /** The newest messages to him, and what became of them. */
  last: { id: string; kind: SentKind; channel: MessageChannel; at: Instant; state: MessageState; failure: string | null }[];
}

export type SentKind = 'morning' | 'today' | 'todo' | 'todo-done' | 'test' | 'event' | 'confirm';
export type MessageState = 'waiting' | 'sent' | 'failed' | 'dropped';

export interface ChannelView {
  /** A channel to persons, or `webhook:<name>`. */
  channel: string;
  isListed: boolean;
  lastSentAt: Instant | null;
  lastFailedAt: Instant | null;
  /** A code of the other house, or of ours; null: the last one went through. */
  failure: string | null;
  pausedUntil: Instant | null;
  waiting: number;
  oldestWaitingAt: Instant | null;
  failed: number;
}

export interface FailedMessageView {
  id: string;
  channel: string;
  kind: SentKind;
  /** Null: a society's own system. */
  person: { id: string; name: string } | null;
  failure: string | null;
  tries: number;
  madeAt: Instant;
}

/** All of one's messages down from this one, the newest that is on the screen: what has come since is still to be read. */
export interface NoticesRead {
  upTo: string;
}
