import type { PublishedCard } from '../../../../libs/contracts/workbench';
import { useSpeech } from '../shared/language';
import { bpmnAddress, fileAddress } from './workbench-api';

/** A procedure to carry away: as a file for another house, and as a picture for other tools. */
export function Downloads({ of, title }: { of: Pick<PublishedCard, 'procedure' | 'jurisdiction'>; title: string }) {
  const { words, language } = useSpeech();
  const said = words.workbench;
  return (
    <>
      <a href={fileAddress(of.procedure, of.jurisdiction)} download aria-label={`${said.file}${words.app.colon}${title}`}>
        {said.file}
      </a>
      <a
        href={bpmnAddress(of.procedure, of.jurisdiction, language)}
        download
        aria-label={`${said.bpmn}${words.app.colon}${title}`}
      >
        {said.bpmn}
      </a>
    </>
  );
}
