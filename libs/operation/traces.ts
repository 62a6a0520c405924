import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import { TRACE_PARENT_HEADER, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { currentContext, withContext } from './context';

export interface SpanChoice {
  kind?: 'served' | 'asked' | 'internal';
  /** Ids, patterns and codes: never a person, never what somebody wrote. */
  attributes?: Attributes;
  /** W3C `traceparent` of whoever asked; absent: what is under way here, otherwise nothing. */
  from?: string | undefined;
}

const KINDS = { served: SpanKind.SERVER, asked: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
const w3c = new W3CTraceContextPropagator();
/** Where nobody listens: it records nothing. */
const NOTHING = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Where the time of a request goes, from program to program, for a collector that speaks OTLP. Without one it costs next to nothing. */
export class Traces {
  private constructor(private readonly provider: TracerProvider | null) {}

  /** `endpoint`: the collector, as `http://collector:4318`; null: nobody asked. A collector that is away delays nothing and loses traces alone. */
  static to(endpoint: string | null, program: string): Traces {
    if (endpoint === null) return new Traces(null);
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
    return new Traces(
      new TracerProvider({
        resource: resourceFromAttributes({ 'service.name': `guicheng-${program}`, 'service.namespace': 'guicheng' }),
        // Whoever asks from outside does not say whether it is traced.
        sampler: new AlwaysOnSampler(),
        spanProcessors: [new BatchSpanProcessor({ exporter })],
      }),
    );
  }

  begin(name: string, { kind = 'internal', attributes = {}, from }: SpanChoice = {}): Span {
    if (this.provider === null) return NOTHING;
    const { span } = currentContext();
    const parent = from === undefined ? (span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT) : contextOf(from);
    return this.provider.getTracer('guicheng').startSpan(name, { kind: KINDS[kind], attributes }, parent);
  }

  /** Does the work inside a span; `traceparent` is what it hands on to another program (absent: nobody listens). */
  async within<Result>(name: string, choice: SpanChoice, work: (traceparent?: string) => Promise<Result>): Promise<Result> {
    if (this.provider === null) return work();
    const span = this.begin(name, choice);
    try {
      return await withContext({ ...currentContext(), span }, () => work(parentOf(span)));
    } catch (error) {
      failed(span, error instanceof Error ? error.name : 'unknown');
      throw error;
    } finally {
      span.end();
    }
  }

  /** Sends what is still here; Nest asks for it when the program ends. */
  async onApplicationShutdown(): Promise<void> {
    await this.provider?.shutdown();
  }
}

/** The class of what went wrong: messages can carry what people typed. */
export function failed(span: Span, kind: string): void {
  span.setAttribute('error.type', kind).setStatus({ code: SpanStatusCode.ERROR });
}

function contextOf(traceparent: string) {
  return w3c.extract(ROOT_CONTEXT, { [TRACE_PARENT_HEADER]: traceparent }, defaultTextMapGetter);
}

function parentOf(span: Span): string | undefined {
  const carrier: Record<string, string> = {};
  w3c.inject(trace.setSpan(ROOT_CONTEXT, span), carrier, defaultTextMapSetter);
  return carrier[TRACE_PARENT_HEADER];
}

/** `OTEL_EXPORTER_OTLP_ENDPOINT`, as every program that speaks OpenTelemetry reads it; unset: no traces. */
export function readTraces(source: NodeJS.ProcessEnv, problems: string[]): string | null {
  const given = source['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!given) return null;
  if (!/^https?:\/\/[^/?#]+/.test(given) || !URL.canParse(given))
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT must be the address of a collector, as in http://127.0.0.1:4318.');
  return given;
}
