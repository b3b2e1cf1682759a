import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadModel } from './load-model.ts'

/**
 * The program of a trial: loads the model whose configuration a file holds, and speaks with it. By itself, because native code that dislikes a file ends its process.
 * Prints one line of JSON.
 */
const [path = '', text = '', language = ''] = process.argv.slice(2)
const configSchema = z.object({
  model: z.record(
    z.string(),
    z.union([z.record(z.string(), z.string()), z.string(), z.number(), z.boolean()]),
  ),
  maxNumSentences: z.number(),
  ruleFsts: z.string().optional(),
  ruleFars: z.string().optional(),
})
const { ruleFsts, ruleFars, ...config } = configSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
const model = await loadModel({
  ...config,
  ...(ruleFsts === undefined ? {} : { ruleFsts }),
  ...(ruleFars === undefined ? {} : { ruleFars }),
})
const samples = model.say(text, 0, 1, language)
const { speakers, sampleRateHz } = model
process.stdout.write(`${JSON.stringify({ speakers, sampleRateHz, samples: samples.length })}\n`)
