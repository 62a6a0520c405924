import { readdirSync, readFileSync } from 'node:fs';

/** Command lines of all processes that name this text, our own left out. Empty where there is no /proc to look in. */
export function processesNaming(text: string): string[] {
  const found: string[] = [];
  for (const pid of numbersIn('/proc')) {
    if (pid === String(process.pid)) continue;
    const line = commandLine(pid);
    if (line.includes(text)) found.push(`${pid} ${line}`);
  }
  return found;
}

function numbersIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return '';
  }
}

/** The child of a process whose command line names this text. */
export function childNaming(parent: number, text: string): number | null {
  const found = numbersIn('/proc').find((pid) => parentOf(pid) === parent && commandLine(pid).includes(text));
  return found === undefined ? null : Number(found);
}

function parentOf(pid: string): number | null {
  try {
    // The name in brackets may hold blanks; the parent is the second word behind it.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return null;
  }
}
