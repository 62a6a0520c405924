/** A task's id names its log and its slot, so that a link to it says where it belongs. */
export function taskId(stream: string, slot: string): string {
  return `${stream}~${slot}`;
}
