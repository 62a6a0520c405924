/** Rules of the texts that do not hold for a procedure, each with its reason. What may have none the checker says. */
import { Button } from 'antd';
import { PROVISIONAL } from '../../../../libs/design/new-block';
import type { RuleException } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import { BasisEditor } from './basis-editor';
import { useDesigning, useSetter } from './design-context';
import { Choose, TextPair } from './parts';
import { useNamed } from './titles';

const OF_A_TEXT = /^R\d{2}$/;

export function Exceptions() {
  const { words, text } = useSpeech();
  const { template, findings } = useDesigning();
  const named = useNamed();
  const said = words.designing.exceptions;
  const set = useSetter({ of: 'template' });
  const exceptions = template.exceptions ?? [];
  const put = (list: RuleException[]) => set(['exceptions'], list.length === 0 ? undefined : list);
  const change = (rule: string, changed: Partial<RuleException>) =>
    put(exceptions.map((one) => (one.rule === rule ? { ...one, ...changed } : one)));
  const broken = new Map(
    findings
      .filter(({ rule, severity }) => OF_A_TEXT.test(rule) && severity !== 'note')
      .map(({ rule, message }) => [rule, named(text(message))]),
  );
  const open = [...broken].filter(([rule]) => exceptions.every((one) => one.rule !== rule));
  const add = (rule: string) => put([...exceptions, { rule, reason: { zh: '', en: '' }, basis: PROVISIONAL }]);
  return (
    <Sheet title={said.title} className="design-sheet">
      <p className="soft">{said.hint}</p>
      <ol className="design-list">
        {exceptions.map(({ rule, reason, basis }, index) => {
          // Where nothing breaks it, the checker says which rule it is and that the exception can go.
          const about =
            findings.find((finding) => finding.rule === rule) ??
            findings.find(({ path }) => path.startsWith(`/exceptions/${index}`));
          return (
            <li key={rule}>
              <p>{about ? named(text(about.message)) : said.kept}</p>
              <TextPair
                label={fill(said.reason, { n: index + 1 })}
                value={reason}
                rows={2}
                maxLength={300}
                onChange={(next) => change(rule, { reason: next })}
              />
              <BasisEditor basis={basis} onChange={(next) => change(rule, { basis: next })} />
              <Button
                size="small"
                aria-label={fill(said.remove, { n: index + 1 })}
                onClick={() => put(exceptions.filter((one) => one.rule !== rule))}
              >
                {words.design.difference.removed}
              </Button>
            </li>
          );
        })}
      </ol>
      {open.length > 0 && (
        <Choose
          label={said.add}
          none={said.choose}
          value=""
          choices={open.map(([value, label]) => ({ value, label }))}
          onChange={(rule) => rule !== '' && add(rule)}
        />
      )}
    </Sheet>
  );
}
