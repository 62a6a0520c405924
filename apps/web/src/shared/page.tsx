import { useEffect, useId, type ReactNode } from 'react';
import { useSpeech } from './language';

/** A page: one title with a rule under it, what it is about, and actions at its right. */
export function Page({
  title,
  intro,
  actions,
  children,
}: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { words } = useSpeech();
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`;
  }, [title, words]);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {intro && <div className="page-intro">{intro}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

/** A sheet of paper on the page, with a heading that names it for screen readers too. */
export function Sheet({
  title,
  aside,
  children,
  className = '',
}: {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section className={`sheet ${className}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="sheet-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

export function Tag({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'care' | 'stop' | 'ink'; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

/** Something that most readers need not open. */
export function Folded({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="folded">
      <summary>{summary}</summary>
      <div className="folded-body">{children}</div>
    </details>
  );
}
