import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import type { IntentView } from '../../../libs/contracts';

/** 200 when the log has answered, 202 when the request is on record and the page should follow it. */
@Injectable()
export class AnsweredInterceptor implements NestInterceptor<IntentView> {
  intercept(context: ExecutionContext, next: CallHandler<IntentView>): Observable<IntentView> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((view) => {
        response.status(view.status === 'received' ? 202 : 200);
        return view;
      }),
    );
  }
}
