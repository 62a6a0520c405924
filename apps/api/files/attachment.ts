import { StreamableFile } from '@nestjs/common';
import type { ReadStream } from 'node:fs';
import type { FileView } from '../../../libs/contracts';

/** A stored file as a download: never shown in the page, whatever it says it is. */
export function attachment({ view, content }: { view: FileView; content: ReadStream }): StreamableFile {
  return new StreamableFile(content, {
    type: view.mediaType,
    length: view.bytes,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(view.name)}`,
  });
}
