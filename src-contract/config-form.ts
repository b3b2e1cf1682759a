import type { ConfigKey } from './config-options.ts'
import { detectEncoding, textEncodings } from './text-encodings.ts'

export type ConfigField = {
  label: string
  help: string
  group: 'Books' | 'Reading' | 'Voice and sound' | 'Machine' | 'Files' | 'Advanced'
  control:
    | 'number'
    | 'switch'
    | 'text'
    | 'path'
    | 'choice'
    | 'voice'
    | 'phases'
    | 'list'
    | 'commands'
    | 'pronunciations'
  /** Shown behind the number. */
  unit?: string
  min?: number
  max?: number
  step?: number
  /** What an empty number means, in a word or two; left out: all. */
  empty?: string
  choices?: readonly { value: string; label: string }[]
  /** When a change takes effect on what is already in the list. */
  applies: 'now' | 'next-book'
  /** Names a program or widens what may be reached: read-only through the browser door. */
  localOnly?: true
}

const asideChoiceLabels = [
  { value: 'skip', label: 'Leave out' },
  { value: 'announce', label: 'Announce' },
  { value: 'read', label: 'Read' },
] as const

const encodingChoices = textEncodings.map(({ name, label, about }) => ({
  value: name,
  label: `${label} (${about})`,
}))

