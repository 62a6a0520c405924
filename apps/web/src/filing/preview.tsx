import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FileRequest, PreviewView } from '../../../../libs/contracts/api';
import { api } from '../shared/api';
import { ChecksList, ChecksSummary } from '../shared/checks-list';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { ProgressDiagram } from '../shared/progress-diagram';
import { ExpectedEnds } from './ends';

const REST_MS = 500;

/** Asks when the typing rests; the last answer stays until the next one is there. */
export function usePreview(request: FileRequest, enabled: boolean) {
  const asked = JSON.stringify(request);
  const [rested, setRested] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), REST_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  return useQuery({
    queryKey: ['preview', rested],
    queryFn: () => api.preview(JSON.parse(rested) as FileRequest),
    enabled,
    placeholderData: (previous) => previous,
    retry: false,
  });
}

export function Preview({ preview }: { preview: PreviewView | undefined }) {
  const { words } = useSpeech();
  if (!preview) return null;
  return (
    <Sheet title={words.filing.preview} aside={<ChecksSummary checks={preview.checks} />} className="preview">
      <p className="soft">{words.filing.previewHint}</p>
      <ChecksList checks={preview.checks} />
      {preview.path.length > 0 && (
        <>
          <h3>{words.filing.path}</h3>
          <ProgressDiagram nodes={preview.path} />
        </>
      )}
      <ExpectedEnds ends={preview.ends} />
    </Sheet>
  );
}
