import { packedName } from './names';

it.each([
  ['水/土:专委会 办理单.pdf', '水 土 专委会 办理单.pdf'],
  ['../../etc/passwd.docx', '.. etc passwd.docx'],
  ['报告\u202efdp.exe', '报告 fdp.exe'],
  ['. . .', '文件'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(120)}.pdf`],
])('of %s stays what every machine takes', (name, packed) => {
  expect(packedName(name)).toBe(packed);
});
