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

const NOT_IN_NAMES = /[\\/:*?"<>|]/g;
const LONGEST_PACKED = 120;

/** The same inside an archive, which somebody unpacks on whatever machine: its ending is kept, and nothing that a file may not be called. */
export function packedName(name: string): string {
  const clean = fileName(name.replaceAll(NOT_IN_NAMES, ' ')).replace(/[. ]+$/, '');
  const ending = /\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? '';
  const stem = [...clean.slice(0, clean.length - ending.length)].slice(0, LONGEST_PACKED).join('').trim();
  return `${stem === '' ? '文件' : stem}${ending}`;
}
