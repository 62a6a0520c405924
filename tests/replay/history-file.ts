/**
 * How a history is kept: protobuf, because the SDK's own JSON functions fail where npm gives its packages copies of protobufjs of their
 * own. Payloads are encrypted in it, so that as JSON it would not be readable either.
 */
import { temporal } from '@temporalio/proto';
import { readFileSync, writeFileSync } from 'node:fs';

export type History = temporal.api.history.v1.IHistory;

interface HistoryFile {
  encoding: 'temporal.api.history.v1.History/base64';
  /** For readers: which events it has, in order. */
  events: string[];
  history: string;
}

const { History } = temporal.api.history.v1;
const { EventType } = temporal.api.enums.v1;

export function writeHistory(path: string, history: History): void {
  const file: HistoryFile = {
    encoding: 'temporal.api.history.v1.History/base64',
    events: (history.events ?? []).map(({ eventType }) => String(EventType[eventType ?? 0]).replace('EVENT_TYPE_', '')),
    history: Buffer.from(History.encode(history).finish()).toString('base64'),
  };
  writeFileSync(path, `${JSON.stringify(file)}\n`);
}

export function readHistory(path: string): History {
  const { history } = JSON.parse(readFileSync(path, 'utf8')) as HistoryFile;
  return History.decode(Buffer.from(history, 'base64'));
}
