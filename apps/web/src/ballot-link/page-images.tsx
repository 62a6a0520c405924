import { useState } from 'react';
import type { FilePagesView } from '../../../../libs/contracts/previews';
import { fill } from '../messages';
import { useFailureWords } from '../shared/failure-words';
import { useSpeech } from '../shared/language';
import { linksApi, pageAddress } from './links-api';

/** Documents as pictures of their pages: nothing to download, nothing that an in-app browser cannot open. */
export function PageImages({ files }: { files: { id: string; name: string }[] }) {
  const { words } = useSpeech();
  if (files.length === 0) return null;
  return (
    <div>
      <h3>{words.ballots.own.files}</h3>
      {files.map((file) => (
        <Document key={file.id} file={file} />
      ))}
    </div>
  );
}

function Document({ file }: { file: { id: string; name: string } }) {
  const { words } = useSpeech();
  const said = words.ballots.own;
  const wordsOf = useFailureWords();
  const [pages, setPages] = useState<FilePagesView | null>(null);
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const show = () => {
    setShown(true);
    setProblem(null);
    linksApi.pages(file.id).then(setPages, (failure: unknown) => setProblem(wordsOf(failure)));
  };
  return (
    <div className="large-document">
      <button type="button" className="large-quiet" aria-expanded={isShown} onClick={isShown ? () => setShown(false) : show}>
        {fill(isShown ? said.hideFile : said.showFile, { name: file.name })}
      </button>
      {isShown && problem && <p role="alert">{problem}</p>}
      {isShown && pages?.kind === 'none' && <p>{fill(said.noPages, { name: file.name })}</p>}
      {isShown &&
        pages !== null &&
        Array.from({ length: pages.pages }, (_, n) => (
          <img
            key={n}
            className="large-page"
            loading="lazy"
            src={pageAddress(file.id, n + 1)}
            alt={fill(said.page, { name: file.name, n: n + 1 })}
          />
        ))}
    </div>
  );
}
