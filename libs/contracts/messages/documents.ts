/** Documents that leave the house. */
import { text } from './text';

export const documentMessages = {
  DOCUMENT_NOT_NOW: text(
    '这份文书目前不能这样办，没有更改。请刷新后看它办到了哪一步。',
    'This cannot be done with the paper as it stands; nothing was changed. Look again at how far it is.',
  ),
  DOCUMENT_SECOND_PERSON: text(
    '回传件须由上传人以外的人核对，没有更改。请同事核对。',
    'A scan is checked by somebody other than whoever uploaded it; nothing was changed. Ask a colleague.',
  ),
  DOCUMENT_NUMBERED: text(
    '这份文书已有文号，没有再取号。要换文号，请先作废原文号并写明原因。',
    'The paper has a number already; none was taken. To change it, void the number first, with a reason.',
  ),
  DOCUMENT_NOT_NUMBERED: text('这份文书没有文号，无需作废。', 'The paper has no number that could be voided.'),
  DOCUMENT_CODE_MISSING: text(
    '还没有设定本单位的机关代字，不能取号。请在“收发文与用印”的“设置”中设定，或者填写其他系统给出的文号。',
    'The code of the house’s numbers has not been set, so no number can be taken. Set it under “Papers and seals”, “Forms”, or enter a number that another system gave.',
  ),
  DOCUMENT_NUMBER_TAKEN: text(
    '文号 {number} 已经用过，没有登记。请核对后填写另一个文号。',
    'The number {number} is in use already; nothing was entered. Check it and enter another one.',
  ),
  DOCUMENT_CASE_NOT_TOLD: text(
    '这个事项还没有告知该单位，文书不能先送达。请先办理告知的步骤。',
    'The society does not know of this matter yet, so the paper cannot be sent first. Do the step that tells it.',
  ),
  LETTERHEAD_UNREADABLE: text(
    '这不是可以读取的 Word 文件（.docx），没有保存。请用 Word 另存为 .docx 后再上传。',
    'This is no Word file (.docx) that can be read; nothing was kept. Save it as .docx in Word and upload it again.',
  ),
  LETTERHEAD_MACROS: text(
    '模板中含有宏或者控件，没有保存。请去掉后另存为 .docx 再上传。',
    'The template holds macros or controls; nothing was kept. Take them out, save it as .docx and upload it again.',
  ),
  LETTERHEAD_OUTSIDE: text(
    '模板引用了文件以外的图片或者模板，没有保存。请把图片嵌入文件中再上传。',
    'The template fetches a picture or template from outside; nothing was kept. Embed it in the file and upload it again.',
  ),
  LETTERHEAD_BRACES: text(
    '模板中的花括号没有成对（在“{near}”附近），没有保存。请改为 “{”加名称加“}” 这样的写法。',
    'The braces in the template do not match (near “{near}”); nothing was kept. Write an opening brace, the name, and a closing brace.',
  ),
  LETTERHEAD_PLACEHOLDER: text(
    '模板中的“{name}”不是可用的名称，没有保存。是否要写“{nearest}”？可用的名称见本页。',
    '“{name}” in the template is no known name; nothing was kept. Was “{nearest}” meant? All names stand on this page.',
  ),
  RECEIVED_ALREADY: text(
    '这个事项的纸质材料已经登记收文，没有重复登记。',
    'The papers of this matter are entered already; they were not entered twice.',
  ),
  PACKAGE_CASE_OPEN: text(
    '{number} 还没有办结，没有导出。办结后可以导出整份材料。',
    '{number} is still open; nothing was exported. Once it is closed, all of it can be taken along.',
  ),
  ARCHIVE_TAKEN: text(
    '{number} 已经在另一批归档中，没有建立这一批。请去掉它再试。',
    '{number} is in another batch already; no batch was made. Leave it out and try again.',
  ),
  ARCHIVE_RETENTION_MISSING: text(
    '“{title}”还没有设定保管期限，没有建立这一批。请先在本页设定。',
    'It is not set how long “{title}” is kept; no batch was made. Set it on this page first.',
  ),
  ARCHIVE_PACKAGE_UNKNOWN: text(
    '这不是本批生成过的归档包，没有记录归档。请下载归档包，并填写它的 SHA-256 校验值。',
    'This is no package that was made of this batch; nothing was recorded. Download the package and give its SHA-256.',
  ),
  ARCHIVE_SETTLED: text(
    '这一批已经归档或者已经撤销，没有更改。',
    'This batch is archived or given up already; nothing was changed.',
  ),
  ARCHIVE_RANGE_UNKNOWN: text(
    '这个年度、这个保管期限下没有 {first} 号或者 {last} 号的件，没有打印。请检查起止件号。',
    'There is no item {first} or no item {last} of this year and time of keeping; nothing was printed. Check the numbers.',
  ),
  ARCHIVIST_ONLY: text(
    '归档由本单位的档案管理人员办理，没有更改。',
    'Giving cases to the archive is for the archivist of this house; nothing was changed.',
  ),
  NUMBER_VOIDED: text('这个号已经作废，没有更改。', 'This number has been voided already; nothing was changed.'),
  CHARACTERS_WITHOUT_TYPE: text(
    '这些字没有可以印出的字形：{characters}，没有生成 PDF。请改用 Word 版，由本机的字体印出。',
    'There is no type for these characters: {characters}; no PDF was made. Use the Word version, which takes the type of your own machine.',
  ),
};
