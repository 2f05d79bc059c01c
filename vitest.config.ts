import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'checks/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Databases, pictures and worker threads are the real ones; two cores serve them all.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default'],
  },
})
