/** Cases of the two-step template: filed by a member, decided by the secretariat, then by the president. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../contracts/temporal';
import type { Template } from '../procedure';
import type { TestEnvironment } from './environment';
import { ask, filedContent, publish, type Asked, type Society } from './society';
import { twoStepTemplate } from './templates';

export interface TwoSteps {
  template: Template;
  hash: string;
}

export async function publishTwoSteps(environment: TestEnvironment): Promise<TwoSteps> {
  const template = twoStepTemplate();
  return { template, hash: (await publish(environment, template)).hash };
}

let numbers = 0;

/** Writes the filing down; nobody has asked the engine yet. */
export function askToFile(
  environment: TestEnvironment,
  { template, hash }: TwoSteps,
  house: Society,
  key?: string,
): Promise<Asked> {
  const form = { subject: '请示' };
  const content = filedContent(template, form);
  numbers += 1;
  return ask(environment, {
    actor: house.people.member,
    kind: 'file',
    stream: randomUUID(),
    contentHash: content.contentHash,
    ...(key === undefined ? {} : { key }),
    body: {
      procedure: template.id,
      templateHash: hash,
      society: house.society,
      association: house.association,
      number: `T-${process.pid}-${numbers}`,
      subject: '请示',
      form,
      content,
      parameters: {},
      capacity: { role: 'council-member', organisation: house.society },
    },
  });
}

/** Writes an act down. `slot`: `first.1` or `second.1`. */
export function askToAct(
  environment: TestEnvironment,
  { template }: TwoSteps,
  house: Society,
  given: { stream: string; slot: string; actor: string; outcome?: string; key?: string },
): Promise<Asked> {
  const outcome = given.outcome ?? 'agreed';
  return ask(environment, {
    actor: given.actor,
    kind: 'act',
    stream: given.stream,
    target: given.slot,
    contentHash: filedContent(template, { subject: '请示' }).contentHash,
    ...(given.key === undefined ? {} : { key: given.key }),
    body: {
      outcome,
      ...(outcome === 'agreed' ? {} : { opinion: '材料不足。' }),
      capacity: { role: given.slot.startsWith('first') ? 'society-secretariat' : 'president', organisation: house.society },
    },
  });
}

/** Asks the engine and waits as long as it takes. */
export async function submit(environment: TestEnvironment, asked: Asked, timeoutMs = 20_000): Promise<Answer> {
  const answer = await environment.engine.submit(asked, timeoutMs);
  if (answer === 'pending') throw new Error(`nothing answered intent ${asked.intent} within ${timeoutMs} ms`);
  return answer;
}
