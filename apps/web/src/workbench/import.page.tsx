import { Button } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { useNavigate } from 'react-router';
import type { FindingView } from '../../../../libs/contracts/publications';
import type { ImportedProcedure } from '../../../../libs/contracts/workbench';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { queryClient } from '../shared/queries';
import { useWork } from '../shared/use-work';
import { Simulator, type Watched } from '../simulator/simulator';
import { placeWords } from './place-words';
import { keepProcedure, readProcedure } from './workbench-api';
import './workbench.css';

/** A character is at most so many bytes; what is bigger is not sent at all. */
const MOST_BYTES = 480_000;
const TONE = { error: 'stop', warning: 'care', note: 'plain' } as const;

interface Chosen {
  name: string;
  /** As it was read: kept as a draft word for word. */
  content: string;
  read: ImportedProcedure;
}

/** A procedure from elsewhere: read and checked, and walked through before anybody thinks of using it. */
export function ImportProcedurePage() {
  const { words, text } = useSpeech();
  const said = words.workbench.importing;
  const { isBusy, failure, run } = useWork();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isTooBig, setTooBig] = useState(false);
  const [played, setPlayed] = useState<{ watched: Watched | null } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (file === undefined) return;
    setChosen(null);
    setPlayed(null);
    setTooBig(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) {
      await run(async () => {
        const content = (await file.text()) || ' ';
        setChosen({ name: file.name, content, read: await readProcedure(content) });
      });
    }
  };
  return (
    <Page title={said.title} intro={said.intro}>
      <Sheet>
        <input ref={input} type="file" accept=".json,application/json" hidden onChange={(event) => void choose(event)} />
        <div className="simulator-bar">
          <Button type="primary" size="large" disabled={isBusy} aria-busy={isBusy} onClick={() => input.current?.click()}>
            {chosen === null ? said.choose : said.another}
          </Button>
          <span role="status" className="soft">
            {isBusy ? said.reading : (chosen?.name ?? '')}
          </span>
        </div>
        {isTooBig && (
          <Note tone="stop" live>
            {said.tooBig}
          </Note>
        )}
        <FailureNote failure={failure} />
      </Sheet>
      {chosen !== null && <Read chosen={chosen} onPlay={(watched) => setPlayed({ watched })} />}
      {chosen?.read.template && played !== null && (
        <section aria-label={fill(words.simulator.title, { procedure: text(chosen.read.template.title) })}>
          <Simulator template={chosen.read.template} scenarios={chosen.read.scenarios} watched={played.watched} />
        </section>
      )}
    </Page>
  );
}

function Read({ chosen: { content, read }, onPlay }: { chosen: Chosen; onPlay: (watched: Watched | null) => void }) {
  const { words, text } = useSpeech();
  const said = words.workbench.importing;
  const { template, findings, current } = read;
  const open = findings.filter(({ severity }) => severity !== 'note').length;
  return (
    <Sheet title={template === null ? said.unreadable : text(template.title)}>
      {template === null ? (
        <Note tone="stop" live>
          {fill(said.unreadableHint, { n: findings.length })}
        </Note>
      ) : (
        <>
          <Note tone={open === 0 ? 'good' : 'care'} live>
            {open === 0 ? said.clean : fill(said.found, { n: open })}
          </Note>
          <p>{current === null ? said.new : fill(said.current, { current: current.version, version: template.version })}</p>
          <div className="row-actions">
            <Button onClick={() => onPlay(null)}>{said.play}</Button>
            <Keep content={content} />
          </div>
        </>
      )}
      <ul className="rows">
        {findings.map((finding, index) => (
          <Finding key={`${finding.rule} ${finding.path} ${index}`} finding={finding} template={template} onPlay={onPlay} />
        ))}
      </ul>
    </Sheet>
  );
}

/** 存为草稿: from here on it is a draft like any other. */
function Keep({ content }: { content: string }) {
  const { words } = useSpeech();
  const said = words.workbench.importing;
  const { isBusy, failure, run } = useWork();
  const navigate = useNavigate();
  const keep = () =>
    run(async () => {
      const { id } = await keepProcedure(content);
      await queryClient.invalidateQueries({ queryKey: ['designs'] });
      void navigate(`/design/${id}`);
    });
  return (
    <>
      <Button disabled={isBusy} aria-busy={isBusy} onClick={() => void keep()}>
        {said.keep}
      </Button>
      <span className="soft">{said.keepHint}</span>
      <FailureNote failure={failure} />
    </>
  );
}

function Finding({
  finding,
  template,
  onPlay,
}: {
  finding: FindingView;
  template: ImportedProcedure['template'];
  onPlay: (watched: Watched) => void;
}) {
  const { words, text, language } = useSpeech();
  const said = words.workbench.importing;
  const { severity, message, path, counterExample } = finding;
  const names = placeWords(template, path, text);
  // A file that cannot be read has no names to say; whoever wrote it finds the place by its address.
  const place = template === null ? path || said.whole : names.join(' › ') || said.whole;
  return (
    <li className="row">
      <div className="row-line">
        <span>{text(message)}</span>
        <Tag tone={TONE[severity]}>{said.severity[severity]}</Tag>
      </div>
      <p className="soft" lang={template === null ? 'en' : language}>
        {fill(said.place, { place })}
      </p>
      {counterExample !== null && <Button onClick={() => onPlay({ ...counterExample, isUnwatched: true })}>{said.watch}</Button>}
    </li>
  );
}
