import { Button } from 'antd';
import { postTitle } from '../../../../libs/contracts/posts';
import { STOP_REASONS, type Assignee, type OfficerClock, type Role } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { postsOf } from './assignee-editor';
import { type Choice, Choose, More, PartSet, Tick } from './parts';
import { PeriodEditor } from './period-editor';

interface ClockMoreProps {
  clock: OfficerClock;
  by: Assignee;
  onChange: (clock: OfficerClock) => void;
}

/** What few clocks have: reasons for which their time stands, one extension, and posts that are asked to look besides. */
export function ClockMore(props: ClockMoreProps) {
  const { words } = useSpeech();
  return (
    <More summary={words.designing.clock.more}>
      <div className="design-part">
        <Stops {...props} />
        <Extension {...props} />
        <Ladder {...props} />
      </div>
    </More>
  );
}

function Stops({ clock, onChange }: ClockMoreProps) {
  const { words } = useSpeech();
  const { suspendable = [], ...rest } = clock;
  const put = (reasons: OfficerClock['suspendable'] & object) =>
    onChange(reasons.length === 0 ? rest : { ...rest, suspendable: reasons });
  return (
    <PartSet label={words.designing.clock.stops}>
      <div className="design-ticks">
        {STOP_REASONS.map((reason) => (
          <Tick
            key={reason}
            label={words.deciding.stops[reason]}
            checked={suspendable.includes(reason)}
            onChange={(checked) => put(STOP_REASONS.filter((one) => (one === reason ? checked : suspendable.includes(one))))}
          />
        ))}
      </div>
    </PartSet>
  );
}

function Extension({ clock, by, onChange }: ClockMoreProps) {
  const { words, text } = useSpeech();
  const said = words.designing.clock;
  const { extension, ...rest } = clock;
  const posts = postsOf(by.of);
  return (
    <>
      <Tick
        label={said.extension}
        checked={extension !== undefined}
        onChange={(checked) => onChange(checked ? { ...rest, extension: { within: clock.within, by: [by.nobody] } } : rest)}
      />
      {extension && (
        <>
          <PeriodEditor
            label={said.extensionMost}
            kinds={['within']}
            value={extension.within}
            onChange={(within) => onChange({ ...clock, extension: { ...extension, within } })}
          />
          <Choose
            label={said.extensionBy}
            value={extension.by[0] ?? ''}
            choices={posts.map((role) => ({ value: role, label: text(postTitle[role]) }))}
            onChange={(role) => onChange({ ...clock, extension: { ...extension, by: [role as Role] } })}
          />
        </>
      )}
    </>
  );
}

const TIMES = ['50%', '80%', '1 working day before', '3 working days after'] as const;
type Rung = NonNullable<OfficerClock['ladder']>[number];

function Ladder({ clock, by, onChange }: ClockMoreProps) {
  const { words, text } = useSpeech();
  const said = words.designing.clock;
  const { ladder = [], ...rest } = clock;
  const put = (rungs: Rung[]) => onChange(rungs.length === 0 ? rest : { ...rest, ladder: rungs });
  const posts = postsOf(by.of).filter((role) => role !== by.role);
  const labels = [said.half, said.most, said.dayBefore, said.threeAfter];
  const times: Choice[] = TIMES.map((value, index) => ({ value, label: labels[index] ?? '' }));
  const timesOf = ({ at }: Rung) =>
    times.some(({ value }) => value === at) ? times : [...times, { value: at, label: said.otherTime }];
  const first = posts[0];
  return (
    <PartSet label={said.ladder} hint={said.ladderHint}>
      <ol className="design-list">
        {ladder.map((rung, index) => (
          <li key={index}>
            <div className="design-line">
              <Choose
                label={said.at}
                value={rung.at}
                choices={timesOf(rung)}
                onChange={(at) => put(ladder.map((one, place) => (place === index ? { ...one, at } : one)))}
              />
              <Choose
                label={said.post}
                value={rung.then.slice('turn-to:'.length)}
                choices={posts.map((role) => ({ value: role, label: text(postTitle[role]) }))}
                onChange={(role) =>
                  put(ladder.map((one, place) => (place === index ? { ...one, then: `turn-to:${role as Role}` } : one)))
                }
              />
            </div>
            <Button
              size="small"
              aria-label={fill(said.removeRung, { n: index + 1 })}
              onClick={() => put(ladder.filter((_, place) => place !== index))}
            >
              {words.design.difference.removed}
            </Button>
          </li>
        ))}
      </ol>
      {first !== undefined && (
        <Button size="small" onClick={() => put([...ladder, { at: '80%', then: `turn-to:${first}` }])}>
          {said.addRung}
        </Button>
      )}
    </PartSet>
  );
}
