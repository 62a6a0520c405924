import { cpus, loadavg } from 'node:os';

/** On what something was measured, and how busy that was. */
export const machine = () => ({ processors: cpus().length, load: loadavg()[0] ?? 0 });

export function machineWords(): string {
  const { processors, load } = machine();
  return `${processors} processors, load ${load.toFixed(1)}`;
}

/** Of one run, for programs. */
export const asJson = (measured: object): string => JSON.stringify({ ...machine(), ...measured }, null, 2);
