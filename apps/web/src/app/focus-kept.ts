/**
 * A button is disabled while it works, and a disabled control loses the focus: whoever has no mouse would stand at the top of the page, or under
 * a dialogue, when the answer comes. What can be pressed again gets the focus back, unless it has gone somewhere else meanwhile.
 */
export function keepFocusOfWorking(): void {
  let last: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => (last = target));
  const watch = new MutationObserver((changes) => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (!isNowhere || !(last instanceof HTMLElement)) return;
    const works = last;
    if (changes.some(({ target }) => target === works) && !works.hasAttribute('disabled')) works.focus({ preventScroll: true });
  });
  watch.observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['disabled'] });
}
