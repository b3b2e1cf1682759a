import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** The orchestrator is a program of its own: it never shares a bundle with main. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'node20.19',
    outDir: 'out/orchestrator',
    emptyOutDir: true,
    minify: false,
    ssr: true,
    rollupOptions: {
      external: [...builtinModules, /^node:/],
      input: {
        index: 'src-orchestrator/index.ts',
        'speech-worker': 'src-orchestrator/phases/speech/speech-worker.ts',
        'ocr-worker': 'src-orchestrator/ocr/ocr-worker.ts',
        'model-trial': 'src-orchestrator/phases/speech/engines/sherpa/model-trial.ts',
      },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
})
