import { operationZh } from './operation.zh';
import { sendingZh } from './sending.zh';
import { designZh } from './design.zh';
import { designerZh } from './designer.zh';
import { designingZh } from './designing.zh';
import { policiesZh } from './policies.zh';
import { publishingZh } from './publishing.zh';
import { secretZh } from './secret.zh';
import { simulatorZh } from './simulator.zh';
import { daysOffZh } from './days-off.zh';
import { documentsZh } from './documents.zh';
import { photosZh } from './photos.zh';
import { statisticsZh } from './statistics.zh';
import { workbenchZh } from './workbench.zh';
import { registersZh } from './registers.zh';
import { assignmentsZh } from './assignments.zh';
import { supervisionZh } from './supervision.zh';
import { importsZh } from './imports.zh';
import { societyRecordZh } from './society-record.zh';
import { accountsZh } from './accounts.zh';
import { sittingKitZh } from './sitting-kit.zh';
import { ballotsZh } from './ballots.zh';
import { supervisionWorkZh } from './supervision-work.zh';
import { guidesZh } from './guides.zh';
import { listsZh } from './lists.zh';
import { houseActsZh } from './house-acts.zh';

/** What only pages say that come later; fetched with the first of them (`shared/lazily.ts`). */
export const laterZh = {
  policies: policiesZh,
  publishing: publishingZh,
  societyRecord: societyRecordZh,
  accounts: accountsZh,
  kit: sittingKitZh,
  ballots: ballotsZh,
  supervisionWork: supervisionWorkZh,
  imports: importsZh,
  supervision: supervisionZh,
  assignments: assignmentsZh,
  registers: registersZh,
  secret: secretZh,
  operation: operationZh,
  sending: sendingZh,
  simulator: simulatorZh,
  workbench: workbenchZh,
  design: designZh,
  designer: designerZh,
  designing: designingZh,
  statistics: statisticsZh,
  daysOff: daysOffZh,
  documents: documentsZh,
  photos: photosZh,
  guides: guidesZh,
  copying: { byHand: '浏览器不允许网页复制。文字已经选中，请按 Ctrl+C，手机上请长按后复制。' },
  lists: listsZh,
  houseActs: houseActsZh,
} as const;
