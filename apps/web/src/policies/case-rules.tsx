import { useQuery } from '@tanstack/react-query';
import type { CaseRulesView } from '../../../../libs/contracts/policies';
import { fill } from '../messages';
import { request } from '../shared/api';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';

/** 新老划断: by which rules this case is carried on, and why; nothing where nobody had to settle it. */
export function CaseRules({ id }: { id: string }) {
  const { words } = useSpeech();
  const said = words.policies.caseRules;
  const rules = useQuery({
    queryKey: ['case-rules', id],
    queryFn: () => request<CaseRulesView[]>('GET', `/cases/${encodeURIComponent(id)}/rules`),
  });
  if (rules.data === undefined || rules.data.length === 0) return null;
  return (
    <Sheet title={said.title}>
      <ul className="plain-list">
        {rules.data.map(({ document, choice, reason }) => (
          <li key={document.cited}>
            {fill(choice === 'former' ? said.former : said.isNew, { document: `《${document.title}》` })}{' '}
            <span className="soft">{fill(said.because, { reason })}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
