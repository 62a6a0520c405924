/** The import rules of the rooms (README, "The rooms"). tests/architecture proves each on a planted violation. */
const room = (name, from, mayImport, extra = []) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: '^(apps|workflows|activities|libs|tests)/', pathNot: mayImport, ...Object.assign({}, ...extra) },
});
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    room('procedure-imports-nothing', '^libs/procedure/', ['^libs/procedure/']),
    {
      name: 'procedure-is-pure',
      severity: 'error',
      from: {
        path: '^libs/procedure/',
        pathNot: '(\\.test\\.ts$|^libs/procedure/(authoring\\.ts|template/|simulate/parse-script\\.ts))',
      },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '@marcbachmann/cel-js' },
    },
    room('contracts', '^libs/contracts/', ['^libs/(contracts|procedure)/']),
    room('templates', '^libs/templates/', ['^libs/(templates|procedure)/']),
    room('imports', '^libs/imports/', ['^libs/(imports|procedure|contracts)/']),
    room('rights', '^libs/rights/', ['^libs/(rights|procedure|contracts)/']),
    room('record', '^libs/record/', ['^libs/(record|procedure)/']),
    room('documents', '^libs/documents/', ['^libs/(documents|procedure|contracts)/']),
    room('persistence', '^libs/persistence/', ['^libs/(persistence|procedure|contracts|rights|record|notices)/']),
    room('runtime', '^libs/runtime/', ['^libs/(runtime|contracts)/']),
    room('design', '^libs/design/', ['^libs/(design|procedure)/']),
    room('operation', '^libs/operation/', ['^libs/operation/']),
    room('notices', '^libs/notices/', ['^libs/(notices|procedure|sign-in)/']),
    room('sign-in', '^libs/sign-in/', ['^libs/(sign-in|procedure)/']),
    room('engine', '^libs/engine/', ['^libs/(engine|procedure|contracts)/']),
    room('demo', '^libs/demo/', ['^libs/(demo|procedure|contracts|templates|persistence)/']),
    room('workflows', '^workflows/', ['^workflows/', '^libs/(procedure|contracts)/', '^activities/'], []),
    {
      name: 'workflows-import-types-of-activities-only',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    room('activities', '^activities/', ['^activities/', '^libs/(procedure|contracts|persistence)/']),
    room('web', '^apps/web/', ['^apps/web/', '^libs/(procedure|contracts)/']),
    {
      name: 'test-code-stays-in-tests',
      severity: 'error',
      from: { path: '^(apps|workflows|activities|libs)/', pathNot: '(\\.test\\.tsx?$|^libs/testing/)' },
      to: { path: '^(libs/testing|tests)/' },
    },
    { name: 'nothing-imports-apps', severity: 'error', from: { path: '^(workflows|activities|libs)/' }, to: { path: '^apps/' } },
    {
      name: 'apps-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
