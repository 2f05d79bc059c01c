import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['KRYA_PORT'] ?? '3100'}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': { target: server }, '/health': { target: server } },
  },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1100 },
})
