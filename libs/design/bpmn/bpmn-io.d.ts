/** As much of bpmn.io's two libraries as is used here; they come without types for this way of loading. */
declare module 'bpmn-auto-layout' {
  /** Adds the drawing to a BPMN file that has none. */
  export function layoutProcess(xml: string): Promise<string>;
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    create(type: string, properties: Record<string, unknown>): unknown;
    toXML(element: unknown, options: { format: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string }[] }>;
  }
}
