import { postTitle } from '../../../../libs/contracts/posts';
import { stepTitle } from '../../../../libs/contracts/simulation-names';
import { dayKind, isDayOff, type Simulation, type SimulationScript } from '../../../../libs/procedure';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { dayStart, lanesOf, spanOf, type Bar } from './lane-rows';
import type { World } from './world';

const DAY = 86_400_000;
const MOST_TICKS = 8;

/** A lane for each post, a bar for each thing that it had in hand; days off are striped. The bars say themselves in words. */
export function Lanes({ world, simulation }: { world: World; script: SimulationScript; simulation: Simulation }) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.lanes;
  const lanes = lanesOf(world.template, simulation);
  const { state } = simulation;
  if (lanes.length === 0 || state === null) return <p className="soft">{said.empty}</p>;
  const now = simulation.elapsed.to;
  const { from, to } = spanOf(simulation, lanes, now);
  const days = Array.from({ length: Math.round((to - from) / DAY) }, (_, n) => from + n * DAY);
  const at = (instant: number) => `${(((instant - from) / (to - from)) * 100).toFixed(3)}%`;
  const offs = days.filter((day) => isDayOff(civilDateOf(day), world.calendar));
  const names = offs.flatMap((day) => {
    const { why, title } = dayKind(civilDateOf(day), world.calendar);
    return why === 'holiday' && title !== null ? [text(title)] : [];
  });
  const every = Math.max(1, Math.ceil(days.length / MOST_TICKS));
  const words_ = (bar: Bar) => {
    const day = (instant: string) => formatDay(civilDateOf(instant), language, true);
    const when =
      bar.until === null
        ? fill(said.going, { from: day(bar.from) })
        : fill(said.until, { from: day(bar.from), to: day(bar.until) });
    return `${stepTitle(world.template, bar.step, language)} ${when}`;
  };
  return (
    <div className="lanes">
      <div className="lane lane-axis" aria-hidden="true">
        <span className="lane-name" />
        <div className="lane-track">
          {days
            .filter((_, n) => n % every === 0)
            .map((day) => (
              <span key={day} className="lane-tick" style={{ insetInlineStart: at(day) }}>
                {civilDateOf(day).slice(5).replace('-', '/')}
              </span>
            ))}
        </div>
      </div>
      {lanes.map(({ post, bars }) => {
        const name = post === null ? said.organ : text(postTitle[post]);
        return (
          <div key={post ?? 'organ'} className="lane">
            <span className="lane-name">{name}</span>
            <ul className="lane-track" aria-label={name} style={{ minHeight: `${bars.length * 1.75}rem` }}>
              {offs.map((day) => (
                <li
                  key={day}
                  aria-hidden="true"
                  className="lane-off"
                  style={{ insetInlineStart: at(day), width: at(from + DAY) }}
                />
              ))}
              {bars.map((bar, index) => {
                const [begins, ends] = [Date.parse(bar.from), Date.parse(bar.until ?? now)];
                // Something that was done at once is still to be seen.
                const until = Math.max(ends, dayStart(begins) + DAY / 2);
                return (
                  <li
                    key={`${bar.step} ${bar.from} ${index}`}
                    className={[
                      bar.until === null ? 'lane-bar lane-bar-open' : 'lane-bar',
                      beside(begins - from, until - begins, to - from),
                    ].join(' ')}
                    style={{
                      insetInlineStart: at(begins),
                      width: at(from + until - begins),
                      top: `${index * 1.75}rem`,
                    }}
                    title={words_(bar)}
                  >
                    <span className="lane-words">{words_(bar)}</span>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      {names.length > 0 && (
        <p className="soft">{fill(said.holidays, { names: [...new Set(names)].join(language === 'zh' ? '、' : ', ') })}</p>
      )}
    </div>
  );
}

const ROOMY = 0.3;

/** A bar that is too short for its words has them beside it, on the side where there is room. */
function beside(begins: number, lasts: number, all: number): string {
  if (lasts / all > ROOMY) return '';
  return (begins + lasts) / all > 0.6 ? 'lane-bar-before' : 'lane-bar-after';
}
