/** What ends a waiting, or a group of steps, because it has happened: somebody says so, or the house finds it. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { freeName } from '../../../../libs/design/ids';
import { PROVISIONAL } from '../../../../libs/design/new-block';
import type { Assignee, AwaitedEvent, Interrupt, SequenceBlock, WaitBlock } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { AssigneeEditor } from './assignee-editor';
import { BasisEditor } from './basis-editor';
import { useDesigning, useSetter } from './design-context';
import { ledTo, LeadsTo } from './leads-to';
import { targetsFrom } from './outcomes-editor';
import { PartSet, TextPair, Tick } from './parts';

const SECRETARIAT: Assignee = { role: 'society-secretariat', of: 'society', nobody: 'president' };

/** Of a waiting: each event has the outcome of its name, which leads somewhere. */
export function AwaitedEvents({ block }: { block: WaitBlock }) {
  const said = useSpeech().words.designing.events;
  const set = useSetter({ of: 'block', id: block.id });
  const events = block.events ?? [];
  const put = (list: AwaitedEvent[]) => set(['events'], list.length === 0 ? undefined : list);
  const add = () => {
    const title = { zh: said.fresh, en: said.fresh };
    const event = freeName(Object.keys(block.outcomes), 'event');
    put([...events, { event, title, by: SECRETARIAT, basis: PROVISIONAL }]);
    set(['outcomes', event], { to: 'next', label: title });
  };
  const remove = (left: AwaitedEvent[], gone: string) => {
    put(left);
    set(['outcomes', gone], undefined);
  };
  return (
    <EventList said={said} events={events} onAdd={add} onChange={put} onRemove={remove}>
      {(one, change) => <AssigneeEditor label={said.by} value={one.by} onChange={(by) => change({ ...one, by })} />}
    </EventList>
  );
}

/** Of a group of steps: what is still open in it is stopped. */
export function Interrupts({ block }: { block: SequenceBlock }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designing.interrupts;
  const set = useSetter({ of: 'block', id: block.id });
  const interrupts = block.on ?? [];
  const put = (list: Interrupt[]) => set(['on'], list.length === 0 ? undefined : list);
  const targets = targetsFrom(template, block.id, { words, text }).filter(({ value }) => value !== 'wait' && value !== 'return');
  const add = () => {
    const taken = interrupts.map(({ event }) => event);
    const title = { zh: said.fresh, en: said.fresh };
    const event = freeName(taken, 'interruption');
    put([...interrupts, { event, title, to: 'refuse', by: SECRETARIAT, basis: PROVISIONAL }]);
  };
  return (
    <EventList said={said} events={interrupts} onAdd={add} onChange={put} onRemove={put}>
      {(one, change) => (
        <>
          <Tick
            label={said.bySystem}
            checked={one.by === undefined}
            onChange={(checked) => {
              const { by: _, ...rest } = one;
              change(checked ? rest : { ...rest, by: SECRETARIAT });
            }}
          />
          {one.by && (
            <AssigneeEditor label={words.designing.events.by} value={one.by} onChange={(by) => change({ ...one, by })} />
          )}
          <LeadsTo from={block.id} label={said.leads} way={one} choices={targets} onChange={(way) => change(ledTo(one, way))} />
        </>
      )}
    </EventList>
  );
}

interface EventListProps<Event> {
  said: { title: string; hint: string; add: string };
  events: Event[];
  onAdd: () => void;
  onChange: (events: Event[]) => void;
  /** What is left, and the name of what is gone. */
  onRemove: (left: Event[], gone: string) => void;
  /** What else is to be said of one. */
  children: (one: Event, change: (changed: Event) => void) => ReactNode;
}

function EventList<Event extends Pick<AwaitedEvent, 'event' | 'title' | 'basis'>>(props: EventListProps<Event>) {
  const { said, events, onAdd, onChange, onRemove, children } = props;
  const { words, text } = useSpeech();
  const { one: label, remove } = words.designing.events;
  const changeOf = (event: string) => (changed: Event) => onChange(events.map((one) => (one.event === event ? changed : one)));
  return (
    <PartSet label={said.title} hint={said.hint}>
      <ol className="design-list">
        {events.map((one) => {
          const change = changeOf(one.event);
          const left = events.filter(({ event }) => event !== one.event);
          return (
            <li key={one.event}>
              <TextPair label={label} value={one.title} maxLength={60} onChange={(title) => change({ ...one, title })} />
              {children(one, change)}
              <BasisEditor basis={one.basis} onChange={(basis) => change({ ...one, basis })} />
              <Button
                size="small"
                aria-label={fill(remove, { title: text(one.title) })}
                onClick={() => onRemove(left, one.event)}
              >
                {words.design.difference.removed}
              </Button>
            </li>
          );
        })}
      </ol>
      <Button size="small" onClick={onAdd}>
        {said.add}
      </Button>
    </PartSet>
  );
}
