import { Inject, Injectable } from '@nestjs/common';
import type { Placeholder } from '../../../libs/contracts';
import { fillLetterhead, toPdf, toWord, type Sheet } from '../../../libs/documents';
import { ApiException } from '../errors/api-exception';
import { PRACTICE } from './practice.token';

const MARK = '演练，不是正式文件';

/** All that the house makes to be printed: what comes out of a house to practise in says so on every page. */
@Injectable()
export class Printer {
  private readonly mark: { mark?: string };

  constructor(@Inject(PRACTICE) isPractice: boolean) {
    this.mark = isPractice ? { mark: MARK } : {};
  }

  word(sheet: Sheet): Promise<Buffer> {
    return toWord({ ...sheet, ...this.mark });
  }

  /** A character without type is named, and nothing is printed. */
  async pdf(sheet: Sheet): Promise<Buffer> {
    const made = await toPdf({ ...sheet, ...this.mark });
    if ('missing' in made) throw new ApiException('CHARACTERS_WITHOUT_TYPE', { characters: made.missing.join(' ') });
    return made.content;
  }

  /** On a house's own form. */
  filled(letterhead: Uint8Array, values: Partial<Record<Placeholder, string>>): Buffer {
    return fillLetterhead(letterhead, values, this.mark.mark);
  }
}
