import type { ProgramStep } from '../template/program.types';
import type { StepKind } from '../template/template.types';
import { authorityStep } from './authority/authority.step';
import { callStep } from './call/call.step';
import { checkStep } from './check/check.step';
import { copyStep } from './copy/copy.step';
import { documentStep } from './document/document.step';
import { intakeStep } from './intake/intake.step';
import { meetingStep } from './meeting/meeting.step';
import { noticeStep } from './notice/notice.step';
import { openStep } from './open/open.step';
import { registerStep } from './register/register.step';
import { reviewStep } from './review/review.step';
import { scoreStep } from './score/score.step';
import { waitStep } from './wait/wait.step';
import { workStep } from './work/work.step';
import type { StepKindObject, StepOf } from './step-kind';

/** Exhaustive by type: a kind that is declared and not written here does not compile. */
const registry: { [K in StepKind]: StepKindObject<StepOf<K>> } = {
  check: checkStep,
  intake: intakeStep,
  review: reviewStep,
  meeting: meetingStep,
  register: registerStep,
  work: workStep,
  authority: authorityStep,
  document: documentStep,
  copy: copyStep,
  call: callStep,
  open: openStep,
  wait: waitStep,
  notice: noticeStep,
  score: scoreStep,
};

/** The object of a step's kind. */
export function stepKind<S extends ProgramStep>(step: S): StepKindObject<ProgramStep> {
  return registry[step.kind];
}
