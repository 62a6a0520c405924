/** Somebody who has no mouse: everything by keys, and at every stop whether he sees where he is. */
import type { Page } from '@playwright/test';

/** Longer than any page of the product has stops. */
const MOST_STOPS = 150;

interface Stop {
  name: string;
  /** What a reader without a mouse would miss here: the mark of the focus, or the control itself. */
  unseen: string | null;
}

export interface Keyboard {
  /** Goes on with Tab to what bears the name; what was passed without being seen is kept in `unseen`. */
  to(name: string | RegExp): Promise<void>;
  /** To it, and Enter. */
  press(name: string | RegExp): Promise<void>;
  /** To it, and types. */
  type(name: string | RegExp, text: string): Promise<void>;
  /** To it, and Space; a checkbox. */
  tick(name: string | RegExp): Promise<void>;
  /** One of several: to their group, then with the arrows. */
  pick(name: string | RegExp): Promise<void>;
  /** A day, `2026-05-20`, as its parts are typed one after the other. */
  day(name: string | RegExp, day: string): Promise<void>;
  /** Opens the system's dialogue from its button, and takes the file there. */
  file(label: string, file: { name: string; content: Buffer }): Promise<void>;
  /** What the focus is on now. */
  at(): Promise<string>;
  /** Stops at which nothing showed where the focus is, or something covered it. */
  unseen: string[];
}

export function keyboardOf(page: Page): Keyboard {
  const unseen: string[] = [];
  const stop = async (): Promise<string> => {
    const { name, unseen: what } = await page.evaluate(whereTheFocusIs);
    if (what !== null) unseen.push(`${new URL(page.url()).pathname}: ${name}: ${what}`);
    return name;
  };
  const isIt = (at: string, name: string | RegExp) => (typeof name === 'string' ? at.includes(name) : name.test(at));
  const to = async (name: string | RegExp) => {
    const passed: string[] = [];
    while (passed.length < MOST_STOPS) {
      await page.keyboard.press('Tab');
      const at = await stop();
      if (isIt(at, name)) return;
      passed.push(at);
    }
    throw new Error(`Tab never came to ${String(name)}; it passed ${[...new Set(passed)].join(' | ')}`);
  };
  return {
    unseen,
    to,
    at: stop,
    async press(name) {
      await to(name);
      await page.keyboard.press('Enter');
    },
    async type(name, text) {
      await to(name);
      await page.keyboard.type(text);
    },
    async tick(name) {
      await to(name);
      await page.keyboard.press('Space');
    },
    async pick(name) {
      const wanted = page.getByRole('radio', { name, exact: true }).first();
      const group = await wanted.getAttribute('name');
      for (let stops = 0; stops < MOST_STOPS; stops += 1) {
        await page.keyboard.press('Tab');
        await stop();
        if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === group) break;
      }
      for (let others = 0; others < MOST_STOPS; others += 1) {
        await stop();
        if (await wanted.evaluate((radio) => radio === document.activeElement)) return page.keyboard.press('Space');
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`the arrows never came to ${String(name)}`);
    },
    async day(name, day) {
      await to(name);
      const [year, month, date] = day.split('-') as [string, string, string];
      // The browser asks for the parts in the order of its own language, which is not that of the page.
      await page.keyboard.type(month + date + year);
    },
    async file(label, { name, content }) {
      await to(`选择文件：${label}`);
      const dialogue = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await dialogue).setFiles({ name, mimeType: 'application/pdf', buffer: content });
      await page.getByRole('link', { name }).last().waitFor();
      // The button cannot be pressed while it works; then the focus is on it again, not at the top of the page.
      await page.waitForFunction((called) => document.activeElement?.getAttribute('aria-label') === called, `选择文件：${label}`);
    },
  };
}

/** In the page: the accessible name of what has the focus, and whether somebody could see it. */
function whereTheFocusIs(): Stop {
  const element = document.activeElement as HTMLElement | null;
  // Whatever stands on the page is the body's text.
  if (!element || element === document.body) return { name: '', unseen: null };
  const own = element as HTMLInputElement;
  const labels = [...((own.labels as NodeListOf<HTMLLabelElement> | null | undefined) ?? [])].map((label) => label.textContent);
  const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '');
  const text = element.matches('input, textarea, select') ? '' : (element.textContent ?? '');
  const name = element.getAttribute('aria-label') ?? [...labelledBy, ...labels, text].join(' ').replaceAll('*', '').trim();
  // The main part takes the focus when one arrives in it: it is the whole page, and needs no mark.
  if (element.matches('main, [role=dialog], [tabindex="-1"]')) return { name, unseen: null };
  return { name, unseen: missing(element) };

  function missing(focused: HTMLElement): string | null {
    if (!marked(focused)) return 'nothing shows that the focus is here';
    const { left, top, width, height } = shown(focused).getBoundingClientRect();
    if (top < 0 || top + Math.min(height, 20) > window.innerHeight) return 'it is outside the screen';
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height, window.innerHeight - top) / 2);
    const covers = at !== null && !at.contains(focused) && !focused.contains(at) && at.closest('label')?.control !== focused;
    return covers && !shown(focused).contains(at) ? `it is covered by ${at.tagName} ${at.className}` : null;
  }
  /** The kit draws some controls beside an input that is invisible, and some around one. */
  function shown(focused: HTMLElement): HTMLElement {
    const isDrawn = parseFloat(getComputedStyle(focused).opacity) > 0;
    return isDrawn ? focused : (focused.closest<HTMLElement>('label, .ant-select') ?? focused);
  }
  function marked(focused: HTMLElement): boolean {
    const near = [focused, focused.nextElementSibling, focused.parentElement, focused.closest('label')];
    if (near.some((one) => one !== null && hasOutline(one))) return true;
    // Where one types the kit draws a halo instead; buttons have a shadow at any time.
    const box = focused.closest('.ant-select, .ant-input-affix-wrapper') ?? (focused.matches('input, textarea') ? focused : null);
    return box !== null && getComputedStyle(box).boxShadow !== 'none';
  }
  function hasOutline(one: Element): boolean {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  }
}
