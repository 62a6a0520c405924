import { useEffect, type ReactNode } from 'react';
import { Seal } from '../app/seal';
import { useSpeech } from './language';
import './large-page.css';

/** The frame of a page behind a link, for somebody without an account: large type, no menu, the other language. */
export function LargePage({ title, children }: { title: string; children: ReactNode }) {
  const { words, language, setLanguage } = useSpeech();
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`;
  }, [title, words]);
  return (
    <main className="large">
      <header className="large-head">
        <Seal size={36} />
        <span>{words.app.name}</span>
        <button type="button" className="large-quiet" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {words.app.languageName}
        </button>
      </header>
      {children}
    </main>
  );
}
