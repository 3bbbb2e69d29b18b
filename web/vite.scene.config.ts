import { defineConfig } from 'vite';

/** The painter of scenes as one file, which exported pages carry: `dev/loupe/web/loupe-scene.js` (a global) and `.mjs`. */
export default defineConfig({
    build: {
        outDir: 'target/classes/dev/loupe/web',
        emptyOutDir: false,
        copyPublicDir: false,
        lib: {
            entry: 'src/scene/standalone.ts',
            name: 'LoupeScene',
            formats: ['iife', 'es'],
            fileName: (format) => (format === 'es' ? 'loupe-scene.mjs' : 'loupe-scene.js'),
        },
    },
});
