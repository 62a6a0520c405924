/** What a draft is begun as. Ids are made here, so that nobody has to think of one. */
import { copy, type Jurisdiction, type Matter, type Template, type Text } from '../procedure';

/** A procedure that says only what it is called: one field by which its cases are known, and no step. */
export function emptyTemplate(id: string, title: Text, matter: Matter, jurisdiction: Jurisdiction): Template {
  return {
    id,
    version: 1,
    matter,
    jurisdiction,
    startedBy: 'filed',
    title,
    summary: { ...title },
    subject: 'name',
    parameters: [],
    lookUps: [],
    form: { fields: [{ id: 'name', type: 'text', label: { zh: '名称', en: 'Name' }, required: true, maxLength: 80 }] },
    filedBy: ['society-secretariat'],
    blocks: [],
  };
}

/** A procedure of its own after the pattern of another. */
export function copyOf(template: Template, id: string, jurisdiction: Jurisdiction): Template {
  const title = { zh: `${template.title.zh}（副本）`, en: `${template.title.en} (copy)` };
  return { ...copy(template), id, version: 1, jurisdiction, title };
}

/** The same procedure as a place will have it next. */
export function nextVersionOf(template: Template, jurisdiction: Jurisdiction, latest: number): Template {
  return { ...copy(template), jurisdiction, version: latest + 1 };
}
