/** What the register of branches was before registers were declared. Part of a released migration: it never changes. */
const values = [
  { value: 'branch', label: { zh: '分支机构', en: 'Branch' } },
  { value: 'representative-office', label: { zh: '代表机构', en: 'Representative office' } },
];

export const FIRST_BRANCHES = {
  /** No hash of its words: it was never published. */
  hash: 'branches-before-declarations',
  declaration: {
    id: 'branches',
    title: { zh: '分支机构名录', en: 'Register of branches' },
    empty: {
      zh: '名录中还没有分支机构，设立事项办结后自动列入。',
      en: 'The register is empty. A branch is entered when its matter is completed.',
    },
    key: ['name'],
    columns: [
      { id: 'name', label: { zh: '名称', en: 'Name' }, type: 'text', concept: 'branch-name' },
      { id: 'kind', label: { zh: '类型', en: 'Kind' }, type: 'choice', values, concept: 'branch-kind' },
      { id: 'discipline', label: { zh: '学科', en: 'Discipline' }, type: 'text', concept: 'discipline', optional: true },
      { id: 'head', label: { zh: '负责人', en: 'Head' }, type: 'text', concept: 'head', optional: true, personal: true },
    ],
    states: [{ id: 'active', label: { zh: '正常', en: 'Active' }, inForce: true }],
    changes: [],
    basis: [],
  },
};
