export declare const sandbox: {
  workflowsPath: string;
  workflowInterceptorModules: string[];
  preloadModules: string[];
  failureConverterPath: string;
};
