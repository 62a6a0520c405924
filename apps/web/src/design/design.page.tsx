import { Button } from 'antd';
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { WholeDesign } from '../../../../libs/contracts/designs';
import { thingOf, type Thing } from '../../../../libs/design/places';
import type { Block, SimulationScript, Template } from '../../../../libs/procedure';
import { useSession } from '../session/session';
import { formatInstant } from '../shared/dates';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useIsWide } from '../shared/media';
import { lazily } from '../shared/lazily';
import { Empty, ErrorNote, Loaded, Note } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { Tabs } from '../shared/tabs';
import type { Watched } from '../simulator/simulator';
import { AboutSheet } from './about-sheet';
import { ConflictPart, LostPart } from './conflict-part';
import { DesignProvider, type Designing } from './design-context';
import { useDesignView, useSurroundings } from './design-api';
import { DifferencePart } from './difference-part';
import { FindingsLine, FindingsPanel } from './findings-panel';
import { FormDesigner } from './form-designer';
import { Outline } from './outline';
import { StepSheet } from './step-sheet';
import { isUnsaved, useDesign, type DesignState } from './use-design';
import { NONE, useFindings, useFindingsOf } from './use-findings';
import './design.css';

export function DesignPage() {
  const { id = '' } = useParams();
  const view = useDesignView(id);
  return <Loaded query={view}>{(found) => <Designer key={found.id} view={found} />}</Loaded>;
}

const Simulator = lazily(() => import('../simulator/simulator').then((m) => ({ default: m.Simulator })));
const PublishSheet = lazily(() => import('../publishing/publish-sheet').then((m) => ({ default: m.PublishSheet })));

const TABS = ['steps', 'form', 'about', 'difference', 'play', 'publish'] as const;
type Tab = (typeof TABS)[number];
const WIDE = 1000;

/** One draft: its parts in tabs, what is wrong with it under them, undo over all of them. */
function Designer({ view }: { view: WholeDesign }) {
  const { words, text } = useSpeech();
  const { person } = useSession();
  const said = words.design;
  const { state, edit, undo, redo, setScenarios, settle, forgetLost } = useDesign(person.id, view);
  const template = state.journal.draft;
  const surroundings = useSurroundings(view.id);
  const findings = useFindings(template);
  const findingsOf = useFindingsOf(findings.list);
  const [tab, setTab] = useState<Tab>('steps');
  const [chosen, setChosen] = useState<string | null>(null);
  const [watched, setWatched] = useState<Watched | null>(null);
  useUndoKeys(undo, redo);
  const designing = useMemo<Designing>(
    () => ({
      ...{ template, edit, surroundings: surroundings.data, findings: findings.list ?? NONE, findingsOf },
      watch: (way) => {
        setWatched(way);
        setTab('play');
      },
    }),
    [template, edit, surroundings.data, findings.list, findingsOf],
  );
  // Whoever comes back to the play another way than by a finding wants to play himself.
  const turnTo = (to: Tab) => {
    setWatched(null);
    setTab(to);
  };
  const go = (thing: Thing) => {
    if (thing.of === 'block') {
      setTab('steps');
      setChosen(thing.id);
    } else setTab(thing.of === 'fields' ? 'form' : 'about');
  };
  return (
    <DesignProvider value={designing}>
      <Page
        title={text(template.title) || text(view.title)}
        intro={
          <>
            <Link to="/design">{said.back}</Link> · <Saving state={state} /> · <FindingsLine findings={findings} />
          </>
        }
        actions={
          <>
            <Button disabled={state.journal.past.length === 0} onClick={undo} title={said.undoKeys}>
              {said.undo}
            </Button>
            <Button disabled={state.journal.future.length === 0} onClick={redo}>
              {said.redo}
            </Button>
          </>
        }
      >
        <Troubles state={state} template={template} onSettle={settle} onForget={forgetLost} />
        <Tabs active={tab} tabs={TABS.map((key) => ({ key, label: said.tabs[key] }))} onChange={turnTo}>
          {tab === 'steps' && <Steps template={template} chosen={chosen} onChoose={setChosen} />}
          {tab === 'form' && <FormDesigner />}
          {tab === 'about' && <AboutSheet />}
          {tab === 'difference' && <DifferencePart template={template} base={view.base} current={view.current} />}
          <Suspense fallback={<p className="soft">{said.findings.checking}</p>}>
            {tab === 'play' && (
              <Simulator
                template={template}
                // What was kept here was played here, or read in whole.
                scenarios={state.scenarios as SimulationScript[]}
                onScenarios={setScenarios}
                watched={watched}
              />
            )}
            {tab === 'publish' && <Publishing id={view.id} state={state} />}
          </Suspense>
        </Tabs>
        {PARTS_OF_DRAFT.includes(tab) && <FindingsPanel findings={findings} onGo={go} />}
      </Page>
    </DesignProvider>
  );
}

