import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { SignInMethods } from '../../../libs/contracts';
import { strongerOf } from '../../../libs/procedure';
import { sha256 } from '../../../libs/record';
import { SignInRefused, type Begun, type OtherIdentity, type SignInMethod, type SmsGateway } from '../../../libs/sign-in';
import { Database, rowsOf } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { IdentitiesService } from './identities.service';
import { METHODS, SMS } from './methods.provider';
import { SessionService, type Subject } from './session.service';

/** The page of ours to which other houses send the browser back. It posts what it finds in its address: no GET signs anybody in. */
const RETURN_PAGE = '/sign-in/return';
const MINUTES = 10;

interface RequestRow {
  method: string;
  nonce: string;
  code_verifier: string;
  session: string | null;
}

/**
 * Signing in by another house: a request is written down, goes out with the browser and comes back once, in time, in the same browser.
 * Whatever is wrong with the answer is refused with a code and stands on the record; nothing is half done.
 */
@Injectable()
export class MethodsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(METHODS) private readonly all: SignInMethod[],
    @Inject(SMS) private readonly sms: SmsGateway | null,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(IdentitiesService) private readonly identities: IdentitiesService,
  ) {}

  list(): SignInMethods {
    return { methods: this.all.map(({ id, name, mayProve }) => ({ id, name, mayProve })), codes: this.sms !== null };
  }

  /** `browser`: a random value in a cookie, which the answer must come with. `prover`: who wants to prove once more who he is. */
  async begin(id: string, userAgent: string, prover: Subject | null): Promise<{ location: string; browser: string }> {
    const method = this.all.find((candidate) => candidate.id === id && (prover === null || candidate.mayProve));
    if (!method) throw new ApiException('NOT_FOUND');
    const [state, nonce, codeVerifier, browser] = [random(), random(), random(), random()] as const;
    await this.database.rows(`delete from guicheng.sign_in_request where expires_at < now()`);
    await this.database.rows(
      `insert into guicheng.sign_in_request (state_hash, method, browser_hash, nonce, code_verifier, session, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7))`,
      [sha256(state), id, sha256(browser), nonce, codeVerifier, prover?.session ?? null, MINUTES],
    );
    const begun = { state, nonce, codeVerifier, redirectUri: this.redirectUri(), fresh: prover !== null, userAgent };
    const location = await method.begin(begun).catch((error: unknown) => this.refuse(method.id, error));
    return { location, browser };
  }

  /** Judges an answer; the request that it belongs to is used up, whatever becomes of it. */
  async finish(
    answer: string,
    browser: string | undefined,
    userAgent: string,
    asker: Subject | null,
  ): Promise<{ token: string; subject: Subject }> {
    const query = new URLSearchParams(answer);
    const state = query.get('state') ?? '';
    const request = await this.take(state, browser);
    const method = this.all.find((candidate) => candidate.id === request?.method);
    if (!request || !method) return this.refuse('sign-in', new ApiException('SIGN_IN_ANSWER_EXPIRED'));
    const begun: Begun = {
      state,
      nonce: request.nonce,
      codeVerifier: request.code_verifier,
      redirectUri: this.redirectUri(),
      fresh: request.session !== null,
      userAgent,
    };
    const identity = await method.finish(query, begun).catch((error: unknown) => this.refuse(method.id, error));
    return request.session === null ? this.enter(method, identity) : this.prove(method, identity, request.session, asker);
  }

  private async enter(method: SignInMethod, identity: OtherIdentity): Promise<{ token: string; subject: Subject }> {
    const { person, problem } = await this.identities.personOf(identity);
    if (person === null || problem) return this.refuse(method.id, new ApiException(problem ?? 'IDENTITY_UNKNOWN'), person);
    await this.attempt(method.id, 'OK', null, person);
    return this.sessions.open({ person, strength: identity.strength, provedAt: identity.provedAt });
  }

  /** A fresh proof belongs to the session that asked for it, and to the same person. */
  private async prove(
    method: SignInMethod,
    identity: OtherIdentity,
    session: string,
    asker: Subject | null,
  ): Promise<{ token: string; subject: Subject }> {
    const { person, problem } = await this.identities.personOf(identity);
    if (asker?.session !== session || person !== asker.person.id || problem || asker.pending !== null)
      return this.refuse(method.id, new ApiException(problem ?? 'SIGN_IN_ANSWER_INVALID'), person);
    await this.attempt(method.id, 'OK', null, person);
    return this.sessions.renew(asker, strongerOf(asker.strength, identity.strength));
  }

  private async take(state: string, browser: string | undefined): Promise<RequestRow | null> {
    if (state === '' || !browser) return null;
    const result: unknown = await this.database.source.query(
      `delete from guicheng.sign_in_request where state_hash = $1 and browser_hash = $2 and expires_at > now()
       returning method, nonce, code_verifier, session`,
      [sha256(state), sha256(browser)],
    );
    return rowsOf<RequestRow>(result)[0] ?? null;
  }

  private async refuse(action: string, error: unknown, person: string | null = null): Promise<never> {
    if (error instanceof SignInRefused) {
      await this.attempt(action, error.code, error.reason, person);
      throw new ApiException(error.code);
    }
    if (error instanceof ApiException) await this.attempt(action, error.error.code, null, person);
    throw error;
  }

  private async attempt(action: string, code: string, reason: string | null, person: string | null): Promise<void> {
    await this.database.rows(`insert into guicheng.attempt (actor, action, code, details) values ($1, $2, $3, $4)`, [
      person,
      action === 'sign-in' ? action : `sign-in-${action}`,
      code,
      JSON.stringify(reason === null ? {} : { reason }),
    ]);
  }

  private redirectUri(): string {
    return `${this.environment.signIn.publicUrl ?? ''}${RETURN_PAGE}`;
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
