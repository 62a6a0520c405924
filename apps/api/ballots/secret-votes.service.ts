import { Inject, Injectable } from '@nestjs/common';
import type { IntentView, OpenSecretVote, SecretRound, SecretVotesView, SecretVoteView } from '../../../libs/contracts';
import {
  canonicalJson,
  FEW_BALLOTS,
  nextContest,
  secretVoters,
  type Json,
  type SittingItem,
  type SittingState,
} from '../../../libs/procedure';
import { derivedUuid, type IntentBodies } from '../../../libs/persistence';
import { sha256 } from '../../../libs/record';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import type { Subject } from '../session/session.service';
import { SittingsService } from '../sittings/sittings.service';
import { SittingViewService } from '../sittings/sitting-view.service';
import { NamesService, type Names } from '../views/names.service';
import { paperViewOf, SecretVoteQueries, type PaperWords } from './secret-vote.queries';

type SecretIntent = 'open-secret' | 'count-secret' | 'void-secret';

/** 无记名投票, the secretariat's side: opening it, seeing who has voted (never what), counting it once or ending it uncounted. */
@Injectable()
export class SecretVotesService {
  constructor(
    @Inject(SittingsService) private readonly sittings: SittingsService,
    @Inject(SittingViewService) private readonly views: SittingViewService,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(SecretVoteQueries) private readonly queries: SecretVoteQueries,
  ) {}

  async view(asker: Subject, id: string): Promise<SecretVotesView> {
    const row = await this.sittings.mine(asker, id);
    const { state } = row;
    const [names, view, words, papers] = await Promise.all([
      this.names.read(),
      this.views.view(asker, row),
      this.queries.paperWords(id),
      this.queries.papers(id),
    ]);
    const isPossible = state.form !== 'by-circulation' && state.assembly === undefined;
    return {
      isPossible,
      mayElect: state.rules.election !== undefined,
      few: FEW_BALLOTS,
      items: view.agenda.flatMap(({ id: item, position, subject, status }) => {
        const found = state.items.find((candidate) => candidate.id === item);
        if (found === undefined || status === 'struck') return [];
        const mayOpen = isPossible && state.phase === 'convened' && isOpenable(found);
        const kept = papers.get(`${item}/${found.secret?.turn ?? 0}`) ?? [];
        return [{ ...viewOf(state, found, words.get(item), names), papers: kept, position, subject, mayOpen }];
      }),
    };
  }

  async open(asker: Subject, key: unknown, id: string, request: OpenSecretVote): Promise<IntentView> {
    const { state } = await this.sittings.mine(asker, id);
    const item = state.items.find((candidate) => candidate.id === request.item);
    if (item === undefined) throw new ApiException('AGENDA_ITEM_UNKNOWN', {}, 'item');
    const { question, election, recused, outOfRoom, plain, knowsFew } = request;
    const names = election?.candidates ?? [];
    if (new Set(names).size !== names.length) throw new ApiException('CANDIDATES_UNFIT', {}, 'election.candidates');
    const candidates = names.map((name, n) => ({ id: derivedUuid(String(key), `candidate/${n}`), name }));
    const terms = election && { seats: election.seats, kind: election.kind, candidates: candidates.map((entry) => entry.id) };
    // What each voter will have had before him, whichever round it is.
    const paper = { item: item.id, question, candidates, seats: election?.seats ?? null, turn: (item.secret?.turn ?? 0) + 1 };
    return this.submit(asker, key, id, 'open-secret', item.id, request, {
      ...{ item: item.id, question, recused, outOfRoom, plain, knowsFew },
      textHash: sha256(canonicalJson(paper as unknown as Json)),
      ...(terms === undefined ? {} : { candidates, election: terms }),
    });
  }

  count(asker: Subject, key: unknown, id: string, item: string, turn: number): Promise<IntentView> {
    return this.submit(asker, key, id, 'count-secret', item, { turn }, { item, turn });
  }

  end(asker: Subject, key: unknown, id: string, item: string, given: { turn: number; reason: string }): Promise<IntentView> {
    return this.submit(asker, key, id, 'void-secret', item, given, { item, ...given });
  }

  private async submit<Kind extends SecretIntent>(
    asker: Subject,
    key: unknown,
    id: string,
    kind: Kind,
    target: string,
    request: unknown,
    body: Omit<IntentBodies[Kind], 'capacity'>,
  ): Promise<IntentView> {
    const { capacity } = await this.sittings.recorded(asker, id);
    return this.intents.submit({
      ...{ asker, key, kind, stream: id, streamKind: 'sitting', target, contentHash: null, request },
      body: { ...body, capacity } as IntentBodies[Kind],
    });
  }
}

function isOpenable(item: SittingItem): boolean {
  if (item.status !== 'listed' || item.secret?.status === 'open') return false;
  const goesOn = item.election !== undefined && nextContest(item.election) !== null;
  return item.secret?.status !== 'counted' || goesOn;
}

function viewOf(
  state: SittingState,
  item: SittingItem,
  words: PaperWords | undefined,
  names: Names,
): Omit<SecretVoteView, 'papers' | 'position' | 'subject' | 'mayOpen'> {
  const { secret, election } = item;
  const isOpen = secret?.status === 'open';
  const voted = new Set(state.roll.filter((_, place) => (secret?.voted[place] ?? 0) > 0).map(({ member }) => member));
  const people = secret === undefined ? [] : isOpen ? secretVoters(state, item) : [...voted];
  return {
    item: item.id,
    turn: secret?.turn ?? null,
    status: secret?.status ?? 'not-open',
    why: secret?.why ?? null,
    paper: isOpen && words !== undefined ? paperViewOf(item, words) : null,
    people: people.map((id) => ({ id, name: names.person(id), voted: voted.has(id) })),
    arithmetic: secret?.status === 'counted' ? (secret.arithmetic ?? null) : null,
    rounds: secret === undefined || election === undefined ? [] : roundsOf(election, words?.names ?? new Map<string, string>()),
    isNextRound: (election?.rounds.length ?? 0) > 0,
  };
}

function roundsOf({ candidates, rounds }: NonNullable<SittingItem['election']>, names: Map<string, string>): SecretRound[] {
  return rounds.map(({ seats, arithmetic, candidates: stood, votes, elected, tied }) => ({
    seats,
    arithmetic,
    candidates: stood.map((position, n) => ({
      name: names.get(candidates[position] ?? '') ?? '',
      votes: votes[n] ?? 0,
      elected: elected.includes(position),
      tied: tied.includes(position),
    })),
  }));
}
