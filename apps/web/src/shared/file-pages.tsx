import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FileView } from '../../../../libs/contracts/api';
import type { FilePagesView } from '../../../../libs/contracts/previews';
import { fill } from '../messages';
import { fileAddress, request } from './api';
import { sizeOf } from './file-links';
import { useSpeech } from './language';
import { Loaded, Note } from './notes';

/** Files as pages to read, the first one open; what cannot be shown says so. Every one can be downloaded. */
export function FilePages({ files }: { files: FileView[] }) {
  const { words } = useSpeech();
  const [open, setOpen] = useState<string | null>(files[0]?.id ?? null);
  return (
    <ul className="plain-list file-pages">
      {files.map((file) => (
        <li key={file.id}>
          <p className="file-pages-head">
            <Button
              type="text"
              className="file-toggle"
              aria-expanded={open === file.id}
              aria-label={fill(open === file.id ? words.deciding.fileHide : words.deciding.fileShow, { name: file.name })}
              onClick={() => setOpen(open === file.id ? null : file.id)}
            >
              {file.name}
            </Button>
            <a
              href={fileAddress(file.id)}
              download={file.name}
              aria-label={`${fill(words.form.download, { name: file.name })} ${sizeOf(file.bytes)}`}
            >
              {sizeOf(file.bytes)}
            </a>
          </p>
          {open === file.id && <Pages file={file} />}
        </li>
      ))}
    </ul>
  );
}

function Pages({ file }: { file: FileView }) {
  const { words } = useSpeech();
  const query = useQuery({
    queryKey: ['file-pages', file.id],
    queryFn: () => request<FilePagesView>('GET', `/files/${file.id}/pages`),
    staleTime: Infinity,
  });
  return (
    <Loaded query={query}>
      {({ kind, pages, total, why }) =>
        kind === 'none' ? (
          <Note tone="plain">{words.deciding.fileNone[why ?? 'kind']}</Note>
        ) : (
          <>
            <ol className="plain-list pages">
              {Array.from({ length: pages }, (_, index) => (
                <li key={index}>
                  <img
                    // A page is read when it comes into view, and stands in its place until then.
                    loading="lazy"
                    src={`${fileAddress(file.id)}/pages/${index + 1}`}
                    alt={fill(words.deciding.filePage, { name: file.name, n: index + 1 })}
                    // The proportions of A4 keep its place until it is there; then its own hold.
                    width={210}
                    height={297}
                    className="page-image"
                  />
                </li>
              ))}
            </ol>
            {total > pages && <p className="soft">{fill(words.deciding.filePart, { n: pages, total })}</p>}
          </>
        )
      }
    </Loaded>
  );
}
