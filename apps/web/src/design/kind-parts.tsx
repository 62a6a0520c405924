/** What each kind of step has of its own. Exhaustive: a new kind is named by the compiler. */
import { Button } from 'antd';
import { freeId, ownStandardId } from '../../../../libs/design/ids';
import type {
  AuthorityBlock,
  CheckBlock,
  CopyBlock,
  DocumentBlock,
  IntakeBlock,
  MeetingBlock,
  NoticeBlock,
  OutcomeDeclaration,
  ReviewBlock,
  ScoreBlock,
  StepBlock,
  WaitBlock,
  WorkBlock,
} from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { AssigneeEditor } from './assignee-editor';
import { CallParts, OpenParts } from './call-parts';
import { ClockEditor, StartChoice } from './clock-editor';
import { ConditionBuilder } from './condition-builder';
import { useDesigning, useSetter } from './design-context';
import { AssigneeList, SUPPLEMENT, SupplementEditor } from './officer-parts';
import { OutcomesEditor, targetsFrom } from './outcomes-editor';
import { AwaitedEvents } from './event-parts';
import { Choose, Line, PartSet, TextPair, Tick, Whole } from './parts';
import { PeriodEditor } from './period-editor';
import { RegisterParts } from './register-parts';
import { SeveralEditor } from './several-editor';

export function KindParts({ block }: { block: StepBlock }) {
  switch (block.kind) {
    case 'check':
      return <CheckParts block={block} />;
    case 'intake':
    case 'review':
    case 'work':
    case 'authority':
    case 'document':
      return <OfficerParts block={block} />;
    case 'meeting':
      return <MeetingParts block={block} />;
    case 'register':
      return <RegisterParts block={block} />;
    case 'copy':
      return <CopyParts block={block} />;
    case 'notice':
      return <NoticeParts block={block} />;
    case 'score':
      return <ScoreParts block={block} />;
    case 'wait':
      return <WaitParts block={block} />;
    case 'call':
      return <CallParts block={block} />;
    case 'open':
      return <OpenParts block={block} />;
  }
}

const useSet = (block: StepBlock) => useSetter({ of: 'block', id: block.id });

function CheckParts({ block }: { block: CheckBlock }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const set = useSet(block);
  const targets = targetsFrom(template, block.id, { words, text });
  const fails = [
    { value: 'warn', label: said.targets.warn },
    ...targets.filter(({ value }) => value !== 'return' && value !== 'wait'),
  ];
  return (
    <>
      <ConditionBuilder label={said.condition} value={block.that} onChange={(that) => set(['that'], that)} />
      <TextPair
        label={said.failure}
        value={block.failure}
        rows={2}
        maxLength={300}
        onChange={(failure) => set(['failure'], failure)}
      />
      <Choose
        label={said.leads}
        value={block.outcomes.fails}
        choices={fails.filter(({ value }) => value !== 'next')}
        onChange={(to) => set(['outcomes', 'fails'], to)}
      />
      <ConditionBuilder
        label={said.conditionWhen}
        value={block.when}
        onChange={(when) => set(['when'], when === '' ? undefined : when)}
      />
    </>
  );
}

function OfficerParts({ block }: { block: IntakeBlock | ReviewBlock | WorkBlock | AuthorityBlock | DocumentBlock }) {
  const { words } = useSpeech();
  const said = words.designer;
  const set = useSet(block);
  const returns = Object.values(block.outcomes).some(({ to }) => to === 'return');
  const putOutcomes = (outcomes: Record<string, OutcomeDeclaration>) => {
    set(['outcomes'], outcomes);
    // Whoever leads back to the applicant says how often and for how long.
    const needs = Object.values(outcomes).some(({ to }) => to === 'return');
    if (needs && block.supplement === undefined) set(['supplement'], SUPPLEMENT);
  };
  return (
    <>
      {block.kind === 'authority' && (
        <TextPair label={said.body} value={block.body} maxLength={60} onChange={(body) => set(['body'], body)} />
      )}
      {block.kind === 'document' && (
        <Line label={said.paper} value={block.document} maxLength={40} onChange={(document) => set(['document'], document)} />
      )}
      <AssigneeEditor label={said.who} value={block.by} hasPerson onChange={(by) => set(['by'], by)} />
      {block.kind === 'review' && <SeveralEditor block={block} onChange={(several) => set(['several'], several)} />}
      <ClockEditor
        label={said.clock}
        value={block.clock}
        by={block.by}
        outcomes={block.outcomes}
        onChange={(clock) => set(['clock'], clock)}
      />
      <OutcomesEditor block={block} outcomes={block.outcomes} isOpen={block.kind !== 'intake'} onChange={putOutcomes} />
      {returns && block.supplement && (
        <SupplementEditor value={block.supplement} onChange={(supplement) => set(['supplement'], supplement)} />
      )}
    </>
  );
}

