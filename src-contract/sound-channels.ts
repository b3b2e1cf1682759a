import { z } from 'zod'
import { pronunciationsSchema } from './pronunciation.ts'
import { bookSoundSchema, soundPieceSchema } from './book-sound.ts'
import { voiceSchema } from './reports.ts'
import { voiceInstallsSchema, voiceOfferSchema } from './voice-installs.ts'

const nothing = z.void()
const bookId = z.string()

/** The asks about voices and about what can be heard: a part of the table in channels.ts. */
export const soundAskSchemas = {
  'voices.list': { input: nothing, output: z.array(voiceSchema) },
  'voices.installs': { input: nothing, output: voiceInstallsSchema },
  /** A voice of the catalogue, by its id. Answers once it is here; `voices.changed` tells how it gets on. */
  'voices.install': { input: z.object({ id: z.string().min(1) }), output: z.array(voiceSchema) },
  /** Files or folders, each as `voices install FILE` takes them. */
  'voices.installFiles': { input: z.object({ paths: z.array(z.string().min(1)).min(1).max(1000) }), output: z.array(voiceSchema) },
  /** Opens the system's dialog; answers with none where it was cancelled. */
  'voices.browse': { input: z.object({ kind: z.enum(['files', 'folder']) }), output: z.array(voiceSchema) },
  /** Calls an installation off, what has come of it is kept for the next time; or takes one that failed off the list. */
  'voices.stopInstall': { input: z.object({ what: z.string() }), output: nothing },
  /** The books of the list with chapters that were given this voice, and which, in words; `aliases`: other names of it. */
  'voices.uses': {
    input: z.object({ id: z.string().min(1), aliases: z.array(z.string()) }),
    output: z.array(z.object({ bookId, chapters: z.array(z.string()) })),
  },
  'voices.remove': { input: z.object({ id: z.string().min(1) }), output: nothing },
  /** A sentence spoken by an installed voice: the address from which the page plays it. */
  /** A sentence as a book's is put into words with these pronunciations, and spoken. */
  'voices.say': {
    input: z.object({
      text: z.string().min(1).max(2000),
      id: z.string().min(1).nullable(),
      language: z.string().min(2).nullable(),
      pronunciations: pronunciationsSchema.max(2000),
    }),
    output: z.object({ said: z.string(), address: z.string() }),
  },
  'voices.sample': { input: z.object({ id: z.string().min(1) }), output: z.object({ address: z.string() }) },
  /** The best voice for the first of these languages that has only embedded ones; null: none, or the user has put it away. */
  'voices.offer': { input: z.object({ languages: z.array(z.string()).max(1000) }), output: voiceOfferSchema.nullable() },
  /** It is not offered again for that language. */
  'voices.putAwayOffer': { input: z.object({ language: z.string() }), output: nothing },
  /** What can be heard of a book: all of it, or what has been spoken so far, from piece `from` on. `run`: of the answer before; of another run, all pieces come. */
  'sound.ofBook': { input: z.object({ bookId, from: z.number().int().min(0).default(0), run: z.number().int().optional() }), output: bookSoundSchema },
  /** The first half minute of a book, spoken as the settings say; nothing of its own work is touched. Another one calls it off. */
  'sound.preview': { input: z.object({ bookId }), output: z.object({ pieces: z.array(soundPieceSchema) }) },
  'sound.stopPreview': { input: nothing, output: nothing },
} as const // prettier-ignore
