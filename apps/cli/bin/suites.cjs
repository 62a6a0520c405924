'use strict';
/** The suites in the order of `npm test`, each with the minutes it may take on two cores. tests/README.md says what each pins. */
module.exports = [
  { name: 'rooms', minutes: 9, needs: [] },
  { name: 'architecture', minutes: 2, needs: [] },
  { name: 'replay', minutes: 1, needs: [] },
  { name: 'integration', minutes: 36, needs: ['temporal'] },
  { name: 'chaos', minutes: 3, needs: ['temporal'] },
  { name: 'e2e', minutes: 20, needs: ['temporal', 'browser'] },
  { name: 'production', minutes: 2, needs: ['temporal-server'] },
];
