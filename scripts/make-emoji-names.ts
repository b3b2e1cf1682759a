import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../src-node/install-layout.ts'
import { emojiKey, emojiNamesSchema } from '../src-orchestrator/phases/chunking/words/shared/emoji-key.ts'

/**
 * make-emoji-names.ts ANNOTATIONS DERIVED: writes resources/emoji-names.json, what Unicode's CLDR calls each emoji in the languages that have words of their own. The two are the
 * unpacked npm packages cldr-annotations-full and cldr-annotations-derived-full; 45 MB, of which this is 1 %.
 */
const [annotations = '', derived = ''] = process.argv.slice(2)
const languages = ['en', 'de', 'fr', 'es']

const named = z.record(z.string(), z.looseObject({ tts: z.array(z.string()).min(1).optional() }))
const annotationsSchema = z.object({ annotations: z.object({ annotations: named }) })
const derivedSchema = z.object({ annotationsDerived: z.object({ annotations: named }) })

function read(folder: string, kind: string, language: string): unknown {
  return JSON.parse(readFileSync(join(folder, kind, language, 'annotations.json'), 'utf8'))
}

const isEmoji = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v')
const names = languages.map((language): [string, Record<string, string>] => {
  const own = annotationsSchema.parse(read(annotations, 'annotations', language)).annotations.annotations
  const made = derivedSchema.parse(read(derived, 'annotationsDerived', language)).annotationsDerived
    .annotations
  const found = Object.entries({ ...made, ...own }).flatMap(([emoji, { tts }]) => {
    const [name] = tts ?? []
    const isOne = isEmoji.test(emoji) || isEmoji.test(`${emoji}\uFE0F`)
    // With a colour of skin it is called as without one.
    if (name === undefined || emojiKey(emoji) !== emoji || !(isOne || emoji.includes('\u200D'))) return []
    return [[emoji, name.replaceAll(/\s*:\s*/gu, ' ')] as const]
  })
  return [language, Object.fromEntries(found)]
})

const place = join(packageRoot(), 'resources', 'emoji-names.json')
writeFileSync(place, `${JSON.stringify(emojiNamesSchema.parse(Object.fromEntries(names)), null, 2)}\n`)
