import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const es = { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } as const

/** What is found and loaded file by file takes half of a start; systeminformation and ws look for parts of their own, koffi has binaries. */
const bundled = ['commander', 'env-paths', 'saxes', 'tree-kill', 'yaml', 'zod']

export default defineConfig({
  main: {
    publicDir: false,
    build: {
      target: 'node20.19',
      outDir: 'out/main',
      externalizeDeps: { exclude: bundled },
      license: { fileName: 'licenses.md' },
      rollupOptions: {
        input: {
          index: 'src-main/index.ts',
          cli: 'src-main/cli.ts',
          'store-worker': 'src-main/shell/store/store-worker.ts',
          'pile-worker': 'src-main/shell/pile/pile-worker.ts',
          'load-sampler': 'src-main/shell/load/load-sampler.ts',
        },
        output: es,
      },
    },
  },
  preload: {
    publicDir: false,
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron, so everything else is bundled into one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src-preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // The licences of what is bundled go along with it.
      license: { fileName: 'licenses.md' },
      chunkSizeWarningLimit: 1000,
      rollupOptions: { input: 'src-renderer/index.html' },
    },
  },
})
