/** What is used of sherpa-onnx-node 1.13, which has no types of its own: https://github.com/k2-fsa/sherpa-onnx/tree/master/nodejs-addon-examples */
declare module 'sherpa-onnx-node' {
  /** Files by what they are for; numbers where a model has some. */
  type Settings = Record<string, string | number>

  export type OfflineTtsConfig = {
    model: Record<string, Settings | string | number | boolean>
    maxNumSentences?: number
    ruleFsts?: string
    ruleFars?: string
  }

  export type TtsRequest = {
    text: string
    sid: number
    speed: number
    /** Electron has no buffers outside of V8's cage. */
    enableExternalBuffer: boolean
    generationConfig?: { sid: number; speed: number; extra: Settings }
  }

  class OfflineTts {
    constructor(config: OfflineTtsConfig)
    numSpeakers: number
    sampleRate: number
    generate(request: TtsRequest): { samples: Float32Array; sampleRate: number }
  }

  const sherpa: { OfflineTts: typeof OfflineTts }
  // The package is CommonJS: this is how Node gives it to an import.
  export default sherpa
}
