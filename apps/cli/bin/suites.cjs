'use strict';
/**
 * The suites in the order of `npm test`, each with the minutes it may take on two cores, and how many of its files run at once: what kills
 * processes has the machine to itself. tests/README.md says what each pins.
 */
module.exports = [
  { name: 'rooms', minutes: 9, atOnce: 2, needs: [] },
  { name: 'architecture', minutes: 2, atOnce: 1, needs: [] },
  { name: 'replay', minutes: 1, atOnce: 1, needs: [] },
  { name: 'integration', minutes: 38, atOnce: 2, needs: ['temporal'] },
  { name: 'chaos', minutes: 10, atOnce: 1, needs: ['temporal'] },
  { name: 'e2e', minutes: 34, atOnce: 2, needs: ['temporal', 'browser'] },
  { name: 'production', minutes: 8, atOnce: 1, needs: ['temporal-server'] },
];
