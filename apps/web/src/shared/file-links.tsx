import type { FileView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { fileAddress } from './api';
import { useSpeech } from './language';

/** `address`: where they are fetched, when it is by what carries them. */
export function FileLinks({ files, address = fileAddress }: { files: FileView[]; address?: (id: string) => string }) {
  const { words } = useSpeech();
  return (
    <ul className="plain-list files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={address(file.id)} download={file.name} aria-label={fill(words.form.download, { name: file.name })}>
            {file.name}
          </a>
          <span className="soft"> {sizeOf(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

export function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
