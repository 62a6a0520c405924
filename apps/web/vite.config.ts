import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Modules that do nothing when they are loaded: what a page does not use of them need not come with it. */
const PURE = /\/node_modules\/@rc-component\/|\/libs\/(procedure|contracts)\/|\/@marcbachmann\/cel-js\//;

/** The floor is what office machines and phones of the trade really run (Chromium 90, Safari 14). */
export default defineConfig({
  plugins: [react()],
  build: {
    target: ['chrome90', 'safari14'],
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // A style sheet that could not be fetched once is not asked for again: all come with the first load.
    cssCodeSplit: false,
    // tests/architecture/pages-weight.test.ts follows it to what a page loads.
    manifest: true,
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !PURE.test(id) } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7350' } },
});
