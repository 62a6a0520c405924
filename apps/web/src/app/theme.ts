import type { ThemeConfig } from 'antd';

/**
 * The only place where a colour, a size or a typeface is chosen. Paper and ink: a warm page, a deep ink blue for what can be
 * pressed, and one cinnabar accent as on a seal, for the mark alone. Every pair of text and ground reaches 4.5:1.
 */
export const palette = {
  page: '#f5f3ed',
  sheet: '#ffffff',
  quiet: '#faf8f3',
  ink: '#1c2733',
  inkSoft: '#55606d',
  line: '#dcd8cc',
  lineStrong: '#b9b3a2',
  primary: '#1f4d73',
  primarySoft: '#e8eff5',
  seal: '#9b3026',
  good: '#2b6650',
  goodSoft: '#e7f1ec',
  care: '#83570c',
  careSoft: '#fbf2dd',
  stop: '#9b3026',
  stopSoft: '#f9eae7',
} as const;

const typeface =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';

/** 大字版 (users.md 29): type of 18 px and buttons of 60 px where the reader's own type is 16. */
const LARGE_TYPE = 1.125;
const LARGE_CONTROL = 60 / 18;
const CONTROL = 44 / 16;
/** What can be pressed is never lower than this, however small the reader has set his type. */
const LEAST_CONTROL = { standard: 44, large: 60 };

export interface Sizes {
  isLarge: boolean;
  /** One rem, in pixels: the browser's own type, which the reader may have enlarged, and 大字版 on top. */
  rem: number;
}

/** Sets the size of type on which every rem rests, and tells how large it has come out. */
export function applySizes(root: HTMLElement, isLarge: boolean): Sizes {
  root.style.fontSize = isLarge ? `${LARGE_TYPE * 100}%` : '';
  root.dataset['type'] = isLarge ? 'large' : 'standard';
  const sizes = { isLarge, rem: parseFloat(getComputedStyle(root).fontSize) };
  root.style.setProperty('--control', `${controlHeight(sizes)}px`);
  return sizes;
}

function controlHeight({ isLarge, rem }: Sizes): number {
  return isLarge
    ? Math.max(LEAST_CONTROL.large, Math.round(rem * LARGE_CONTROL))
    : Math.max(LEAST_CONTROL.standard, Math.round(rem * CONTROL));
}

/** The kit counts in pixels; what it draws follows the reader's type all the same. */
export function themeFor(sizes: Sizes): ThemeConfig {
  const { rem } = sizes;
  const height = controlHeight(sizes);
  return {
    token: {
      colorPrimary: palette.primary,
      colorInfo: palette.primary,
      colorLink: palette.primary,
      colorSuccess: palette.good,
      colorWarning: palette.care,
      colorError: palette.stop,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextDescription: palette.inkSoft,
      colorTextPlaceholder: '#6b7480',
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorBgLayout: palette.page,
      fontFamily: 'var(--typeface)',
      fontSize: rem,
      lineHeight: 1.6,
      borderRadius: 4,
      controlHeight: height,
      controlHeightSM: Math.round(height * 0.8),
      controlHeightLG: Math.round(Math.max(height, rem * 3)),
      controlInteractiveSize: Math.round(rem * (sizes.isLarge ? 1.4 : 1)),
      // Nothing moves: office machines are slow, and a screen that stands still is read faster.
      motion: false,
      boxShadowSecondary: '0 8px 28px rgba(28, 39, 51, 0.18)',
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
    },
  };
}

/** Hands the same values to the style sheet, so that no colour is written twice. */
export function applyPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  root.style.setProperty('--typeface-chinese', typeface);
}
