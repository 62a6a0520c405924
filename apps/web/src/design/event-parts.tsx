/** What ends a waiting, or a group of steps, because it has happened: somebody says so, or the house finds it. */
import { Button } from 'antd';
import { freeName } from '../../../../libs/design/ids';
import type { Assignee, AwaitedEvent, Basis, Interrupt, SequenceBlock, Target, WaitBlock } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { AssigneeEditor } from './assignee-editor';
import { BasisEditor } from './basis-editor';
import { useDesigning, useSetter } from './design-context';
import { targetsFrom } from './outcomes-editor';
import { Choose, TextPair, Tick } from './parts';

const SECRETARIAT: Assignee = { role: 'society-secretariat', of: 'society', nobody: 'president' };
const PROVISIONAL: Basis[] = [
  { kind: 'default', reason: { zh: '文件没有规定，暂定。', en: 'The texts do not say; a default.' } },
];

/** Of a waiting: each event has the outcome of its name, which leads somewhere. */
export function AwaitedEvents({ block }: { block: WaitBlock }) {
  const { words } = useSpeech();
  const said = words.designing.events;
  const set = useSetter({ of: 'block', id: block.id });
  const events = block.events ?? [];
  const put = (list: AwaitedEvent[]) => set(['events'], list.length === 0 ? undefined : list);
  const add = () => {
    const title = { zh: said.fresh, en: said.fresh };
    const event = freeName(Object.keys(block.outcomes), 'event');
    put([...events, { event, title, by: SECRETARIAT, basis: PROVISIONAL }]);
    set(['outcomes', event], { to: 'next', label: title });
  };
  const remove = (gone: string) => {
    put(events.filter(({ event }) => event !== gone));
    set(['outcomes', gone], undefined);
  };
  return (
    <fieldset className="design-set">
      <legend className="field-label">{said.title}</legend>
      <p className="soft">{said.hint}</p>
      <ol className="design-list">
        {events.map((one) => (
          <li key={one.event}>
            <EventParts
              one={one}
              onChange={(changed) => put(events.map((other) => (other.event === one.event ? { ...other, ...changed } : other)))}
              onRemove={() => remove(one.event)}
            >
              <AssigneeEditor
                label={said.by}
                value={one.by}
                onChange={(by) => put(events.map((other) => (other.event === one.event ? { ...other, by } : other)))}
              />
            </EventParts>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={add}>
        {said.add}
      </Button>
    </fieldset>
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
  const change = (event: string, next: (one: Interrupt) => Interrupt) =>
    put(interrupts.map((one) => (one.event === event ? next(one) : one)));
  const targets = targetsFrom(template, block.id, { words, text }).filter(({ value }) => value !== 'wait' && value !== 'return');
  const add = () => {
    const event = freeName(
      interrupts.map((one) => one.event),
      'interruption',
    );
    const title = { zh: said.fresh, en: said.fresh };
    put([...interrupts, { event, title, to: 'refuse', by: SECRETARIAT, basis: PROVISIONAL }]);
  };
  return (
    <fieldset className="design-set">
      <legend className="field-label">{said.title}</legend>
      <p className="soft">{said.hint}</p>
      <ol className="design-list">
        {interrupts.map((one) => (
          <li key={one.event}>
            <EventParts
              one={one}
              onChange={(changed) => change(one.event, (other) => ({ ...other, ...changed }))}
              onRemove={() => put(interrupts.filter(({ event }) => event !== one.event))}
            >
              <Tick
                label={said.bySystem}
                checked={one.by === undefined}
                onChange={(checked) => change(one.event, ({ by: _, ...rest }) => (checked ? rest : { ...rest, by: SECRETARIAT }))}
              />
              {one.by && (
                <AssigneeEditor
                  label={words.designing.events.by}
                  value={one.by}
                  onChange={(by) => change(one.event, (other) => ({ ...other, by }))}
                />
              )}
              <Choose
                label={said.leads}
                value={one.to}
                choices={targets}
                // Steps that stay decided belong to the way back that named them.
                onChange={(to) => change(one.event, ({ keeps: _, ...rest }) => ({ ...rest, to: to as Target }))}
              />
            </EventParts>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={add}>
        {said.add}
      </Button>
    </fieldset>
  );
}

function EventParts({
  one,
  onChange,
  onRemove,
  children,
}: {
  one: Pick<AwaitedEvent, 'title' | 'basis'>;
  onChange: (changed: Partial<Pick<AwaitedEvent, 'title' | 'basis'>>) => void;
  onRemove: () => void;
  children: React.ReactNode;
}) {
  const { words, text } = useSpeech();
  const said = words.designing.events;
  return (
    <>
      <TextPair label={said.one} value={one.title} maxLength={60} onChange={(title) => onChange({ title })} />
      {children}
      <BasisEditor basis={one.basis} onChange={(basis) => onChange({ basis })} />
      <Button size="small" aria-label={fill(said.remove, { title: text(one.title) })} onClick={onRemove}>
        {words.design.difference.removed}
      </Button>
    </>
  );
}
