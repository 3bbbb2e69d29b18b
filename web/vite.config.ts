import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';

const server = process.env['LOUPE_URL'] ?? 'http://127.0.0.1:5050';

/** The server takes writes from pages of its own only, so that a page served from here says no other origin. */
const through: ProxyOptions = { target: server, changeOrigin: true, configure: (proxy) => void proxy.on('proxyReq', (request) => request.removeHeader('origin')) };

export default defineConfig({
    plugins: [react()],
    build: {
        outDir: 'target/classes/dev/loupe/web',
        emptyOutDir: true,
        assetsInlineLimit: 0,
    },
    server: { proxy: { '/api': through, '/ajax-api': through } },
});
