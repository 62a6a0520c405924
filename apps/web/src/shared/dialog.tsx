import type { ModalProps } from 'antd';
import { Suspense, useState } from 'react';
import { lazily } from './lazily';

const Modal = lazily(() => import('antd/es/modal'));

/** The kit's dialogue, fetched when the first one is opened: most pages are read without. Stays in place afterwards, so that closing gives the focus back. */
export function Dialog(props: ModalProps) {
  const [wasOpen, setWasOpen] = useState(false);
  if (props.open && !wasOpen) setWasOpen(true);
  if (!wasOpen && !props.open) return null;
  return (
    <Suspense fallback={null}>
      <Modal {...props} />
    </Suspense>
  );
}
