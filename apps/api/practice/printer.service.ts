import { Inject, Injectable } from '@nestjs/common';
import type { Placeholder } from '../../../libs/contracts';
import { fillLetterhead, toPdf, toWord, type Sheet } from '../../../libs/documents';
import type { ApiEnvironment } from '../env';
import { ENVIRONMENT } from '../environment.token';
import { ApiException } from '../errors/api-exception';
import { PRACTICE } from './practice.token';

const MARK = '演练，不是正式文件';

/** All that the house makes to be printed: what comes out of a house to practise in says so on every page. */
@Injectable()
export class Printer {
  private readonly mark: { mark?: string };

  constructor(
    @Inject(PRACTICE) isPractice: boolean,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {
    this.mark = isPractice ? { mark: MARK } : {};
  }

  /** `about`: the case to whose page the paper's code leads. */
  word(sheet: Sheet, about?: string): Promise<Buffer> {
    return toWord({ ...sheet, ...this.mark, ...this.codeOf(about) });
  }

  /** A character without type is named, and nothing is printed. */
  async pdf(sheet: Sheet, about?: string): Promise<Buffer> {
    const made = await toPdf({ ...sheet, ...this.mark, ...this.codeOf(about) });
    if ('missing' in made) throw new ApiException('CHARACTERS_WITHOUT_TYPE', { characters: made.missing.join(' ') });
    return made.content;
  }

  /** On a house's own form. */
  filled(letterhead: Uint8Array, values: Partial<Record<Placeholder, string>>): Buffer {
    return fillLetterhead(letterhead, values, this.mark.mark);
  }

  /** Only the address with the case's random id: who scans it signs in and sees what he may. A house that has not said where it is reached prints none. */
  private codeOf(about: string | undefined): { code?: string } {
    const { publicUrl } = this.environment.signIn;
    return about === undefined || publicUrl === null ? {} : { code: `${publicUrl}/cases/${about}` };
  }
}
