import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { postTitle } from '../../../../libs/contracts/posts';
import type { FiguresByPerson, ProcedureFigures, StepStatistics } from '../../../../libs/contracts/statistics';
import { addDays } from '../../../../libs/procedure';
import { fill } from '../messages';
import { request } from '../shared/api';
import { civilDateOf, formatInstant } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Sheet } from '../shared/page';
import { csvOf, save, savePicture } from './save';

const A_YEAR = 365;

/** How long steps take in cases that were filed in these days, and what stands with which office. */
export function StepFigures() {
  const { words, text } = useSpeech();
  const said = words.statistics.steps;
  const today = civilDateOf(Date.now());
  const [days, setDays] = useState({ from: addDays(today, -A_YEAR), to: today });
  const isRight = days.from !== '' && days.from <= days.to;
  const figures = useQuery({
    queryKey: ['case', 'statistics', days],
    queryFn: () => request<StepStatistics>('GET', `/statistics/steps?from=${days.from}&to=${days.to}`),
    enabled: isRight,
  });
  return (
    <>
      <Sheet>
        <div className="workbench-filters">
          {(['from', 'to'] as const).map((key) => (
            <Field key={key} label={said[key]}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={days[key]}
                  onChange={({ target }) => setDays({ ...days, [key]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        {figures.data?.byPerson === null && <p className="soft">{said.noPerson}</p>}
      </Sheet>
      <Loaded query={figures}>
        {({ procedures, offices, byPerson }) =>
          procedures.length === 0 ? (
            <Empty title={said.none} hint={said.noneHint} />
          ) : (
            <>
              {procedures.map((one) => (
                <Procedure key={one.procedure} one={one} />
              ))}
              <Sheet title={said.offices}>
                <table className="statistics-table">
                  <thead>
                    <tr>
                      {[said.office, said.waiting, said.done].map((heading) => (
                        <th key={heading} scope="col">
                          {heading}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {offices.map(({ organisation, role, open, done }) => (
                      <tr key={`${organisation.zh} ${role}`}>
                        <th scope="row">
                          {text(organisation)} · {text(postTitle[role])}
                        </th>
                        <td>{open}</td>
                        <td>{done}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Sheet>
              {byPerson !== null && <Persons figures={byPerson} />}
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Of the reader's own house; who turned it on and why stands over it. */
function Persons({ figures: { by, at, reason, persons } }: { figures: FiguresByPerson }) {
  const { words, text, language } = useSpeech();
  const said = words.statistics.steps;
  return (
    <Sheet title={said.persons}>
      <p className="soft">{fill(said.personsBy, { by, at: formatInstant(at, language), reason })}</p>
      <table className="statistics-table">
        <thead>
          <tr>
            {[said.person, said.done, said.personMedian].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {persons.map(({ person, organisation, done, median }) => (
            <tr key={`${person} ${organisation.zh}`}>
              <th scope="row">
                {person} · {text(organisation)}
              </th>
              <td>{done}</td>
              <td>{median}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function Procedure({ one }: { one: ProcedureFigures }) {
  const { words, text } = useSpeech();
  const said = words.statistics.steps;
  const picture = useRef<SVGSVGElement>(null);
  const title = text(one.title);
  const shown = one.steps.filter(({ median }) => median !== null);
  const slowest = [...shown].sort((left, right) => (right.median ?? 0) - (left.median ?? 0))[0];
  const name = fill(said.chart, { procedure: title });
  const table = () =>
    csvOf([
      [said.step, said.done, said.waiting, said.median, said.most],
      ...one.steps.map((step) => [text(step.title), step.done, step.open, step.median ?? '', step.most ?? '']),
    ]);
  return (
    <Sheet title={title}>
      <p>
        {one.median === null
          ? fill(said.undone, { open: one.open })
          : fill(said.figures, { done: one.done, open: one.open, median: one.median, most: one.most ?? one.median })}
      </p>
      {slowest !== undefined && slowest.median !== null && (
        <p className="care-text">{fill(said.slowest, { step: text(slowest.title), days: slowest.median })}</p>
      )}
      {shown.length > 0 && <Bars innerRef={picture} name={name} steps={shown} />}
      <div className="simulator-bar">
        {shown.length > 0 && (
          <Button
            aria-label={`${said.png}${words.app.colon}${title}`}
            onClick={() => picture.current !== null && void savePicture(picture.current, `${name}.png`)}
          >
            {said.png}
          </Button>
        )}
        <Button
          aria-label={`${said.csv}${words.app.colon}${title}`}
          onClick={() => save(new Blob([table()], { type: 'text/csv' }), `${name}.csv`)}
        >
          {said.csv}
        </Button>
      </div>
    </Sheet>
  );
}

const ROW = 34;
const [WIDTH, LABEL, END] = [760, 220, 90];

/** One bar a step: half were done within the dark part, four of five within the whole. Colours stand in it, so that it can be saved as it is. */
function Bars({
  steps,
  name,
  innerRef,
}: {
  steps: ProcedureFigures['steps'];
  name: string;
  innerRef: React.RefObject<SVGSVGElement | null>;
}) {
  const { words, text } = useSpeech();
  const most = Math.max(...steps.map((step) => step.most ?? 0), 0.1);
  const width = (days: number | null) => Math.max(2, ((WIDTH - LABEL - END) * (days ?? 0)) / most);
  const height = steps.length * ROW + 8;
  return (
    <svg ref={innerRef} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={name} className="statistics-bars">
      <rect width={WIDTH} height={height} fill="#ffffff" />
      {steps.map((step, index) => {
        const y = index * ROW + 4;
        return (
          <g key={step.step} fontSize="14" fill="#1d2733" fontFamily="sans-serif">
            <text x={LABEL - 10} y={y + 20} textAnchor="end">
              {text(step.title)}
            </text>
            <rect x={LABEL} y={y + 4} width={width(step.most)} height={22} fill="#b9cde0" />
            <rect x={LABEL} y={y + 4} width={width(step.median)} height={22} fill="#1f4e79" />
            <text x={LABEL + width(step.most) + 8} y={y + 20}>
              {fill(words.statistics.steps.days, { n: step.median ?? 0 })}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
