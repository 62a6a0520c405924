/**
 * What every code says to a person: what happened, and what to do. Exhaustive by type. Texts name no system, no person.
 * `{name}` stands for a value of the error's details.
 */
import type { Text } from '../procedure';
import type { ApiCode } from './codes';
import { contentMessages } from './messages/content';
import { doorMessages } from './messages/door';
import { documentMessages } from './messages/documents';
import { faultsMessages } from './messages/faults';
import { machineMessages } from './messages/machine';
import { peopleMessages } from './messages/people';
import { sittingsMessages } from './messages/sittings';

export const messages: Record<ApiCode, Text> = {
  ...machineMessages,
  ...sittingsMessages,
  ...doorMessages,
  ...contentMessages,
  ...peopleMessages,
  ...documentMessages,
  ...faultsMessages,
};

/** Puts the details' values into the words. */
export function say(code: ApiCode, details: Record<string, unknown> = {}): Text {
  const fill = (sentence: string, language: keyof Text) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const detail = details[name];
      const value = isText(detail) ? detail[language] : detail;
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
  const { zh, en } = messages[code];
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
}

/** A detail that has a word of its own in each language: the title of a post, the label of a field. */
function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
