import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The floor is what office machines and phones of the trade really run (Chromium 90, Safari 14). */
export default defineConfig({
  plugins: [react()],
  build: { target: ['chrome90', 'safari14'], outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:7350' } },
});
