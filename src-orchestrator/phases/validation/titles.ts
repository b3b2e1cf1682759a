import { basename, extname } from 'node:path'

const fileEnding =
  /\.(?:docx?|pdf|indd|tex|dvi|e?ps|rtf|odt|qxd|qxp|txt|fm|p65|html?|xml|pub|wpd|pages|epub|mobi|rtfd?)$/iu
const noTitle =
  /^(?:untitled|unbenannt|sans titre|sin título|title|titel|document|dokument|doc|unknown|none|null|no title|new document|book|text|default|layout|cover|test|print|scan(?:ned)?(?: document)?)[\s\d._()-]*$/iu
const producerWords =
  /^(?:microsoft (?:word|powerpoint|excel|publisher)|adobe (?:indesign|pagemaker|acrobat)|quarkxpress|libreoffice|openoffice|pdftex|latex)\b/iu

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The document's own title, unless it is what some program left there. */
export function plausibleTitle(raw: string, producer = ''): string | null {
  const title = tidy(raw.replace(/^microsoft (?:word|powerpoint|excel|publisher) - /iu, ''))
  if (title.length < 2 || title.length > 250 || !/\p{L}/u.test(title)) return null
  if (fileEnding.test(title) || noTitle.test(title) || producerWords.test(title)) return null
  if (title.includes('\uFFFD') || /^þÿ|^(?:https?|file):|^[a-z]:\\|^\//iu.test(title)) return null
  if (producer !== '' && title.toLowerCase() === producer.toLowerCase()) return null
  // One long word with digits or underscores is a number or a file's name: "ISBN_0521", "c4611_sample_explain", "job-8841".
  if (!title.includes(' ') && /[\d_]/u.test(title)) return null
  return title
}

const noAuthor =
  /^(?:unknown|unbekannt|admin(?:istrator)?|user|users?\d*|owner|author|autor|anonymous|root|default|guest|none|null|n\/?a|microsoft.*|hp|dell|lenovo|acer|asus|toshiba|pc|test|me|home|office|staff|scan(?:ner)?|calibre.*|adobe.*)$/iu

export function plausibleAuthor(raw: string, producer = ''): string | null {
  const author = tidy(raw)
  if (author.length < 2 || author.length > 200 || !/\p{L}{2}/u.test(author)) return null
  if (noAuthor.test(author) || author.includes('\uFFFD') || author.includes('@')) return null
  if (producer !== '' && author.toLowerCase() === producer.toLowerCase()) return null
  if (!author.includes(' ') && /[\d_\\/]/u.test(author)) return null
  return author
}

/** "christmas-carol_halfletter.pdf" → "Christmas Carol Halfletter"; a name with spaces keeps its own capitals. */
export function titleFromFileName(path: string): string {
  return titleFromName(basename(path, extname(path)))
}

/** The same of a name without an ending, as folders have. */
export function titleFromName(stem: string): string {
  const words = tidy(
    stem.replace(/[_+]+/gu, ' ').replace(/(?<=\S)-+(?=\S)/gu, stem.includes(' ') ? '-' : ' '),
  )
  if (words === '') return stem === '' ? 'Untitled' : stem
  if (stem.includes(' ')) return words
  return words.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
}
