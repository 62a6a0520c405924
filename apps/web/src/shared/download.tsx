import type { ReactNode } from 'react';
import { refusalOf } from './api';
import { FailureNote } from './notes';
import { useWork } from './use-work';

interface DownloadProps {
  href: string;
  /** Begins with the words that are seen. */
  label?: string;
  onBegun?: () => void;
  children: ReactNode;
}

/** By the browser's own download, once it is known that it is not refused. */
export async function fetchFile(href: string): Promise<void> {
  await refusalOf(href);
  Object.assign(document.createElement('a'), { href, download: '' }).click();
}

/**
 * A link to a file that is made when it is asked for, and may be refused: the browser would show a refusal as a download that failed, so it is
 * asked for first, and only the words of a refusal are read. What the file holds comes by the browser's own download, never through the page's memory.
 */
export function Download({ href, label, onBegun, children }: DownloadProps) {
  const { isBusy, failure, run } = useWork();
  const fetchIt = async () => {
    await fetchFile(href);
    onBegun?.();
  };
  return (
    <>
      <a
        href={href}
        download
        aria-label={label}
        aria-busy={isBusy}
        onClick={(event) => {
          event.preventDefault();
          void run(fetchIt);
        }}
      >
        {children}
      </a>
      <FailureNote failure={failure} />
    </>
  );
}
