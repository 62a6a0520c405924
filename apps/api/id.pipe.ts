import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiException } from './errors/api-exception';
import { isUuid } from './requests';

/** An id in a path. What is no id is nothing that could be found: a damaged link reads like one to what does not exist. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw new ApiException('NOT_FOUND');
    return value.toLowerCase();
  }
}
