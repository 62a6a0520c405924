/** What was sent. */
import type { Text } from '../../procedure';
import type { ApiCode } from '../codes';
import { text } from './text';

export const contentMessages = {
  FIELD_REQUIRED: text('请填写“{label}”。', 'Please fill in “{label}”.'),
  FIELD_INVALID: text('“{label}”填写有误，请检查。', '“{label}” is not right. Please check it.'),
  FIELD_UNKNOWN: text('表单里没有“{label}”这一项，请刷新后重试。', 'The form has no field “{label}”. Refresh and try again.'),
  FIELD_READ_ONLY: text(
    '这一步不能修改“{label}”，请改回原来的内容。',
    'This step may not change “{label}”. Put back what stood there.',
  ),
  BODY_INVALID: text('提交的内容不完整，请刷新后重试。', 'What was sent is incomplete. Refresh and try again.'),
  CREDIT_CODE_INVALID: text(
    '统一社会信用代码应为 18 位，且最后一位校验码相符，请对照登记证书。',
    'The unified social credit code has 18 characters and its last one must check. Compare it with the certificate.',
  ),
  DATES_REVERSED: text('“{label}”早于开始日期，请检查。', '“{label}” is before the start. Please check it.'),
  SUPERVISION_READS_ONLY: text(
    '监督查阅只能查看，不能办理；没有记入任何改动。',
    'Under a supervision grant you can read, not act. Nothing was changed.',
  ),
  GRANT_NOT_FOR_ONESELF: text(
    '不能为自己提出、确认或延长监督查阅，请由其他负责人办理。',
    'Nobody proposes or confirms a supervision grant for himself. Ask another person in charge.',
  ),
  GRANT_SECOND_PERSON: text(
    '监督查阅须由另一人确认，提出的人不能自己确认。',
    'A supervision grant is confirmed by a second person, not by the one who proposed it.',
  ),
  GRANT_DECIDED: text(
    '这项监督查阅已有处理结果，请刷新后查看。',
    'This supervision grant was decided meanwhile. Refresh to see it.',
  ),
  SAMPLE_EMPTY: text(
    '所选范围内没有事项，请放宽期间、学会、事项或金额后再抽取。',
    'There is no matter in what you chose. Widen the period, society, kind or amount and draw again.',
  ),
  RECTIFICATION_CLOSED: text('这一整改事项已经办结，不能再答复。', 'This item is closed; it is not answered any more.'),
  RECTIFICATION_NOT_ANSWERED: text(
    '学会还没有答复，收到答复后才能办结或再次要求。',
    'The society has not answered yet. Close it, or ask again, once it has.',
  ),
  RECTIFICATION_SENT: text(
    '这条发现已经发出过整改事项，请在原事项上继续。',
    'An item was sent for this finding already. Go on with that one.',
  ),
  GRANT_TOO_LONG: text(
    '监督查阅一次最长 {days} 天，请缩短期限；到期后可以再次提出。',
    'A supervision grant runs {days} days at most. Shorten it; another can be proposed afterwards.',
  ),
  KEY_REQUIRED: text('缺少请求编号，请刷新页面后重试。', 'The request has no key. Refresh the page and try again.'),
  KEY_REUSED: text(
    '同一次提交的内容前后不一致，没有记入。请刷新后重新提交。',
    'The same request came with other content and was not recorded. Refresh and submit again.',
  ),
  NO_INTENT: text('没有对应的提交记录，未执行。', 'There is no such request on record; nothing was done.'),
  NO_AUTHORITY: text(
    '您现在不担任可以办理这一步的职务，办理没有记入。',
    'You do not hold a post that may do this step now; nothing was recorded.',
  ),
  CALENDAR_ENTRY_NEEDED: text(
    '这一事项要从“本会日历”中对应的一项开始填写，才能归到那次任务里。已填写的内容留在草稿中，可在填写时带入。',
    'This is filed for an entry of the society’s calendar: begin it there, so that it counts for that entry. What you wrote stays in your drafts.',
  ),
  FILE_TOO_BIG: text(
    '文件超过 {limitMb} MB，请压缩或拆分后再上传。',
    'The file is larger than {limitMb} MB. Compress or split it, then upload again.',
  ),
  FILE_TYPE: text('不支持这种文件，可以上传：{allowed}。', 'This kind of file is not accepted. Allowed: {allowed}.'),
  FILE_TYPE_MISMATCH: text(
    '文件内容与扩展名不符，请确认文件没有损坏或改名。',
    'The file is not what its name says. Check that it is not damaged or renamed.',
  ),
  FILE_MISSING: text('没有收到文件，请重新选择。', 'No file arrived. Please choose it again.'),
  FILE_DAMAGED: text(
    '文件不完整或已损坏，没有保存。请在原来的软件里打开确认，另存后再上传。',
    'The file is cut off or damaged; nothing was saved. Open it where it was made, save it anew and try again.',
  ),
  FILE_ARCHIVE_TOO_MUCH: text(
    '文件解开后过大或包含的文件过多，没有保存。请分成几个文件上传。',
    'Unpacked, the file is too large or holds too many files; nothing was saved. Divide it into several files.',
  ),
  FILE_ARCHIVE_NESTED: text(
    '压缩包里还有压缩包，没有保存。请先解开里面的压缩包，再一起打包上传。',
    'The archive holds other archives; nothing was saved. Unpack those first and pack everything once.',
  ),
  FILE_LOCKED: text(
    '压缩包加了密码，没有保存。请去掉密码后再上传。',
    'The archive is locked with a password; nothing was saved. Remove the password and try again.',
  ),
  FILE_INFECTED: text(
    '安全检查发现文件带有病毒（{found}），没有保存，已隔离。请在本机查杀后，用干净的文件再上传。',
    'The security check found malware ({found}); the file was put aside and not saved. Clean your device and upload a clean file.',
  ),
  FILE_CHECK_AWAY: text(
    '现在不能做安全检查，文件没有保存。请过几分钟再上传；一直不行请联系管理员。',
    'The security check is not available now; nothing was saved. Try again in a few minutes, or tell your administrator.',
  ),
  RANGE_OUTSIDE: text('文件没有这一部分，请重新下载。', 'The file has no such part. Download it again.'),
  PREVIEW_NOT_POSSIBLE: text(
    '这个文件不能在页面上显示，请下载后查看。',
    'This file cannot be shown on the page. Download it to read it.',
  ),
  PREVIEW_BUSY: text(
    '正在显示的文件较多，请稍候再看。',
    'Many files are being shown at the moment. Try again in a little while.',
  ),
  SHEET_UNREADABLE: text(
    '表格没有读出来，文件可能已损坏。请用表格软件打开，重新保存后再上传。',
    'The sheet could not be read; the file may be damaged. Open it, save it again and upload it.',
  ),
  SHEET_PROTECTED: text(
    '文件设有打开密码，请先取消密码再上传。',
    'The file needs a password to open. Remove the password, then upload it.',
  ),
  SHEET_OLD_FORMAT: text(
    '这是旧格式的表格，请另存为新格式（扩展名 {extension}）后再上传。',
    'This is a workbook of the old format. Save it as {extension}, then upload it.',
  ),
  SHEET_TOO_LARGE: text(
    '表格太大：一次最多 {rows} 行、{columns} 列。请拆成几个文件，分次导入。',
    'The sheet is too large: at most {rows} rows and {columns} columns at a time. Split it into several files.',
  ),
  SHEET_EMPTY: text('表格里没有内容，请检查是否选错了文件。', 'The sheet is empty. Check that it is the right file.'),
  IMPORT_COLUMN_MISSING: text(
    '还不知道“{label}”在表格的哪一列，请先对应。',
    'Say first in which column of the sheet “{label}” stands.',
  ),
  IMPORT_NOTHING: text('没有可以导入的内容：没有新增，也没有变化。', 'There is nothing to import: nothing new, nothing changed.'),
  IMPORT_CHANGED: text(
    '您核对之后，系统中的内容有变化，没有导入。已重新核对，请再看一遍。',
    'What is on record has changed since you looked; nothing was imported. It was checked again: please look once more.',
  ),
  IMPORT_BUSY: text('正在处理，请稍候。', 'It is being worked on. Please wait.'),
  IMPORT_DONE: text('这次导入已经完成，不能再改。', 'This import is finished and can no longer be changed.'),
  IMPORT_UNDO_OVER: text(
    '导入超过一天，不能整批撤回，请逐条更正。',
    'More than a day has passed; the import can no longer be taken back as a whole. Correct single entries.',
  ),
} satisfies Partial<Record<ApiCode, Text>>;
