import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** These bring binaries, or read files of their own: they stay where npm put them. */
const inPackages = [
  '@echogarden/espeak-ng-emscripten',
  '@echogarden/pffft-wasm',
  '@embedpdf/pdfium',
  'koffi',
  'onnxruntime-web',
  'sherpa-onnx-node',
  'tesseract.js-core',
]

/** The orchestrator is a program of its own: it never shares a bundle with main. */
export default defineConfig({
  publicDir: false,
  // Every book starts the program several times: what is found and loaded file by file takes a quarter of a start.
  ssr: { noExternal: true, external: inPackages },
  build: {
    target: 'node20.19',
    outDir: 'out/orchestrator',
    emptyOutDir: true,
    minify: false,
    // The licences of what is bundled go along with it.
    license: { fileName: 'licenses.md' },
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
