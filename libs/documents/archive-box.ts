/** 档案盒: its cover and its spine, with the items of DA/T 22—2015 6.4.1, to be cut out and glued on. */
import type { Sheet } from './sheet.types';

export interface ArchiveBox {
  /** 全宗名称: the house. */
  house: string;
  /** 全宗号. */
  fonds: string;
  year: number;
  /** 保管期限, in words. */
  retention: string;
  /** 机构（问题）, where the house's classification has it. */
  division: string | null;
  firstItem: number;
  lastItem: number;
  /** 盒号, as the house counts. */
  box: string;
  /** Of the spine, in millimetres. */
  thickness: number;
}

export function archiveBoxSheet({
  house,
  fonds,
  year,
  retention,
  division,
  firstItem,
  lastItem,
  box,
  thickness,
}: ArchiveBox): Sheet {
  const before = [
    { label: '全宗号', text: fonds },
    { label: '年度', text: String(year) },
    { label: '保管期限', text: retention },
    ...(division === null ? [] : [{ label: '机构（问题）', text: division }]),
  ];
  return {
    title: house,
    blocks: [
      ...[...before, { label: '起止件号', text: `${firstItem}-${lastItem}` }, { label: '盒号', text: box }].map(
        (line) => ({ kind: 'fact', ...line }) as const,
      ),
      { kind: 'next', title: '盒脊' },
      { kind: 'text', text: `沿外框裁下，贴在 ${thickness} 毫米的盒脊上。` },
      // The first item stands in the upper field, the last in the lower one.
      {
        kind: 'strip',
        millimetres: thickness,
        fields: [
          ...before,
          { label: '起止件号', text: String(firstItem) },
          { label: '', text: String(lastItem) },
          { label: '盒号', text: box },
        ],
      },
    ],
  };
}
