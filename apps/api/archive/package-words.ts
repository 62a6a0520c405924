/** 说明: what stands in a package, for whoever opens it without our program. */
import { plainDay } from '../../../libs/documents';
import { civilDateOf } from '../../../libs/procedure';
import type { PackedCase } from './package';

/** `batch`: the number under which the cases go to the archive. */
export function packageWords(cases: PackedCase[], at: Date, by: string, batch?: string): string {
  return [
    batch === undefined ? '办件材料包' : `归档材料包 ${batch}`,
    '',
    ...cases.map(({ number, procedure, subject, society }) => `${number}　${procedure}：${subject}（${society}）`),
    '',
    `${by}于${plainDay(civilDateOf(at.toISOString()))}导出，内容以导出人在系统中的查看范围为限。`,
    '',
    ...(batch !== undefined
      ? ['归档文件目录.xlsx：本批各件的件号、保管期限和题名，另有备考表；每件的文件在它自己的文件夹里。']
      : []),
    '办理单：各步骤的办理结果和意见。',
    '文书：以本事项发出的文书，有定稿和盖章件。',
    '附件：提交的材料、随办理提交的材料和代录的凭证。',
    '办理记录.json：逐条的原始记录和证明；导出人不能查看的内容只有校验值，已依规定删除的个人信息不再有原文。',
    '核验报告.html：用浏览器打开（不需要网络），可以核对上述记录是否完整、有没有被改动。',
    'manifest.json：每个文件的名称、字节数和 SHA-256 校验值，以及每个事项最后一条记录的校验值（head）。',
    '',
    '核对文件：在文件所在的文件夹里计算 SHA-256，与 manifest.json 所列比较。',
    '  Windows：certutil -hashfile 文件名 SHA256　　Linux：sha256sum 文件名　　macOS：shasum -a 256 文件名',
    '',
  ].join('\r\n');
}
