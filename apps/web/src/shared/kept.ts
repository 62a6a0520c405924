import { useCallback, useRef, useState } from 'react';

const PREFIX = 'guicheng.';

function read(store: Storage, name: string): unknown {
  try {
    const text = store.getItem(PREFIX + name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(store: Storage, name: string, value: unknown): void {
  try {
    if (value === undefined) store.removeItem(PREFIX + name);
    else store.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the page goes on without the net under it.
  }
}

/** Values that live as long as the tab: half-written decisions, keys of requests without an answer. */
export const tabStore = {
  read: (name: string) => read(sessionStorage, name),
  write: (name: string, value: unknown) => write(sessionStorage, name, value),
};
/** Values that outlive the browser: language, a form that could not be saved on the server. */
export const deviceStore = {
  read: (name: string) => read(localStorage, name),
  write: (name: string, value: unknown) => write(localStorage, name, value),
};

/** How the device shows the pages: nothing that anybody typed. */
const OF_THE_DEVICE = ['language', 'large-type'].map((name) => PREFIX + name);

/** Forgets what was typed, when its author signs out of a machine that others may use. Language and size of type stay. */
export function forgetTyped(): void {
  for (const store of [sessionStorage, localStorage]) {
    for (const name of Object.keys(store)) {
      if (name.startsWith(PREFIX) && !OF_THE_DEVICE.includes(name)) store.removeItem(name);
    }
  }
}

type Change<Value> = Value | ((before: Value) => Value);

/**
 * State that survives a reload and an expired session. `clear` forgets it and returns to the initial value. What arrives later than the
 * next key, a file that was uploaded, changes it by a function of what stands there then.
 */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Change<Value>) => void, () => void] {
  const [entry, setEntry] = useState(() => ({ name, value: (read(sessionStorage, name) as Value | undefined) ?? initial }));
  // Another task in the same place: its own text, not the last one's.
  const current = entry.name === name ? entry : { name, value: (read(sessionStorage, name) as Value | undefined) ?? initial };
  if (current !== entry) setEntry(current);
  const latest = useRef(current.value);
  latest.current = current.value;
  const set = useCallback(
    (change: Change<Value>) => {
      const value = typeof change === 'function' ? (change as (before: Value) => Value)(latest.current) : change;
      latest.current = value;
      write(sessionStorage, name, value);
      setEntry({ name, value });
    },
    [name],
  );
  const clear = useCallback(() => {
    write(sessionStorage, name, undefined);
    setEntry({ name, value: initial });
    // The initial value is a constant of the form.
  }, [name]);
  return [current.value, set, clear];
}
