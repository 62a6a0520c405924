'use strict';
/** The suites in the order of `npm test`, each with the minutes it may take on two cores. tests/README.md says what each pins. */
module.exports = [
  { name: 'rooms', minutes: 8, needs: [] },
  { name: 'architecture', minutes: 1, needs: [] },
  { name: 'replay', minutes: 1, needs: [] },
  { name: 'integration', minutes: 24, needs: ['temporal'] },
  { name: 'chaos', minutes: 3, needs: ['temporal'] },
  { name: 'e2e', minutes: 13, needs: ['temporal', 'browser'] },
  { name: 'production', minutes: 2, needs: ['temporal-server'] },
];
