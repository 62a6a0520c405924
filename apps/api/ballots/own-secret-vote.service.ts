import { Inject, Injectable } from '@nestjs/common';
import type { CastSecretVote, OwnSecretVote } from '../../../libs/contracts';
import { isBallot, secretPaperOf, secretVoters, type SittingItem, type SittingState, type Text } from '../../../libs/procedure';
import { sealBallot } from '../../../libs/persistence';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import type { Subject } from '../session/session.service';
import { SittingQueries } from '../sittings/sitting.queries';
import { paperViewOf, SecretVoteQueries } from './secret-vote.queries';

/** 无记名投票, a member's side, over the session of his personal link: the paper, and that he has voted. What, nobody shows him again. */
@Injectable()
export class OwnSecretVoteService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(SittingQueries) private readonly sittings: SittingQueries,
    @Inject(SecretVoteQueries) private readonly queries: SecretVoteQueries,
  ) {}

  /** `agenda`: what each item that stands is called, in its order. */
  async view(
    asker: Subject,
    id: string,
    state: SittingState,
    agenda: { title: Text | null; subject: string }[],
  ): Promise<OwnSecretVote[]> {
    const standing = state.items.filter(({ status }) => status !== 'struck');
    if (standing.every(({ secret }) => secret === undefined)) return [];
    const [words, pending] = await Promise.all([this.queries.paperWords(id), this.queries.pending(id, asker.person.id)]);
    const place = state.roll.findIndex(({ member }) => member === asker.person.id);
    return standing.flatMap((item, index) => {
      const { secret } = item;
      if (secret === undefined) return [];
      const written = words.get(item.id);
      return {
        ...{ item: item.id, position: index + 1, title: null, subject: '', ...agenda[index] },
        ...{ turn: secret.turn, status: secret.status, textHash: secret.textHash },
        paper: secret.status === 'open' && written !== undefined ? paperViewOf(item, written) : null,
        voted: (secret.voted[place] ?? 0) > 0,
        pending: pending.has(item.id),
        barred: barred(state, item, asker.person.id),
      };
    });
  }

  /**
   * Sealed here to a key that this process cannot open, before anything is written. Where no vote is open nothing is sealed and nothing kept
   * of the choice; that he tried is on the record with the machine's refusal.
   */
  async vote(asker: Subject, key: unknown, sitting: string, { item: id, turn, textHash, marks }: CastSecretVote): Promise<void> {
    const [row, capacity] = await Promise.all([
      this.database.one<{ state: SittingState }>('select state from guicheng.stream where id = $1', [sitting]),
      this.sittings.memberCapacity(sitting),
    ]);
    if (row === null || capacity === null) throw new ApiException('NOT_FOUND');
    const item = row.state.items.find((candidate) => candidate.id === id);
    if (item === undefined) throw new ApiException('ITEM_UNKNOWN', {}, 'item');
    const isOpen = item.secret?.status === 'open' && item.secret.turn === turn;
    if (isOpen && !isBallot(secretPaperOf(item), marks)) throw new ApiException('SECRET_BALLOT_UNFIT', {}, 'marks');
    const publicKey = isOpen ? await this.queries.publicKey(sitting, id, turn) : null;
    const place = { sitting, item: id, turn, member: asker.person.id };
    await this.intents.submit({
      ...{ asker, key, kind: 'cast-secret', stream: sitting, streamKind: 'sitting', target: id, contentHash: null },
      // What a repetition is known by says nothing of the choice: a hash of it could be tried.
      request: { item: id, turn },
      body: { item: id, turn, textHash, capacity },
      ballot: publicKey === null ? null : sealBallot(publicKey, place, marks),
    });
  }
}

function barred(state: SittingState, item: SittingItem, person: string): OwnSecretVote['barred'] {
  if (item.recused.includes(person)) return 'recused';
  return secretVoters(state, item).includes(person) ? null : 'not-present';
}