function MeetingParts({ block }: { block: MeetingBlock }) {
  const { words, text } = useSpeech();
  const { template, edit } = useDesigning();
  const said = words.designer;
  const set = useSet(block);
  const organs = template.parameters.filter(({ type }) => type === 'organ');
  const addOrgan = () => {
    const id = ownStandardId();
    const label = { zh: said.newOrganLabel, en: 'Organ that decides' };
    edit({
      edit: 'insert-entry',
      list: 'parameters',
      entry: { id, type: 'organ', from: 'charter', label } as { id: string },
      after: null,
    });
    set(['organ'], { parameter: id });
  };
  return (
    <>
      <Choose
        label={said.organ}
        value={block.organ.parameter}
        choices={organs.map(({ id, label }) => ({ value: id, label: text(label) }))}
        onChange={(parameter) => set(['organ'], { parameter })}
      />
      <div>
        <Button size="small" onClick={addOrgan}>
          {said.newOrgan}
        </Button>
      </div>
      <PeriodEditor
        label={said.listedWithin}
        kinds={['within']}
        value={block.clock.listedWithin}
        onChange={(listedWithin) => set(['clock', 'listedWithin'], listedWithin)}
      />
      <Choose
        label={said.effective}
        value={block.effectiveWhen}
        choices={(['minutes-signed', 'closing'] as const).map((value) => ({ value, label: said.effectives[value] }))}
        onChange={(when) => set(['effectiveWhen'], when)}
      />
      <OutcomesEditor
        block={block}
        outcomes={block.outcomes}
        isOpen={false}
        onChange={(outcomes) => set(['outcomes'], outcomes)}
      />
    </>
  );
}

function CopyParts({ block }: { block: CopyBlock }) {
  const { words } = useSpeech();
  const set = useSet(block);
  return <AssigneeList label={words.designer.copyTo} value={block.copyTo} least={1} onChange={(list) => set(['copyTo'], list)} />;
}

function WaitParts({ block }: { block: WaitBlock }) {
  const { words } = useSpeech();
  const set = useSet(block);
  const time = (on: boolean) => {
    set(['until'], on ? { within: '7 days' } : undefined);
    // Its end by time is an outcome like those of the events.
    set(['outcomes', 'over'], on ? { to: 'next', label: { zh: '期满', en: 'Over' } } : undefined);
  };
  return (
    <>
      {(block.events ?? []).length > 0 && (
        <Tick label={words.designing.events.isTimed} checked={block.until !== undefined} onChange={time} />
      )}
      {block.until && (
        <>
          <PeriodEditor
            label={words.designer.until}
            value={block.until.within}
            onChange={(within) => set(['until'], { ...block.until, within })}
          />
          <StartChoice
            value={block.until.from}
            onChange={(from) => set(['until', 'from'], from === 'entry' ? undefined : from)}
          />
        </>
      )}
      <AwaitedEvents block={block} />
      <OutcomesEditor
        block={block}
        outcomes={block.outcomes}
        isOpen={false}
        onChange={(outcomes) => set(['outcomes'], outcomes)}
      />
    </>
  );
}

function NoticeParts({ block }: { block: NoticeBlock }) {
  const { words } = useSpeech();
  const said = words.designer;
  const set = useSet(block);
  return (
    <>
      <AssigneeEditor label={said.who} value={block.by} onChange={(by) => set(['by'], by)} />
      <ClockEditor label={said.clock} value={block.clock} by={block.by} onChange={(clock) => set(['clock'], clock)} />
      {typeof block.days === 'string' && (
        <PeriodEditor label={said.days} kinds={['within']} value={block.days} onChange={(days) => set(['days'], days)} />
      )}
      <AssigneeEditor label={said.objections} value={block.objections.by} onChange={(by) => set(['objections', 'by'], by)} />
      <OutcomesEditor
        block={block}
        outcomes={block.outcomes}
        isOpen={false}
        onChange={(outcomes) => set(['outcomes'], outcomes)}
      />
    </>
  );
}

function ScoreParts({ block }: { block: ScoreBlock }) {
  const { words } = useSpeech();
  const said = words.designer;
  const set = useSet(block);
  const { criteria } = block;
  const put = (index: number, criterion: (typeof criteria)[number]) =>
    set(
      ['criteria'],
      criteria.map((one, at) => (at === index ? criterion : one)),
    );
  const id = freeId(
    criteria.map((criterion) => criterion.id),
    'criterion',
    '',
  );
  return (
    <>
      <PartSet label={said.criteria}>
        <ol className="design-list">
          {criteria.map((criterion, index) => (
            <li key={criterion.id}>
              <TextPair
                label={said.criterion}
                value={criterion.label}
                maxLength={40}
                onChange={(label) => put(index, { ...criterion, label })}
              />
              <div className="design-line">
                <Whole
                  label={said.points}
                  value={criterion.most}
                  least={1}
                  onChange={(most) => most && put(index, { ...criterion, most })}
                />
                <Whole
                  label={said.weight}
                  value={criterion.weight}
                  least={1}
                  onChange={(weight) => weight && put(index, { ...criterion, weight })}
                />
              </div>
              {criteria.length > 1 && (
                <Button
                  size="small"
                  aria-label={fill(said.removeCriterion, { n: index + 1 })}
                  onClick={() =>
                    set(
                      ['criteria'],
                      criteria.filter((_, at) => at !== index),
                    )
                  }
                >
                  {words.design.difference.removed}
                </Button>
              )}
            </li>
          ))}
        </ol>
        <Button
          size="small"
          onClick={() =>
            set(['criteria'], [...criteria, { id, label: { zh: said.criterion, en: 'Criterion' }, most: 100, weight: 1 }])
          }
        >
          {said.addCriterion}
        </Button>
      </PartSet>
      <AssigneeEditor label={said.who} value={block.by} onChange={(by) => set(['by'], by)} />
      <AssigneeList label={said.scorers} value={block.others} least={0} onChange={(others) => set(['others'], others)} />
      <ClockEditor label={said.clock} value={block.clock} by={block.by} onChange={(clock) => set(['clock'], clock)} />
      <OutcomesEditor
        block={block}
        outcomes={block.outcomes}
        isOpen={false}
        onChange={(outcomes) => set(['outcomes'], outcomes)}
      />
    </>
  );
}
