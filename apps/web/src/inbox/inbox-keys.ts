import { useEffect } from 'react';

interface Keys {
  items: string[];
  chosen: string | null;
  choose: (task: string) => void;
  /** Past the last one on the screen. */
  more: () => void;
  search: () => void;
  help: () => void;
}

/** j and k move, a and r go to the decision, / searches, ? says so; never while somebody types or answers a dialogue. */
export function useInboxKeys({ items, chosen, choose, more, search, help }: Keys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        help();
        return;
      }
      if (document.querySelector('[role=dialog]')) return;
      if (event.key === '/') {
        event.preventDefault();
        search();
      } else if (event.key === 'j' || event.key === 'k') {
        const step = event.key === 'j' ? 1 : -1;
        const at = chosen === null ? (step === 1 ? -1 : items.length) : items.indexOf(chosen);
        if (at + step >= items.length) more();
        const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
        if (next) choose(next);
      } else if (event.key === 'a') {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-first-outcome] input')?.click();
        document.querySelector<HTMLElement>('[data-submit]')?.focus();
      } else if (event.key === 'r') {
        event.preventDefault();
        sendBack();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [items, chosen, choose, more, search, help]);
}

/** Chooses the first outcome that needs a reason, and goes to where it is written, which is only there afterwards. */
function sendBack(): void {
  const choice = document.querySelector<HTMLElement>('[data-with-reason] input');
  if (!choice) return;
  choice.click();
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.decision-act textarea')?.focus());
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText = target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type);
  return isText || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
