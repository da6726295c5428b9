import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['LIAISON_URL'] ?? 'http://127.0.0.1:7300'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server's content security policy lets pages load files of their own origin only: no data: fonts or images.
  build: { assetsInlineLimit: 0, target: 'es2023', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server, '/auth': server } },
})
