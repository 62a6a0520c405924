/** What went wrong with us. */
import type { Text } from '../../procedure';
import type { ApiCode } from '../codes';
import { text } from './text';

export const faultsMessages = {
  STORE_UNAVAILABLE: text(
    '系统正在恢复，请稍候。您填写的内容还在，恢复后会自动重新提交，不会重复。',
    'The system is recovering; please wait. What you typed is kept and is sent again by itself, once.',
  ),
  RECORD_NOT_COVERED: text(
    '这条记录还没有进入存证点，约一分钟后即可取得。',
    'No checkpoint holds this record yet. Try again in about a minute.',
  ),
  ERASURE_SECOND_PERSON: text(
    '删除须由另一位管理人员复核，不能由提出人自己确认。',
    'Another administrator has to confirm it, not the person who asked.',
  ),
  ERASURE_DONE: text('已按规定删除，无需再次确认。', 'It was already deleted as required; nothing is left to confirm.'),
  NOBODY_TO_FILE: text(
    '本会目前无人担任可以发起的职务，请先在组织与人员中登记任职；登记后系统会再次发起。',
    'Nobody holds the post that files this here. Enter who holds it under people; it is tried again then.',
  ),
  CASE_SUSPENDED: text(
    '该事项因系统故障暂停，已通知管理员，您的提交已经保留。',
    'This matter is suspended by a fault; administrators know, and your request is kept.',
  ),
  FAULT: text(
    '系统出错，请记下编号 {reference} 并联系办理单位。您填写的内容没有丢失。',
    'Something went wrong. Note {reference} and call the office. What you typed is not lost.',
  ),
} satisfies Partial<Record<ApiCode, Text>>;
