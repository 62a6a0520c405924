import type { OrganisationKind, Role, Text } from '../procedure';

/** What a post is called on pages. */
export const postTitle: Record<Role, Text> = {
  'society-secretariat': { zh: '秘书处', en: 'Secretariat' },
  'secretary-general': { zh: '秘书长', en: 'Secretary-general' },
  president: { zh: '理事长', en: 'President' },
  supervisor: { zh: '监事', en: 'Supervisor' },
  'council-member': { zh: '理事', en: 'Council member' },
  'society-finance': { zh: '财务', en: 'Finance' },
  'society-administrator': { zh: '单位管理员', en: 'Account keeper of the society' },
  'party-secretary': { zh: '党组织书记', en: 'Secretary of the party organisation' },
  'party-member': { zh: '党组织委员', en: 'Member of the party organisation' },
  'party-staff': { zh: '党务工作者', en: 'Staff of the party organisation' },
  'association-officer': { zh: '学会工作部', en: 'Department for societies' },
  'association-head': { zh: '学会工作部负责人', en: 'Head of the department for societies' },
  'association-leader': { zh: '分管领导', en: 'Leader in charge' },
  'party-affairs-officer': { zh: '党建工作部门', en: 'Department for party affairs' },
  'foreign-affairs-officer': { zh: '外事工作部门', en: 'Department for foreign affairs' },
  'finance-officer': { zh: '财务部门', en: 'Finance department' },
  'seal-keeper': { zh: '印章保管', en: 'Keeper of the seal' },
  archivist: { zh: '档案管理', en: 'Archivist' },
  administrator: { zh: '管理员', en: 'Administrator' },
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'log-administrator': { zh: '日志管理员', en: 'Log administrator' },
};

export const organisationKindTitle: Record<OrganisationKind, Text> = {
  association: { zh: '科协', en: 'Association' },
  department: { zh: '部门', en: 'Department' },
  society: { zh: '学会', en: 'Society' },
  'party-organisation': { zh: '党组织', en: 'Party organisation' },
};
