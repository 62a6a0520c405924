import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { FiguresByPersonView, RegisterStatistics, StepStatistics, TurnFiguresByPerson } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { download } from '../files/attachment';
import { booleanOf, dayOf, optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { XLSX } from '../workbook-cells';
import { ByPersonService } from './by-person.service';
import { RegisterStatisticsService } from './register-statistics.service';
import { statisticsWorkbook } from './statistics-sheet';
import { StepStatisticsService } from './step-statistics.service';

const NAME = 100;
const REASON = 500;

@Controller('statistics')
export class StatisticsController {
  constructor(
    @Inject(RegisterStatisticsService) private readonly registers: RegisterStatisticsService,
    @Inject(StepStatisticsService) private readonly steps: StepStatisticsService,
    @Inject(ByPersonService) private readonly persons: ByPersonService,
  ) {}

  @Get('registers/:id')
  @Needs('read-registers')
  read(
    @Asker() asker: Subject,
    @Param('id') id: string,
    @Query('on') on?: string,
    @Query('against') against?: string,
    @Query('by') by?: string,
  ): Promise<RegisterStatistics> {
    return this.registers.read(asker, id, { on, against, by });
  }

  @Get('registers/:id/workbook')
  @Needs('read-registers')
  async workbook(
    @Asker() asker: Subject,
    @Param('id') id: string,
    @Query('on') on?: string,
    @Query('against') against?: string,
    @Query('by') by?: string,
    @Query('filledBy') filledBy?: string,
    @Query('reviewedBy') reviewedBy?: string,
  ): Promise<StreamableFile> {
    const report = await this.registers.read(asker, id, { on, against, by });
    const signed = {
      filledBy: optionalTextOf(filledBy, 'filledBy', NAME) ?? '',
      reviewedBy: optionalTextOf(reviewedBy, 'reviewedBy', NAME) ?? '',
    };
    const [post] = asker.posts;
    const content = await statisticsWorkbook(report, post?.organisation.name.zh ?? '', signed);
    return download(`${report.title.zh}统计表-${report.on}.xlsx`, XLSX, content);
  }

  @Get('steps')
  @Needs('read-registers')
  durations(@Asker() asker: Subject, @Query('from') from: unknown, @Query('to') to: unknown): Promise<StepStatistics> {
    const [first, last] = [dayOf(from, 'from'), dayOf(to, 'to')];
    if (first > last) throw new ApiException('FIELD_INVALID', { label: 'to' }, 'to');
    return this.steps.read(asker, first, last);
  }
  /** Whether figures are told person by person, since when and why. */
  @Get('by-person')
  @Needs('prepare-procedures')
  byPerson(): Promise<FiguresByPersonView> {
    return this.persons.view();
  }

  @Post('by-person')
  @Needs('prepare-procedures')
  @HttpCode(200)
  turnByPerson(@Asker() asker: Subject, @Body() body: Sent<TurnFiguresByPerson>): Promise<FiguresByPersonView> {
    return this.persons.turn(asker, booleanOf(body.isOn, 'isOn'), textOf(body.reason, 'reason', REASON));
  }
}
