/** Whether intents, answers, logs, tables and workflows tell one story; everything that does not is named. */
import type { Answer } from '../../libs/contracts/temporal';
import { canonicalJson } from '../../libs/procedure';
import { compare, rebuild } from '../../libs/persistence';
import type { TestEnvironment } from '../../libs/testing/environment';

/** What people were told, by intent. */
export type Heard = Map<string, Answer>;

export async function contradictions(environment: TestEnvironment, heard: Heard): Promise<string[]> {
  const found: string[] = [];
  const intents = await environment.owner<{ id: string; answer: Answer | null; in_log: number }>(
    `select i.id, i.answer, (select count(*)::int from guicheng.stream_event e where e.id = i.id::text) as in_log from guicheng.intent i`,
  );
  for (const { id, answer, in_log } of intents) {
    const accepted = answer?.answered === 'accepted';
    if (answer === null) found.push(`intent ${id} has no answer`);
    if (accepted !== (in_log === 1))
      found.push(`intent ${id} is ${accepted ? 'accepted' : 'not accepted'} and stands ${in_log} times in the log`);
    const told = heard.get(id);
    if (told !== undefined && canonicalJson(told) !== canonicalJson(answer))
      found.push(`intent ${id} was told another answer than is stored`);
  }
  const waiting = await environment.owner<{ id: string }>(`select id from guicheng.outbox where delivered_at is null`);
  for (const { id } of waiting) found.push(`${id} is not delivered`);
  const faults = await environment.owner<{ id: string; fault: object }>(
    `select id, fault from guicheng.stream where fault is not null`,
  );
  for (const { id, fault } of faults) found.push(`log ${id} is suspended: ${JSON.stringify(fault)}`);
  const early = await environment.owner<{ id: string }>(
    `select id from guicheng.stream_event where kind = 'clock-struck' and at < (event ->> 'dueAt')::timestamptz`,
  );
  for (const { id } of early) found.push(`${id} was early`);
  for (const difference of (await rebuild(environment.auditor)).differences) found.push(`rebuild: ${JSON.stringify(difference)}`);
  const { strange, found: findings } = await compare(environment.engine, environment.auditor);
  for (const { stream, finding } of strange) found.push(`workflow of ${stream}: ${finding}`);
  if (findings.behind > 0) found.push(`${findings.behind} workflows are behind`);
  return found;
}
