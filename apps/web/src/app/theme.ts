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

export const theme: ThemeConfig = {
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
    fontFamily: typeface,
    fontSize: 16,
    lineHeight: 1.6,
    borderRadius: 4,
    controlHeight: 44,
    controlHeightSM: 36,
    // Nothing moves: office machines are slow, and a screen that stands still is read faster.
    motion: false,
    boxShadowSecondary: '0 8px 28px rgba(28, 39, 51, 0.18)',
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
  },
};

/** Hands the same values to the style sheet, so that no colour is written twice. */
export function applyPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  root.style.setProperty('--typeface', typeface);
}
