import { useEffect, useRef, type RefObject } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/**
 * What a browser does by itself when a page is loaded: the new one begins at its top, and the keyboard stands in it, not on what was pressed on the
 * last one. Going back keeps the place.
 */
export function useArrival(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const how = useNavigationType();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (how !== NavigationType.Pop) window.scrollTo(0, 0);
    const at = document.activeElement;
    // A page that chooses its own field has done so by now.
    if (!main.current?.contains(at) || at?.tagName === 'A') main.current?.focus({ preventScroll: true });
  }, [pathname, how, main]);
}
