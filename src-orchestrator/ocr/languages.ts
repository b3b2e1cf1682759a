/** Tesseract names languages by ISO 639-2, books by BCP 47: https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html */
const codes: Readonly<Record<string, string>> = {
  af: 'afr', ar: 'ara', az: 'aze', be: 'bel', bg: 'bul', bn: 'ben', bs: 'bos', ca: 'cat', cs: 'ces', cy: 'cym', da: 'dan', de: 'deu', el: 'ell', en: 'eng',
  eo: 'epo', es: 'spa', et: 'est', eu: 'eus', fa: 'fas', fi: 'fin', fr: 'fra', ga: 'gle', gl: 'glg', he: 'heb', hi: 'hin', hr: 'hrv', hu: 'hun',
  hy: 'hye', id: 'ind', is: 'isl', it: 'ita', ja: 'jpn', ka: 'kat', ko: 'kor', la: 'lat', lt: 'lit', lv: 'lav', mk: 'mkd', ms: 'msa', mt: 'mlt', nb: 'nor',
  nl: 'nld', nn: 'nor', no: 'nor', pl: 'pol', pt: 'por', ro: 'ron', ru: 'rus', sk: 'slk', sl: 'slv', sq: 'sqi', sr: 'srp', sv: 'swe', sw: 'swa', th: 'tha',
  tr: 'tur', uk: 'ukr', vi: 'vie', yi: 'yid', zh: 'chi_sim',
} // prettier-ignore

/** Tesseract's name of a language; what is none of BCP 47's two letters is taken for one already. */
export function tesseractLanguage(language: string): string {
  const base = language.toLowerCase().split('-', 1)[0] ?? ''
  if (base === 'zh' && /-(?:hant|tw|hk|mo)\b/iu.test(language)) return 'chi_tra'
  return codes[base] ?? language
}
