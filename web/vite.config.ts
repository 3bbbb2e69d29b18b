import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['LOUPE_URL'] ?? 'http://127.0.0.1:5050';

export default defineConfig({
    plugins: [react()],
    build: {
        outDir: 'target/classes/dev/loupe/web',
        emptyOutDir: true,
        assetsInlineLimit: 0,
    },
    server: { proxy: { '/api': server, '/ajax-api': server } },
});
