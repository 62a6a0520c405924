/** Processor time of a process and all below it, by what they are: on a machine that does other work too, times say little and this still does. */
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;
const KINDS: [string, RegExp][] = [
  ['API', /apps\/api\/main/],
  ['worker', /apps\/worker\/main/],
  ['auditor', /apps\/auditor\/main/],
  ['Temporal', /temporal/],
  ['PostgreSQL', /postgres/],
];

/** Seconds by kind; empty where there is no /proc to look in. */
export function processorSeconds(root: number): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const { pid, ticks } of below(root)) {
    const kind = KINDS.find(([, line]) => line.test(commandLine(pid)))?.[0] ?? 'other';
    seconds.set(kind, (seconds.get(kind) ?? 0) + ticks / TICKS_A_SECOND);
  }
  return seconds;
}

/** How much each kind has used between the two. */
export function usedBetween(before: Map<string, number>, after: Map<string, number>): string {
  return [...after].map(([kind, seconds]) => `${kind} ${Math.max(0, seconds - (before.get(kind) ?? 0)).toFixed(1)} s`).join(', ');
}

function below(root: number): { pid: number; ticks: number }[] {
  const all = readable('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []));
  const found = all.filter((entry) => entry?.pid === root);
  for (const one of found) found.push(...all.filter((entry) => entry?.parent === one?.pid));
  return found.flatMap((entry) => (entry === null || entry === undefined ? [] : [entry]));
}

function readable(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function statOf(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    // Behind the name in brackets: state, parent, … with user and system time as the twelfth and thirteenth.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // Of processes that have ended their parent keeps the time.
    const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
  } catch {
    return '';
  }
}
