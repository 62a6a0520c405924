/**
 * The five policy texts that shipped procedures rest on, as pages name them: never by their id alone. A test holds them against the texts'
 * own list (libs/templates/obligations).
 */
import type { Text } from '../procedure';

export interface PolicySource {
  title: Text;
  /** The number that the issuing bodies gave it, where the text bears one. */
  number: string | null;
  jurisdiction: string;
}

export const POLICY_SOURCES: Record<string, PolicySource> = {
  '000': {
    title: {
      zh: '关于进一步加强科技社团建设和管理的意见',
      en: 'On strengthening the building and running of scientific societies (Chongqing)',
    },
    number: '渝科协发〔2022〕42号',
    jurisdiction: 'CN-CQ',
  },
  '001': {
    title: {
      zh: '关于进一步推动中国科协学会创新发展的意见',
      en: 'On further promoting the innovative development of societies of CAST',
    },
    number: null,
    jurisdiction: 'CN',
  },
  '002': {
    title: {
      zh: '关于进一步推动天津市科协所属学会创新发展的实施意见',
      en: 'Implementing opinions for societies of the Tianjin association',
    },
    number: null,
    jurisdiction: 'CN-TJ',
  },
  '003': {
    title: { zh: '宁夏科协关于加强新时代学会工作的意见', en: 'On the work of societies in the new era (Ningxia)' },
    number: '宁科协发学字〔2024〕10号',
    jurisdiction: 'CN-NX',
  },
  '004': {
    title: { zh: '关于进一步加强科技社团建设的意见', en: 'On further strengthening scientific societies (Qinghai)' },
    number: null,
    jurisdiction: 'CN-QH',
  },
};

/** A national text that a place rests on without being bound by it is 参照 there, not 依据 (users.md 15). */
export function isAdopted(source: string, jurisdiction: string): boolean {
  const known = POLICY_SOURCES[source];
  return known !== undefined && known.jurisdiction !== jurisdiction;
}
