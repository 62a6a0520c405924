/** What a storm showed, for people, and why it showed nothing. */
import { cpus, loadavg } from 'node:os';
import type { Percentiles } from '../../support/percentiles';
import type { DeadlinesReport } from './deadlines';
import type { RestoresReport } from './restores';
import type { RollingReport } from './rolling';
import type { StormReport } from './storm';

/** What a storm of three minutes must reach at least; a longer one in proportion. */
const LEAST = { faults: 50, decisions: 2_000, minutes: 3 };
const SHOWN = 20;

/** Empty: everything tells one story, and the storm was one. */
export function failingsOf(report: StormReport): string[] {
  const share = Math.min(1, report.minutes / LEAST.minutes);
  const failings = report.contradictions.slice(0, SHOWN);
  if (report.contradictions.length > SHOWN) failings.push(`… and ${report.contradictions.length - SHOWN} more`);
  if (report.faults.length < LEAST.faults * share) failings.push(`only ${report.faults.length} faults`);
  if (report.midOperation < report.faults.length / 2)
    failings.push(`only ${report.midOperation} of ${report.faults.length} faults came while somebody waited`);
  if (report.accepted < LEAST.decisions * share) failings.push(`only ${report.accepted} decisions`);
  if ((report.events['clock-struck'] ?? 0) === 0) failings.push('no deadline came');
  return failings;
}

const machineOf = ({ seed }: { seed: number }) => `seed ${seed}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;
const ms = ({ count, ...of }: Percentiles) =>
  `${Object.entries(of)
    .map(([name, value]) => `${name} ${value.toFixed(0)}`)
    .join(', ')} ms (${count})`;
const verdictOf = (failings: string[]) =>
  failings.length === 0 ? ['Everything tells one story.'] : failings.map((line) => `✗ ${line}`);

export function linesOf(report: StormReport, failings: string[]): string[] {
  const names = new Map<string, number>();
  for (const { name } of report.faults) names.set(name, (names.get(name) ?? 0) + 1);
  const list = (counts: Iterable<[string, number]>) => [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
  return [
    `seed ${report.seed}, ${report.minutes} minutes, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`,
    `${report.faults.length} faults, ${report.midOperation} while somebody waited: ${list(names)}`,
    `forgeries that Temporal took: ${list(Object.entries(report.forgeriesTaken))}`,
    `${report.cases} cases; ${report.asked} requests: ${report.accepted} accepted, refused: ${list(Object.entries(report.refused))}`,
    `from the click to the answer, waiting included: ${ms(report.answerMs)}`,
    `the log: ${list(Object.entries(report.events))}`,
    `compared: ${report.logs} logs, ${report.histories} histories, ${report.readings} readings beside them; ${(report.drainedMs / 1000).toFixed(1)} s until nothing was under way`,
    ...report.fallen.map((line) => `ended by itself and started again: ${line}`),
    ...verdictOf(failings),
  ];
}

/** Empty: each deadline came once and not early, and people were heard beside it. */
export function failingsOfDeadlines(report: DeadlinesReport): string[] {
  const failings = report.contradictions.slice(0, SHOWN);
  if (report.struck !== report.deadlines) failings.push(`${report.struck} deadlines of ${report.deadlines} took their effect`);
  if (report.besideMs.count === 0) failings.push('nobody decided anything while deadlines came');
  return failings;
}

export function linesOfDeadlines(report: DeadlinesReport, failings: string[]): string[] {
  return [
    machineOf(report),
    `${report.struck} deadlines in one instant, filed at ${report.filedASecond.toFixed(1)} a second; late by ${ms(report.lateMs)}`,
    `from the click to the answer in the minute before: ${ms(report.aloneMs)}`,
    `… while deadlines were to come: ${ms(report.besideMs)}`,
    `the most that a worker held: ${report.workerMiB} MiB`,
    `compared: ${report.logs} logs, ${report.histories} histories`,
    ...report.fallen.map((line) => `ended by itself and started again: ${line}`),
    ...verdictOf(failings),
  ];
}

/** Empty: nothing that was acknowledged is missing anywhere, every open case came to its end, and requests were under way meanwhile. */
export function failingsOfRestores(report: RestoresReport): string[] {
  const failings = report.contradictions.slice(0, SHOWN);
  if (report.brought !== report.open) failings.push(`${report.open - report.brought} open cases did not come to their end`);
  if (report.open === 0 || report.underWay === 0) failings.push('nothing was open, or under way, while a backup was taken');
  return failings;
}

export function linesOfRestores(report: RestoresReport, failings: string[]): string[] {
  return [
    machineOf(report),
    `${report.instants} backups while people worked: ${report.answered} requests answered, ${report.underWay} under way while one was taken; ${ms(report.backupMs)}`,
    `each restored, from the command to a house that serves: ${ms(report.restoredMs)}`,
    `${report.open} cases were open in them, ${report.brought} came to their end`,
    ...verdictOf(failings),
  ];
}

/** What nobody of the load may be told, whoever was faster: the programs are wrong, or away. A task of a withdrawn case was never there. */
const ERRORS = /^(HTTP_|INTERNAL|STORE_UNAVAILABLE)/;

/** Empty: everything tells one story, no part fell, and people were told what they are told on other days. */
export function failingsOfRolling(report: RollingReport): string[] {
  const failings = [...report.contradictions.slice(0, SHOWN), ...report.fallen.map((line) => `ended by itself: ${line}`)];
  const errors = Object.entries(report.refused).filter(([code]) => ERRORS.test(code));
  failings.push(...errors.map(([code, count]) => `${count} times somebody was told ${code}`));
  if (report.accepted === 0) failings.push('nobody decided anything');
  return failings;
}

export function linesOfRolling(report: RollingReport, failings: string[]): string[] {
  const refused = Object.entries(report.refused).map(([code, count]) => `${code} ${count}`);
  return [
    machineOf(report),
    `${report.cycles} times to the newer release and back, ${report.rolls} parts one after the other`,
    `${report.asked} requests: ${report.accepted} accepted, refused: ${refused.join(', ')}; ${report.sentAgain} were sent again by the page`,
    `from the click to the answer: ${ms(report.answerMs)}`,
    `compared: ${report.logs} logs, ${report.histories} histories`,
    ...verdictOf(failings),
  ];
}
