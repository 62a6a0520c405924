import type { Role, Text } from '../procedure';

/** What a post is called on pages. */
export const postTitle: Record<Role, Text> = {
  'society-secretariat': { zh: '秘书处', en: 'Secretariat' },
  president: { zh: '理事长', en: 'President' },
  supervisor: { zh: '监事', en: 'Supervisor' },
  'council-member': { zh: '理事', en: 'Council member' },
  'association-officer': { zh: '学会工作部', en: 'Department for societies' },
  'association-head': { zh: '学会工作部负责人', en: 'Head of the department for societies' },
  administrator: { zh: '管理员', en: 'Administrator' },
};
