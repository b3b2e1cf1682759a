import { z } from 'zod'

type Encoding = {
  name: string
  label: string
  /** Where it was used, in a few words. */
  about: string
  /** What else it is called; what differs in signs or capitals alone need not be named. */
  also?: readonly string[]
}

/** Encodings that plain texts are found in, in the order in which they are offered. https://encoding.spec.whatwg.org and the code pages of DOS. */
export const textEncodings: readonly Encoding[] = [
  { name: 'utf-8', label: 'UTF-8', about: 'all languages', also: ['ascii', 'us-ascii'] },
  { name: 'utf-16le', label: 'UTF-16 LE', about: 'all languages', also: ['utf-16', 'unicode'] },
  { name: 'utf-16be', label: 'UTF-16 BE', about: 'all languages' },
  { name: 'utf-32', label: 'UTF-32', about: 'all languages', also: ['utf-32le', 'utf-32be'] },
  { name: 'windows-1252', label: 'Windows-1252', about: 'Western Europe, Latin 1', also: ['iso-8859-1', 'latin1', 'cp1252', '1252', 'ansi'] },
  { name: 'iso-8859-15', label: 'ISO-8859-15', about: 'Western Europe, Latin 9', also: ['latin9'] },
  { name: 'macintosh', label: 'Mac Roman', about: 'Western Europe, old Macs', also: ['macroman', 'x-mac-roman'] },
  { name: 'cp850', label: 'CP850', about: 'Western Europe, DOS', also: ['850', 'ibm850', 'dos'] },
  { name: 'cp437', label: 'CP437', about: 'USA, DOS', also: ['437', 'ibm437'] },
  { name: 'windows-1250', label: 'Windows-1250', about: 'Central Europe', also: ['cp1250', '1250'] },
  { name: 'iso-8859-2', label: 'ISO-8859-2', about: 'Central Europe, Latin 2', also: ['latin2'] },
  { name: 'cp852', label: 'CP852', about: 'Central Europe, DOS', also: ['852', 'ibm852'] },
  { name: 'windows-1251', label: 'Windows-1251', about: 'Cyrillic', also: ['cp1251', '1251'] },
  { name: 'koi8-r', label: 'KOI8-R', about: 'Cyrillic', also: ['koi8'] },
  { name: 'koi8-u', label: 'KOI8-U', about: 'Ukrainian' },
  { name: 'ibm866', label: 'CP866', about: 'Cyrillic, DOS', also: ['cp866', '866'] },
  { name: 'iso-8859-5', label: 'ISO-8859-5', about: 'Cyrillic' },
  { name: 'x-mac-cyrillic', label: 'Mac Cyrillic', about: 'Cyrillic, old Macs', also: ['mac-cyrillic'] },
  { name: 'windows-1253', label: 'Windows-1253', about: 'Greek', also: ['cp1253', '1253'] },
  { name: 'iso-8859-7', label: 'ISO-8859-7', about: 'Greek' },
  { name: 'windows-1254', label: 'Windows-1254', about: 'Turkish, Latin 5', also: ['iso-8859-9', 'latin5', 'cp1254', '1254'] },
  { name: 'windows-1257', label: 'Windows-1257', about: 'Baltic', also: ['cp1257', '1257'] },
  { name: 'windows-1255', label: 'Windows-1255', about: 'Hebrew', also: ['cp1255', '1255'] },
  { name: 'iso-8859-8', label: 'ISO-8859-8', about: 'Hebrew', also: ['iso-8859-8-i'] },
  { name: 'windows-1256', label: 'Windows-1256', about: 'Arabic', also: ['cp1256', '1256'] },
  { name: 'iso-8859-6', label: 'ISO-8859-6', about: 'Arabic' },
  { name: 'windows-1258', label: 'Windows-1258', about: 'Vietnamese', also: ['cp1258', '1258'] },
  { name: 'shift_jis', label: 'Shift-JIS', about: 'Japanese', also: ['sjis', 'cp932', 'windows-31j'] },
  { name: 'euc-jp', label: 'EUC-JP', about: 'Japanese' },
  { name: 'iso-2022-jp', label: 'ISO-2022-JP', about: 'Japanese', also: ['jis'] },
  { name: 'gb18030', label: 'GB18030', about: 'Chinese', also: ['gbk', 'gb2312', 'cp936'] },
  { name: 'big5', label: 'Big5', about: 'Chinese, traditional', also: ['cp950'] },
  { name: 'euc-kr', label: 'EUC-KR', about: 'Korean', also: ['cp949', 'uhc'] },
] // prettier-ignore

/** "Windows 1252" and "windows-1252" are one. */
const folded = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')

const names = new Map(
  textEncodings.flatMap(({ name, label, also = [] }) =>
    [name, label, ...also].map((each) => [folded(each), name] as const),
  ),
)

/** Our name of an encoding, however it is written; null: none that we know. */
export function encodingNamed(name: string): string | null {
  return names.get(folded(name)) ?? null
}

export function encodingLabel(name: string): string {
  return textEncodings.find((each) => each.name === name)?.label ?? name
}

/** It is found out, text by text. */
export const detectEncoding = 'auto'

/** An encoding by any of its names, or `auto`; gives our name. */
export const encodingChoiceSchema = z
  .string()
  .transform((name) => (folded(name) === detectEncoding ? detectEncoding : (encodingNamed(name) ?? name)))
  .refine((name) => name === detectEncoding || encodingNamed(name) !== null, {
    error: 'it names no encoding that is known here, as “utf-8”, “windows-1252” or “auto” do',
  })

/** In which encoding a text was read. `marked`: its first bytes say so; `declared`: its markup does; `detected`: by its bytes; `chosen`: the user said so. */
export const usedEncodingSchema = z.object({
  name: z.string(),
  how: z.enum(['marked', 'declared', 'detected', 'chosen']),
})
export type UsedEncoding = z.infer<typeof usedEncodingSchema>

const howWords: Readonly<Record<UsedEncoding['how'], string>> = {
  marked: 'as its first bytes say',
  declared: 'as it says itself',
  detected: 'detected',
  chosen: 'chosen',
}

/** "Windows-1252, detected". */
export function encodingWords({ name, how }: UsedEncoding): string {
  return `${encodingLabel(name)}, ${howWords[how]}`
}

/** How a text begins in some encoding, for whoever is to judge whether it is the right one. */
export const textSampleSchema = z.object({
  encoding: usedEncodingSchema,
  /** The first lines that have words; and such as show its characters beyond ASCII. */
  lines: z.array(z.string()),
  /** Bytes that mean nothing in this encoding, in all of the text. */
  unreadable: z.number().int().nonnegative(),
})
export type TextSample = z.infer<typeof textSampleSchema>

/** Kinds of file that are one text in one encoding, which nothing in them has to name, or which is named wrongly at times. */
const plainKinds: ReadonlySet<string> = new Set(['txt', 'md', 'html', 'fb2'])

export function hasOwnEncoding(fileType: string | null): boolean {
  return fileType !== null && plainKinds.has(fileType)
}
