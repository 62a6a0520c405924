import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface TabsProps<Key extends string> {
  active: Key;
  tabs: { key: Key; label: string }[];
  onChange: (key: Key) => void;
  children: ReactNode;
}

/** Two or three lists in one place. The kit's own brings its menus along, which is much to load for the first page. */
export function Tabs<Key extends string>({ active, tabs, onChange, children }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = (tabs.findIndex((tab) => tab.key === active) + step + tabs.length) % tabs.length;
    const next = tabs[at];
    if (next) onChange(next.key);
    list.current?.querySelectorAll('button')[at]?.focus();
  };
  return (
    <>
      <div role="tablist" ref={list} className="tabs">
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === active ? 0 : -1}
            className={tab.key === active ? 'tab tab-active' : 'tab'}
            onClick={() => onChange(tab.key)}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {children}
      </div>
    </>
  );
}