/** What the settings form shows for each key; a key that is missing here does not compile. */
export const configForm: Record<ConfigKey, ConfigField> = {
  max_workers: { label: 'Books at a time', help: 'How many books are made side by side.', group: 'Machine', control: 'number', min: 1, max: 64, step: 1, applies: 'now' },
  cpu_threshold: { label: 'CPU limit', help: 'Bookspool takes less when the whole computer is busier than this.', group: 'Machine', control: 'number', unit: '%', min: 0, max: 100, step: 5, applies: 'now' },
  throttle_delay: { label: 'Wait between steps', help: 'How long to wait before taking more or less of the CPU.', group: 'Machine', control: 'number', unit: 's', min: 0, max: 60, step: 0.5, applies: 'now' },
  disk_floor: { label: 'Keep free on disk', help: 'The batch pauses before the disk has less free space than this.', group: 'Machine', control: 'number', unit: 'GB', min: 0, max: 1000, step: 0.5, applies: 'now' },
  battery_floor: { label: 'Pause on battery below', help: 'On battery power the batch pauses below this charge. 0: never.', group: 'Machine', control: 'number', unit: '%', min: 0, max: 100, step: 5, applies: 'now' },
  pause_when_busy: { label: 'Give way entirely', help: 'When others use the whole CPU limit, even the last book waits. Off: one book always goes on, slowly.', group: 'Machine', control: 'switch', applies: 'now' },
  on_launch: { label: 'After an interruption', help: 'What to do with an unfinished batch when Bookspool starts.', group: 'Machine', control: 'choice', choices: [{ value: 'ask', label: 'Wait for Start' }, { value: 'continue', label: 'Continue by itself' }], applies: 'now' },
  footnotes: { label: 'Notes', help: 'Footnotes and endnotes. Their marks are never read.', group: 'Reading', control: 'choice', choices: [{ value: 'skip', label: 'Leave out' }, { value: 'after-paragraph', label: 'Read after the paragraph' }, { value: 'chapter-end', label: 'Read at the chapter’s end' }], applies: 'next-book' },
  captions: { label: 'Captions', help: 'The words under figures and above tables.', group: 'Reading', control: 'choice', choices: asideChoiceLabels, applies: 'next-book' },
  tables: { label: 'Tables', help: 'Announce: “Table” is said in its place.', group: 'Reading', control: 'choice', choices: asideChoiceLabels, applies: 'next-book' },
  formulas: { label: 'Formulas', help: 'Those that stand in lines of their own.', group: 'Reading', control: 'choice', choices: asideChoiceLabels, applies: 'next-book' },
  program_code: { label: 'Program code', help: 'Lines of a program in typewriter type.', group: 'Reading', control: 'choice', choices: asideChoiceLabels, applies: 'next-book' },
  margin_notes: { label: 'Notes in the margin', help: 'Small type beside the text.', group: 'Reading', control: 'choice', choices: asideChoiceLabels, applies: 'next-book' },
  citations: { label: 'Citations', help: 'Numbers in brackets, and names with years where the book cites by them: [12], (Smith, 2020).', group: 'Reading', control: 'choice', choices: [{ value: 'skip', label: 'Leave out' }, { value: 'read', label: 'Read' }], applies: 'next-book' },
  emoji: { label: 'Emoji', help: 'Say what they are called: “thumbs up”. In languages other than English, German, French and Spanish they are left to the voice.', group: 'Reading', control: 'choice', choices: [{ value: 'name', label: 'By name' }, { value: 'skip', label: 'Leave out' }], applies: 'next-book' },
  ocr: { label: 'Text recognition', help: 'Pages that are only pictures, or whose text is garbled or badly recognised, are read by what they look like (OCR): about two seconds a page.', group: 'Reading', control: 'choice', choices: [{ value: 'auto', label: 'Where it is needed' }, { value: 'always', label: 'For every page' }, { value: 'never', label: 'Never' }], applies: 'next-book' },
  ocr_languages: { label: 'Languages of scans', help: 'As “de” or “deu”, the commonest first. Empty: the book’s own language.', group: 'Reading', control: 'list', applies: 'next-book' },
  text_encoding: { label: 'Encoding of plain texts', help: 'Of HTML and FictionBook files too. Found out text by text unless one is named here; a book’s page shows it, and can name another.', group: 'Reading', control: 'choice', choices: [{ value: detectEncoding, label: 'Detect' }, ...encodingChoices], applies: 'next-book' },
  pronunciations: { label: 'Pronunciations', help: 'How words, phrases and patterns are said, in all books or in one. A pattern is a regular expression; $1 stands for its first group.', group: 'Reading', control: 'pronunciations', applies: 'next-book' },
  pictures: { label: 'Pictures', help: 'What an ebook says of a picture for those who cannot see it (alt text), and what is written into a PDF’s drawings.', group: 'Reading', control: 'choice', choices: asideChoiceLabels, applies: 'next-book' },
  voice: { label: 'Voice', help: 'Empty: a voice for the language of each book.', group: 'Voice and sound', control: 'voice', applies: 'next-book' },
  speech_commands: { label: 'Commands that speak', help: 'Programs of your own as voices: each gets a sentence on its input and gives a WAV on its output. In the command {text}, {text-file}, {wav-file}, {speed}, {length-scale}, {words-per-minute}, {voice} and {language} stand for what they say.', group: 'Voice and sound', control: 'commands', applies: 'next-book', localOnly: true },
  speed: { label: 'Speed', help: '1 is the voice’s own pace.', group: 'Voice and sound', control: 'number', unit: '×', min: 0.5, max: 2, step: 0.05, applies: 'next-book' },
  loudness_lufs: { label: 'Loudness', help: 'Integrated loudness of the finished book (EBU R128).', group: 'Voice and sound', control: 'number', unit: 'LUFS', min: -31, max: -9, step: 1, applies: 'next-book' },
  pause_comma: { label: 'Pause at a comma', help: 'Empty: as the voice makes it.', group: 'Voice and sound', control: 'number', unit: 's', min: 0, max: 10, step: 0.05, empty: 'Natural', applies: 'next-book' },
  pause_sentence: { label: 'Pause after a sentence', help: 'Pauses shrink and grow with the speed.', group: 'Voice and sound', control: 'number', unit: 's', min: 0, max: 10, step: 0.05, applies: 'next-book' },
  pause_paragraph: { label: 'Pause after a paragraph', help: 'About twice that of a sentence is usual.', group: 'Voice and sound', control: 'number', unit: 's', min: 0, max: 10, step: 0.05, applies: 'next-book' },
  pause_heading: { label: 'Pause after a heading', help: 'Between a title and the text below it.', group: 'Voice and sound', control: 'number', unit: 's', min: 0, max: 10, step: 0.1, applies: 'next-book' },
  pause_chapter: { label: 'Pause between chapters', help: 'Audiobook shops ask for 1 to 5 seconds.', group: 'Voice and sound', control: 'number', unit: 's', min: 0, max: 10, step: 0.1, applies: 'next-book' },
  output_dir: { label: 'Output folder', help: 'Where finished books go. Empty: Audiobooks in your Music folder.', group: 'Files', control: 'path', applies: 'next-book' },
  formats: { label: 'Formats', help: 'What kinds of file are made, all from the same samples. MP3 plays everywhere; M4B is for audiobook players; Opus is the smallest; FLAC and WAV lose nothing.', group: 'Files', control: 'list', choices: [{ value: 'mp3', label: 'MP3' }, { value: 'm4b', label: 'M4B (AAC)' }, { value: 'opus', label: 'Opus' }, { value: 'flac', label: 'FLAC' }, { value: 'wav', label: 'WAV' }], applies: 'next-book' },
  bitrate: { label: 'Bit rate', help: 'Of MP3, M4B and Opus. Empty: 64 for MP3, 48 for M4B, 24 for Opus, which need no more for a voice. M4B and Opus come out somewhat larger than that.', group: 'Files', control: 'number', unit: 'kbit/s', min: 16, max: 320, step: 8, empty: 'Usual', applies: 'next-book' },
  files_per: { label: 'Files', help: 'One file for the book, a folder with a file for each chapter, or both.', group: 'Files', control: 'choice', choices: [{ value: 'book', label: 'One for the book' }, { value: 'chapter', label: 'One per chapter' }, { value: 'both', label: 'Both' }], applies: 'next-book' },
  split_hours: { label: 'Split after', help: 'A longer book becomes several files, cut between chapters where it can. Empty: never.', group: 'Files', control: 'number', unit: 'hours', min: 0.05, max: 1000, step: 0.5, empty: 'Never', applies: 'next-book' },
  split_megabytes: { label: 'Largest file', help: 'A book that would be larger becomes several files, cut between chapters where it can. Empty: no limit.', group: 'Files', control: 'number', unit: 'MB', min: 1, max: 1_000_000, step: 50, empty: 'No limit', applies: 'next-book' },
  name_template: { label: 'File names', help: 'From {author}, {title}, {series}, {narrator}, {language}, {year} and {stem}; / makes folders.', group: 'Files', control: 'text', applies: 'next-book' },
  chapter_template: { label: 'Names of chapter files', help: 'From {number}, {chapter} and what the book’s own name has. They lie in a folder of that name.', group: 'Files', control: 'text', applies: 'next-book' },
  subtitles: { label: 'Subtitles and read-along', help: 'The text with its times, sentence by sentence, in a file beside the audio. Of an EPUB also the ebook itself with its sound inside, which lights up what is read.', group: 'Files', control: 'list', choices: [{ value: 'srt', label: 'SRT' }, { value: 'vtt', label: 'WebVTT' }, { value: 'epub', label: 'EPUB that reads aloud' }], applies: 'next-book' },
  keep_work: { label: 'Keep working files', help: 'Gigabytes of working files kept after books are done. Empty: all.', group: 'Files', control: 'number', unit: 'GB', min: 0, max: 10_000, step: 1, applies: 'now' },
  keep_work_days: { label: 'Keep working files for', help: 'Days after a book is done. Empty: no limit in time.', group: 'Files', control: 'number', unit: 'days', min: 0, max: 3650, step: 1, empty: 'No limit', applies: 'now' },
  take_pictures_and_texts: { label: 'Pictures and text files', help: 'Take pictures and .txt files inside an added folder for books too.', group: 'Books', control: 'switch', applies: 'now' },
  resume_enabled: { label: 'Resume', help: 'Go on where a book stopped, and skip books that are done.', group: 'Books', control: 'switch', applies: 'next-book' },
  phases_to_run: { label: 'Phases', help: 'Which of the five phases are run.', group: 'Books', control: 'phases', applies: 'next-book' },
  batch_size: { label: 'Books per batch', help: 'At most this many books are done per Start. Empty: all.', group: 'Books', control: 'number', min: 1, max: 100_000, step: 1, applies: 'now' },
  max_retries: { label: 'Retries', help: 'How often a phase is tried again before a book fails.', group: 'Books', control: 'number', min: 0, max: 10, step: 1, applies: 'next-book' },
  phase_timeout: { label: 'Give up after', help: 'A phase without any progress for this long has failed. 0: never.', group: 'Books', control: 'number', unit: 's', min: 0, max: 86_400, step: 60, applies: 'next-book' },
  input_dir: { label: 'Input folder', help: 'Books that a batch takes up by itself.', group: 'Advanced', control: 'path', applies: 'now' },
  pipeline_json: { label: 'pipeline.json', help: 'The record of an existing pipeline.', group: 'Advanced', control: 'path', applies: 'now' },
  log_level: { label: 'Log level', help: 'How much is written to the logs.', group: 'Advanced', control: 'choice', choices: ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'].map((value) => ({ value, label: value })), applies: 'next-book' },
  log_file: { label: 'Batch log', help: 'Where the log of the whole batch is written.', group: 'Advanced', control: 'path', applies: 'now', localOnly: true },
  ffmpeg: { label: 'ffmpeg', help: 'The ffmpeg program to use. Empty: the one on PATH, else the one that came with Bookspool.', group: 'Advanced', control: 'path', applies: 'next-book', localOnly: true },
  orchestrator: { label: 'Orchestrator', help: '“auto”, “builtin”, or the command of your own.', group: 'Advanced', control: 'text', applies: 'next-book', localOnly: true },
  serve_roots: { label: 'Folders for the browser', help: 'Folders whose files the browser window may add.', group: 'Advanced', control: 'list', applies: 'now', localOnly: true },
} // prettier-ignore
