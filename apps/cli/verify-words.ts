import { sayFinding, type Verification } from '../../libs/record';

/** Why a file could not be looked at. */
export const UNREADABLE = {
  NO_FILE: { zh: '读不到文件：', en: 'The file cannot be read:' },
  NOT_JSON: {
    zh: '文件不是完整的 JSON，可能在传送中损坏。',
    en: 'The file is not whole JSON; it may have been damaged on its way.',
  },
  NOT_AN_EXPORT: {
    zh: '文件不是规程的导出件或回执，或是更新版本的格式。',
    en: 'The file is neither an export nor a receipt of Guicheng, or one of a later release.',
  },
  KEPT_UNREADABLE: {
    zh: '另行保存的存证点不是由这把公钥签出的，或已损坏。',
    en: 'The checkpoint that was kept elsewhere was not signed by this key, or is damaged.',
  },
  NOT_COMPARABLE: {
    zh: '两个存证点大小不同，文件中没有衔接证明。请用带有 tile 文件夹的存证副本，或重新导出：export … --against FILE。',
    en: 'The two checkpoints differ in size and the file proves no connection. Use a copied folder with its tiles, or export again: export … --against FILE.',
  },
} as const;

/** What was found, for a person to read: Chinese, then English. */
export function linesOf(found: Verification, keyGiven: boolean): string[] {
  if (found.result === 'unreadable') return [UNREADABLE[found.reason].zh, UNREADABLE[found.reason].en];
  const { counts, checkpoint, findings } = found;
  const at = checkpoint === null ? '' : `${checkpoint.at} (${checkpoint.origin}, ${checkpoint.size})`;
  const doubts = keyGiven
    ? []
    : [
        '注意：没有给出公钥，以上只按文件自带的公钥核验。请用 --key 给出单位公布的公钥。',
        'Note: no key was given, so the file’s own was believed. Give the one that the house has published: --key.',
      ];
  if (found.result === 'whole') {
    const words = counts.opened + counts.erased;
    return [
      `完整：${counts.events} 条记录自形成后未被改动；与存证点 ${at} 一致。`,
      `Whole: ${counts.events} records stand as they were written and agree with the checkpoint of ${at}.`,
      ...(counts.withheld > 0
        ? [`其中 ${counts.withheld} 条只含指纹，内容不在本文件中。 ${counts.withheld} of them by hash alone.`]
        : []),
      ...(words > 0
        ? [
            `文字 ${counts.opened} 段与存证一致，${counts.erased} 段已按规定删除。 ${counts.opened} words opened, ${counts.erased} erased as required.`,
          ]
        : []),
      ...(found.compared === 'partly'
        ? [
            '另行保存的存证点较早，只印证了其中较早的记录。',
            'The checkpoint kept elsewhere is earlier, and confirms the records up to it.',
          ]
        : []),
      ...doubts,
    ];
  }
  return [
    `不完整：发现 ${findings.length} 处问题。`,
    `Not whole: ${findings.length} findings.`,
    ...findings.flatMap((finding) => [`- ${sayFinding(finding, 'zh')}`, `  ${sayFinding(finding, 'en')}`]),
    ...doubts,
  ];
}
