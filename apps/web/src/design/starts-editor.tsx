import { PROVISIONAL } from '../../../../libs/design/new-block';
import type { Assignee, EveryStart, Start } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { AssigneeEditor } from './assignee-editor';
import { BasisEditor } from './basis-editor';
import { useDesigning, useSetter } from './design-context';
import { Choose, PartSet, Tick } from './parts';
import { PeriodEditor } from './period-editor';
import { sayLookUp } from './use-subjects';

const OFFICER: Assignee = { role: 'association-officer', of: 'association', nobody: 'association-head' };
const KINDS = ['filed', 'called', 'assigned', 'proposed', 'every'] as const satisfies readonly Start['kind'][];

/** How a case begins: by whoever files it, by another procedure, by the association, by a register, or once every period. */
export function StartsEditor() {
  const { words } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer.about;
  const more = words.designing.starts;
  const set = useSetter({ of: 'template' });
  const starts: Start[] = template.startedBy === 'filed' ? [{ kind: 'filed' }] : template.startedBy;
  const list = template.lookUps.find(({ measure }) => measure === 'list');
  const labels = { filed: said.filed, called: said.called, assigned: more.assigned, proposed: more.proposed, every: more.every };
  const put = (next: Start[]) => set(['startedBy'], next.length === 1 && next[0]?.kind === 'filed' ? 'filed' : next);
  const fresh = (kind: Start['kind']): Start => {
    switch (kind) {
      case 'filed':
      case 'called':
        return { kind };
      case 'assigned':
        return { kind, by: OFFICER, dueBy: '30 days', basis: PROVISIONAL };
      case 'proposed':
        return { kind, when: list?.id ?? '', confirmedBy: OFFICER, again: '1 year', basis: PROVISIONAL };
      case 'every':
        return {
          kind,
          period: 'year',
          for: 'society',
          opens: 'beginning',
          dueBy: '60 days',
          start: 'by-society',
          basis: PROVISIONAL,
        };
    }
  };
  return (
    <PartSet label={said.starts}>
      {KINDS.map((kind) => {
        const start = starts.find((one) => one.kind === kind);
        return (
          <div key={kind}>
            <Tick
              label={labels[kind]}
              checked={start !== undefined}
              onChange={(checked) => put(checked ? [...starts, fresh(kind)] : starts.filter((one) => one !== start))}
            />
            {start !== undefined && (
              <StartParts start={start} onChange={(next) => put(starts.map((one) => (one === start ? next : one)))} />
            )}
          </div>
        );
      })}
    </PartSet>
  );
}

function StartParts({ start, onChange }: { start: Start; onChange: (start: Start) => void }) {
  const { words } = useSpeech();
  const { template, surroundings } = useDesigning();
  const said = words.designing.starts;
  switch (start.kind) {
    case 'filed':
    case 'called':
      return null;
    case 'assigned':
      return (
        <div className="design-part">
          <AssigneeEditor label={said.assignedBy} value={start.by} onChange={(by) => onChange({ ...start, by })} />
          <PeriodEditor label={said.dueBy} value={start.dueBy} onChange={(dueBy) => onChange({ ...start, dueBy })} />
          <BasisEditor basis={start.basis} onChange={(basis) => onChange({ ...start, basis })} />
        </div>
      );
    case 'proposed': {
      const lists = template.lookUps.filter(({ measure }) => measure === 'list');
      return (
        <div className="design-part">
          {lists.length === 0 ? (
            <p className="soft">{said.noList}</p>
          ) : (
            <Choose
              label={said.proposedWhen}
              value={start.when}
              choices={lists.map((lookUp) => ({ value: lookUp.id, label: sayLookUp(lookUp, surroundings, words) }))}
              onChange={(when) => onChange({ ...start, when })}
            />
          )}
          <AssigneeEditor
            label={said.confirmedBy}
            value={start.confirmedBy}
            onChange={(confirmedBy) => onChange({ ...start, confirmedBy })}
          />
          <PeriodEditor
            label={said.again}
            kinds={['within']}
            value={start.again}
            onChange={(again) => onChange({ ...start, again })}
          />
          <BasisEditor basis={start.basis} onChange={(basis) => onChange({ ...start, basis })} />
        </div>
      );
    }
    case 'every':
      return <EveryParts start={start} onChange={onChange} />;
  }
}

const BEFORE_END = ' before end';
const OPENS = ['beginning', 'after', 'date', 'before-end'] as const;
type Opens = (typeof OPENS)[number];
const FRESH: Record<Opens, string> = {
  beginning: 'beginning',
  after: '10 days',
  date: 'by 31 March',
  'before-end': `1 month${BEFORE_END}`,
};

function opensOf(opens: string): Opens {
  if (opens === 'beginning') return 'beginning';
  if (opens.endsWith(BEFORE_END)) return 'before-end';
  return opens.startsWith('by ') ? 'date' : 'after';
}

function EveryParts({ start, onChange }: { start: EveryStart; onChange: (start: EveryStart) => void }) {
  const { words } = useSpeech();
  const said = words.designing.starts;
  const opens = opensOf(start.opens);
  const putDay = (period: string) => onChange({ ...start, opens: opens === 'before-end' ? period + BEFORE_END : period });
  return (
    <div className="design-part">
      <div className="design-line">
        <Choose
          label={said.period}
          value={start.period}
          choices={Object.entries(said.periods).map(([value, label]) => ({ value, label }))}
          onChange={(period) => onChange({ ...start, period: period as EveryStart['period'] })}
        />
        <Choose
          label={said.opens}
          value={opens}
          choices={OPENS.map((value) => ({ value, label: said.opensKinds[value] }))}
          onChange={(kind) => onChange({ ...start, opens: FRESH[kind as Opens] })}
        />
        <Choose
          label={said.start}
          value={start.start}
          choices={[
            { value: 'by-society', label: said.bySociety },
            { value: 'at-once', label: said.atOnce },
          ]}
          onChange={(how) => onChange({ ...start, start: how as EveryStart['start'] })}
        />
      </div>
      {opens !== 'beginning' && (
        <PeriodEditor
          // Another kind of day is another editor: what was typed belonged to the one before.
          key={opens}
          label={said.opensKinds[opens]}
          kinds={[opens === 'date' ? 'by' : 'within']}
          value={start.opens.replace(BEFORE_END, '')}
          onChange={putDay}
        />
      )}
      {start.dueBy !== undefined && !start.dueBy.endsWith(BEFORE_END) && (
        <PeriodEditor label={said.dueBy} value={start.dueBy} onChange={(dueBy) => onChange({ ...start, dueBy })} />
      )}
      <BasisEditor basis={start.basis} onChange={(basis) => onChange({ ...start, basis })} />
    </div>
  );
}
