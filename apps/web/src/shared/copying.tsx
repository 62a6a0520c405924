import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import './copying.css';
import { useSpeech } from './language';

/**
 * Text for the clipboard. `copy` answers whether it is there; where the browser does not let a page copy, `byHand` is the text itself,
 * selected, and says so.
 */
export function useCopying(): { copy: (text: string) => Promise<boolean>; byHand: ReactNode } {
  const [left, setLeft] = useState<{ text: string } | null>(null);
  const copy = async (text: string) => {
    const done = (await write(text)) || writeSelected(text);
    setLeft(done ? null : { text });
    return done;
  };
  return { copy, byHand: left && <ByHand left={left} /> };
}

/** The clipboard's own interface is missing outside secure origins, and Safari refuses it once an answer of the server was waited for. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function writeSelected(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'copied-from';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

function ByHand({ left }: { left: { text: string } }) {
  const { words } = useSpeech();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [left]);
  return (
    <span className="by-hand">
      <label htmlFor={id}>{words.copying.byHand}</label>
      <textarea id={id} ref={area} readOnly rows={3} value={left.text} onFocus={(event) => event.target.select()} />
    </span>
  );
}
