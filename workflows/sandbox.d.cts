export declare const sandbox: { workflowsPath: string; workflowInterceptorModules: string[]; failureConverterPath: string };
