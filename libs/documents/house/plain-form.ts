/** Our plain form of a paper, for a house that has not uploaded its own: title, number, whom it is to, what was decided, who signs. */
import type { DocumentKind, Placeholder } from '../../contracts/case-documents';
import type { Block, Sheet } from '../sheet.types';

export function plainForm(kind: DocumentKind, values: Partial<Record<Placeholder, string>>): Sheet {
  const said = (name: Placeholder) => values[name] ?? '';
  const text = (value: string): Block[] => (value === '' ? [] : [{ kind: 'text', text: value }]);
  const fact = (label: string, value: string): Block[] => (value === '' ? [] : [{ kind: 'fact', label, text: value }]);
  const to: Block[] = said('主送单位') === '' ? [] : [{ kind: 'fact', label: said('主送单位'), text: '' }];
  return {
    title: said('标题'),
    ...(said('文号') === '' ? {} : { subtitle: said('文号') }),
    blocks: [
      ...to,
      ...text(`关于“${said('事项名称')}”（${said('办事流程')}，编号${said('办件编号')}），`),
      ...(kind === 'supplement-notice' ? text(`请补充下列内容：\n${said('需补充内容')}`) : text(said('办理意见'))),
      ...fact('办理结果', said('办理结果')),
    ],
    signed: [said('发文单位'), said('落款日期')],
  };
}