/** Findings stand under what they are about; the sheet that hands it in has its own. */
const PARTS_OF_DRAFT: readonly Tab[] = ['steps', 'form', 'about'];

/** What is handed in is what the server has: what is typed a moment before is saved first. */
function Publishing({ id, state }: { id: string; state: DesignState }) {
  const { words } = useSpeech();
  if (isUnsaved(state)) return <Note tone="plain">{words.design.unsavedYet}</Note>;
  const { saved, savedScenarios } = state;
  return (
    <PublishSheet template={saved.draft} scenarios={savedScenarios as SimulationScript[]} design={id} revision={saved.revision} />
  );
}

function Steps({
  template,
  chosen,
  onChoose,
}: {
  template: Template;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const { words } = useSpeech();
  const said = words.designer;
  const isWide = useIsWide(WIDE);
  const block = chosen === null ? undefined : (thingOf(template, { of: 'block', id: chosen }) as Block | undefined);
  const sheet = block ? <StepSheet key={block.id} block={block} /> : null;
  const isAlone = !isWide && sheet !== null;
  // One tree for every width: a window that grows or a tablet that is turned must not close what is unfolded in the sheet.
  return (
    <div className={isAlone ? undefined : 'design-desk'}>
      {isAlone ? (
        <p>
          <Button onClick={() => onChoose(null)}>{said.closeSheet}</Button>
        </p>
      ) : (
        <Outline chosen={block ? chosen : null} onChoose={onChoose} />
      )}
      {sheet ??
        (isWide && (
          <Sheet className="design-sheet">
            <Empty title={said.none} hint={said.noneHint} />
            <Keys />
          </Sheet>
        ))}
    </div>
  );
}

function Keys() {
  const { words } = useSpeech();
  const { keysTitle, keys } = words.designer;
  return (
    <div className="design-part">
      <h3>{keysTitle}</h3>
      <ul className="plain-list soft">
        {Object.values(keys).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Saving({ state }: { state: DesignState }) {
  const { words, language } = useSpeech();
  const said = words.design.state;
  const isDirty = isUnsaved(state);
  const saved = state.savedAt === null ? '' : fill(said.saved, { at: formatInstant(state.savedAt, language) });
  const line = {
    idle: isDirty ? said.unsaved : saved,
    saving: said.saving,
    'on-device': said.device,
    gone: said.gone,
    refused: said.unsaved,
  }[state.saving];
  return <span role="status">{line}</span>;
}

/** What stands in the way of saving: the draft is gone, refused, or somebody else was here. */
function Troubles({
  state,
  template,
  onSettle,
  onForget,
}: {
  state: DesignState;
  template: Template;
  onSettle: Parameters<typeof ConflictPart>[0]['onSettle'];
  onForget: () => void;
}) {
  const { words } = useSpeech();
  return (
    <>
      {state.saving === 'gone' && (
        <Note tone="stop" title={words.design.state.gone} live>
          <p>{words.design.goneHint}</p>
        </Note>
      )}
      {state.refusal && <ErrorNote error={state.refusal} />}
      {state.conflict && (
        <ConflictPart conflict={state.conflict} before={state.saved.draft} mine={template} onSettle={onSettle} />
      )}
      <LostPart lost={state.lost} mine={template} onClose={onForget} />
    </>
  );
}

/** Ctrl+Z takes back the last edit wherever the hands are: what is typed is an edit too, so the browser's own undo would split in two. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    },
    [undo, redo],
  );
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onKey]);
}
