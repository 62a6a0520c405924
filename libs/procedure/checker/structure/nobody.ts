/** Nobody in a post never stops a case: whoever then takes it is named, and is somebody else. */
import { assigneesOf } from '../../template/assignees';
import { finding, type Check } from '../checked';

export const nobody: Check = ({ placed }) =>
  placed.flatMap(({ block, path }) =>
    assigneesOf(block)
      .filter(({ by }) => by.nobody === by.role)
      .map(({ at }) =>
        finding(
          'NOBODY_IS_THE_SAME',
          'error',
          `${path}${at}/nobody`,
          '无人担任时转请的职务与本职务相同，无人时办件会停在这里；请另写一个职务。',
          'Who takes it when nobody holds the post is the same post: without a holder the case would stand here. Name another.',
        ),
      ),
  );
