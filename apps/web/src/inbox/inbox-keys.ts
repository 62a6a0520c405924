import { useEffect } from 'react';

interface Keys {
  items: string[];
  chosen: string | null;
  choose: (task: string) => void;
  search: () => void;
}

/** j and k move, a goes to the decision, / searches; never while somebody types. */
export function useInboxKeys({ items, chosen, choose, search }: Keys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        search();
      } else if (event.key === 'j' || event.key === 'k') {
        const step = event.key === 'j' ? 1 : -1;
        const at = chosen === null ? (step === 1 ? -1 : items.length) : items.indexOf(chosen);
        const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
        if (next) choose(next);
      } else if (event.key === 'a') {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-first-outcome] input')?.click();
        document.querySelector<HTMLElement>('[data-submit]')?.focus();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [items, chosen, choose, search]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText = target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type);
  return isText || target instanceof HTMLTextAreaElement || target.isContentEditable;
}
