import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { isUuid } from '../requests';
import { SAFE_METHODS, type SignedRequest } from './permission';

/** What a handler refuses by the asker's rights. Append records by itself what the log refuses. */
const BY_RIGHTS = [
  'FORBIDDEN',
  'NOT_FOUND',
  'SUPERVISION_READS_ONLY',
  'GRANT_NOT_FOR_ONESELF',
  'GRANT_SECOND_PERSON',
  'ERASURE_SECOND_PERSON',
  'DOCUMENT_SECOND_PERSON',
  'OWN_RIGHTS',
  'LAST_KEEPER',
  'FIELD_KEPT',
  'ACCOUNT_SHARED',
  'DISABLED_BY_HOUSE',
];
/** And what whoever runs the house has to hear of, whoever sent it. */
const ON_RECORD: readonly string[] = [...BY_RIGHTS, 'FILE_INFECTED'];

/** Who tried to change what he may not, or what he may not even see, is on the record: which route and which id, never what he sent. */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  constructor(@Inject(Database) private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (SAFE_METHODS.includes(request.method)) return next.handle();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        if (error instanceof ApiException && ON_RECORD.includes(error.error.code) && request.subject) {
          const [target] = String(request.params['id'] ?? '').split('~');
          await this.database.rows(`insert into guicheng.attempt (actor, action, stream, code) values ($1, $2, $3, $4)`, [
            request.subject.person.id,
            `${context.getClass().name}.${context.getHandler().name}`,
            isUuid(target) ? target : null,
            error.error.code,
          ]);
        }
        throw error;
      }),
    );
  }
}
