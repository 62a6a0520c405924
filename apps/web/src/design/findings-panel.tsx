import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import type { Thing } from '../../../../libs/design/places';
import { useDesigning } from './design-context';
import { saysOf } from './finding-words';
import { sourceTitle, useNamed, useTitleOf } from './titles';
import type { Findings, PlacedFinding } from './use-findings';

const TONES = { error: 'stop', warning: 'care', note: 'plain' } as const;

/** How many of each stand at a row. */
export function Marks({ list }: { list: PlacedFinding[] }) {
  const { words } = useSpeech();
  const errors = list.filter(({ severity }) => severity === 'error').length;
  const warnings = list.filter(({ severity }) => severity === 'warning').length;
  if (errors + warnings === 0) return null;
  return (
    <span className="design-marks">
      {errors > 0 && <Tag tone="stop">{fill(words.designer.wrong, { n: errors })}</Tag>}
      {warnings > 0 && <Tag tone="care">{fill(words.designer.doubtful, { n: warnings })}</Tag>}
    </span>
  );
}

/** Several properties that are empty in one place are one thing to do. */
function told(list: PlacedFinding[], say: (finding: PlacedFinding) => string) {
  const seen = new Set<string>();
  return list.flatMap((finding) => {
    const says = say(finding);
    if (seen.has(says)) return [];
    seen.add(says);
    return [{ finding, says }];
  });
}

export function FindingList({ list }: { list: PlacedFinding[] }) {
  const { words, text } = useSpeech();
  const said = words.design.findings;
  const named = useNamed();
  if (list.length === 0) return null;
  return (
    <ul className="design-findings" aria-label={said.title}>
      {told(list, (finding) => named(saysOf(finding, words, text))).map(({ finding, says }, index) => (
        <li key={index}>
          <Note tone={TONES[finding.severity]} title={said[finding.severity]}>
            <p>{says}</p>
            <Because finding={finding} />
            {finding.undecided && <p className="soft">{fill(said.undecided, { why: text(finding.undecided) })}</p>}
            <CounterExample finding={finding} />
          </Note>
        </li>
      ))}
    </ul>
  );
}

function Because({ finding }: { finding: PlacedFinding }) {
  const { words, text } = useSpeech();
  const { findings, clauseOf } = words.design;
  if (finding.basis.length === 0) return null;
  const clauses = finding.basis.map(({ source, clause }) => fill(clauseOf, { title: sourceTitle(source, text), clause }));
  return <p className="soft">{fill(findings.because, { clauses: clauses.join(words.app.semicolon) })}</p>;
}

/** 演示这条路径: the shortest way on which it happens, one thing after the other. */
function CounterExample({ finding }: { finding: PlacedFinding }) {
  const { words, text } = useSpeech();
  const said = words.design.findings;
  const { watch } = useDesigning();
  const [isOpen, setOpen] = useState(false);
  const { counterExample } = finding;
  if (!counterExample) return null;
  const lines = text(counterExample.says)
    .split(/[\n；;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <>
      <div className="row-actions">
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? said.hide : said.show}
        </Button>
        <Button size="small" onClick={() => watch({ ...counterExample, isUnwatched: true })}>
          {said.watch}
        </Button>
      </div>
      {isOpen && (
        <ol className="design-path" aria-label={said.path}>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      )}
    </>
  );
}

/** All of them, each with the way to its place. */
export function FindingsPanel({ findings, onGo }: { findings: Findings; onGo: (thing: Thing) => void }) {
  const { words } = useSpeech();
  const said = words.design.findings;
  return (
    <Sheet title={said.title} className="design-all-findings">
      <div aria-live="polite">
        <State findings={findings} />
      </div>
      {findings.list && <ByThing list={findings.list} onGo={onGo} />}
    </Sheet>
  );
}

/** One line of it for the head of the page, which leads to all of them. */
export function FindingsLine({ findings }: { findings: Findings }) {
  const { words } = useSpeech();
  const said = words.design.findings;
  const { list, isOld } = findings;
  if (isOld || list === null) return <span className="soft">{said.checking}</span>;
  const many = (severity: PlacedFinding['severity']) => list.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [many('error'), many('warning')];
  if (errors + warnings === 0) return <Tag tone="good">{said.none}</Tag>;
  return <Marks list={list} />;
}

function State({ findings }: { findings: Findings }) {
  const { words } = useSpeech();
  const said = words.design.findings;
  const { list, isOld, isUnknown } = findings;
  if (isUnknown) return <Note tone="care">{said.unknown}</Note>;
  if (isOld || list === null) return <p className="soft">{said.checking}</p>;
  if (list.every(({ severity }) => severity === 'note'))
    return (
      <Note tone="good" title={said.none}>
        {said.noneHint}
      </Note>
    );
  const many = (severity: PlacedFinding['severity']) => list.filter((one) => one.severity === severity).length;
  return <p>{fill(said.count, { errors: many('error'), warnings: many('warning'), notes: many('note') })}</p>;
}

function ByThing({ list, onGo }: { list: PlacedFinding[]; onGo: (thing: Thing) => void }) {
  const { words } = useSpeech();
  const titleOf = useTitleOf();
  const said = words.design.findings;
  const groups = new Map<string, { thing: Thing; list: PlacedFinding[] }>();
  for (const one of list) {
    const key = JSON.stringify(one.thing);
    const group = groups.get(key) ?? { thing: one.thing, list: [] };
    group.list.push(one);
    groups.set(key, group);
  }
  return (
    <ul className="design-groups">
      {[...groups.values()].map(({ thing, list: found }) => (
        <li key={JSON.stringify(thing)}>
          <div className="design-group-head">
            <strong>{titleOf(thing) ?? said.ofProcedure}</strong>
            <Button
              size="small"
              aria-label={`${said.go}${words.app.colon}${titleOf(thing) ?? said.ofProcedure}`}
              onClick={() => onGo(thing)}
            >
              {said.go}
            </Button>
          </div>
          <FindingList list={found} />
        </li>
      ))}
    </ul>
  );
}
