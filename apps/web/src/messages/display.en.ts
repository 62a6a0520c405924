/** How the pages are shown: large type, language, and what stands around every page. */
import type { displayZh } from './display.zh';

export const displayEn: typeof displayZh = {
  nav: 'Display',
  title: 'Display',
  intro: 'Type size and language. Large type goes with your account to other devices; the language is for this device only.',
  type: 'Type size',
  standard: 'Standard',
  standardHint: 'For a computer and near eyes.',
  large: 'Large type',
  largeHint: 'Larger type and taller buttons, for a phone and from further away.',
  language: 'Language',
  chinese: '中文 (Chinese)',
  english: 'English',
  sample: 'For example: please supplement the materials by Wed 20 May 2026.',
  notKept: 'No connection: this device has changed. Choose once more when the line is back, for your account to know.',
  hours: ' ({hours})',
};
