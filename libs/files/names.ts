/** Of an uploaded file: what stays of the name that somebody's machine gave it. */
const LONGEST = 200;

/** Signs that turn the direction of writing make `exe.pdf` out of `fdp.exe` on a screen. */
const UNSEEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Its last part, without what is not seen; never empty and never a path. */
export function fileName(sent: string): string {
  const last = sent.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const shown = [...last.replace(UNSEEN, ' ').trim().replace(/^\.+/, '')].slice(-LONGEST).join('');
  return shown === '' ? '文件' : shown;
}
