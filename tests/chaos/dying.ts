/** Lets a process of these tests die at a call that leaves it: before the call is made, or when its answer has come and nothing was made of it. */

export interface Crossing {
  /** What is called: activities that write the record, the engine, or the folder of ballot keys. */
  port: 'record' | 'engine' | 'keys';
  method: string;
  when: 'before' | 'after';
}

type Callable = (this: unknown, ...given: unknown[]) => Promise<unknown>;

/** `target`: an object, or the prototype of a class. */
export function dieAt(target: object, { method, when }: Crossing, die: () => void): void {
  const methods = target as Record<string, Callable>;
  const original = methods[method];
  if (original === undefined) throw new Error(`there is no ${method} to die at`);
  methods[method] = async function (...given) {
    if (when === 'before') die();
    const answer = await original.apply(this, given);
    die();
    return answer;
  };
}
