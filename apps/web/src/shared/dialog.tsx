import type { ModalProps } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { lazily } from './lazily';

const Modal = lazily(() => import('antd/es/modal'));

/** The kit's dialogue, fetched when the first one is opened: most pages are read without. Whatever closes it, the keyboard returns to what opened it. */
export function Dialog(props: ModalProps) {
  const [wasOpen, setWasOpen] = useState(false);
  const isOpen = props.open === true;
  if (isOpen && !wasOpen) setWasOpen(true);
  useFocusGivenBack(isOpen);
  if (!wasOpen && !isOpen) return null;
  return (
    <Suspense fallback={null}>
      <Modal {...props} />
    </Suspense>
  );
}

/** The kit gives the focus back when it has faded out; a dialogue that is taken away with its question would leave it nowhere. */
function useFocusGivenBack(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  if (isOpen && opener.current === null) opener.current = document.activeElement;
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      const before = opener.current;
      opener.current = null;
      setTimeout(() => {
        const isNowhere = document.activeElement === null || document.activeElement === document.body;
        if (isNowhere && before instanceof HTMLElement) before.focus({ preventScroll: true });
      });
    };
  }, [isOpen]);
}
