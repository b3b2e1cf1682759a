import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureEspeakData } from '../../src-orchestrator/phases/speech/engines/sherpa/espeak-data.ts'
import { modelConfig } from '../../src-orchestrator/phases/speech/engines/sherpa/load-model.ts'
import { modelRecord } from '../../src-orchestrator/phases/speech/engines/sherpa/voice-files.ts'

/** sherpa-direct.ts STORE MODEL SENTENCES.json: sherpa-onnx's own API with the installed model, a sentence a call, and nothing of ours around it; prints the seconds of sound. */
const [store = '', name = '', file = ''] = process.argv.slice(2)
const sentences = z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
const folder = join(store, name)
const record = modelRecord(name, store)
if (record === null) throw new RangeError(`${folder} holds no model`)
await ensureEspeakData(store)
const { default: sherpa } = await import('sherpa-onnx-node')
const language = record.speakers[0]?.language ?? 'en'
const speech = new sherpa.OfflineTts(modelConfig(folder, store, record.model, language))
let samples = 0
for (const text of sentences)
  samples += speech.generate({ text, sid: 0, speed: 1, enableExternalBuffer: false }).samples.length
process.stderr.write(`audio ${(samples / speech.sampleRate).toFixed(2)}\n`)
