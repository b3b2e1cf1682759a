import { romanValue } from './roman.ts'

/** Words that open a chapter's heading, in the languages whose books are commonest. */
const chapterWords =
  'chapter|chap\\.?|stave|letter|act|scene|canto|lesson|lecture|adventure|sermon|discourse|lektion|vorlesung|brief|akt|szene|aufzug|auftritt|gesang|leçon|lettre|acte|scène|chant|lección|carta|acto|escena|jornada|kapitel|kap\\.|abschnitt|chapitre|cap[íi]tulo|capitolo|hoofdstuk|kapitola|rozdzia[łl]|глава|fejezet|luku|kapittel|cap[íi]tol|capitol(?:ul)?'
const partWords =
  'part|book|volume|teil|buch|band|partie|livre|tome|parte|libro|deel|boek|часть|книга|del|bok|tom|część'
const ordinals =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\w+)?|' +
  '(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)|' +
  'eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|' +
  'erste[rs]?|zweite[rs]?|dritte[rs]?|vierte[rs]?|fünfte[rs]?|sechste[rs]?|siebte[rs]?|siebente[rs]?|achte[rs]?|neunte[rs]?|zehnte[rs]?|elfte[rs]?|zwölfte[rs]?|letzte[rs]?|' +
  'premi[eè]re?|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|' +
  'primer[oa]?|primo|prima|segund[oa]|second[oa]|tercer[oa]?|terz[oa]|cuart[oa]|quart[oa]|quint[oa]|sext[oa]|eerste|tweede|derde|vierde|vijfde'
const loneWords =
  'prologue|epilogue|preface|foreword|introduction|conclusion|afterword|postscript|prolog|epilog|vorwort|nachwort|einleitung|schluss|prologo|epilogo|prólogo|epílogo|préface|avant-propos|épilogue|introducción|introduzione|interlude|coda|finale|appendix'

const number = `(?:\\d{1,3}|[ivxlc]+|${ordinals})`
const afterWord = new RegExp(
  `^(?:the )?(?:${chapterWords}|${partWords})\\s+(?:the\\s+)?${number}(?=$|[\\s.:,)—–-])`,
  'iu',
)
/** What is an article or the like where a sentence goes on: "Partie un matin", "Parte dos homens". */
const atEnd = '(?=\\s*(?:[.:)—–]|$))'
/** Numbers that count chapters only behind such a word of their language: by themselves "once" and "six" are words too. */
const countedBy: readonly [words: string, numbers: string][] = [
  [
    'chapitre|leçon|lettre|acte|scène|chant|partie|livre|tome|volume',
    `une?${atEnd}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?)(?:(?:-| et )[\\p{L}-]+)?`,
  ],
  [
    'cap[íi]tulo|lección|lição|carta|acto|ato|escena|cena|jornada|canto|parte|libro|livro|volumen|volume|tomo',
    `(?:un[oa]?|uma?|dos)${atEnd}|dois|duas|tr[eê]s|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove|diez|dez|once|onze|doce|doze|trece|treze|catorce|quatorze|quince|quinze|` +
      'dieci\\p{L}+|dez[ae]\\p{L}+|dezoito|veinti\\p{L}+|(?:veinte|vinte|treinta|trinta|cuarenta|quarenta|cincuenta|cinquenta|sesenta|setenta|ochenta|noventa)(?: [ye] \\p{L}+)?',
  ],
  [
    'capitolo|lezione|lettera|atto|scena|canto|parte|libro|volume|tomo',
    `un[oa]?${atEnd}|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|dici\\p{L}+|(?:vent|trent|quarant|cinquant|sessant)\\p{L}+`,
  ],
  [
    'kapitel|abschnitt|lektion|vorlesung|brief|akt|szene|aufzug|auftritt|gesang|teil|buch|band',
    'elf|zwölf|\\p{L}+zehn|(?:\\p{L}+und)?(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)',
  ],
]
const afterItsWord = new RegExp(
  `^(?:${countedBy.map(([words, numbers]) => `(?:${words})\\s+(?:${numbers})`).join('|')})(?=$|[\\s.:,)—–-])`,
  'iu',
)
const beforeWord = new RegExp(
  `^(?:${ordinals}|\\d{1,3}\\.)\\s+(?:${chapterWords}|${partWords})(?=$|[\\s.:,—–-])`,
  'iu',
)
const partStart = new RegExp(`^(?:(?:${ordinals}|\\d{1,3}\\.)\\s+)?(?:${partWords})\\b`, 'iu')
const lone = new RegExp(`^(?:${loneWords})[.:]?$`, 'iu')
const loneOrdinal = new RegExp(`^(?:${ordinals})[.:]?$`, 'iu')
const contentsWords =
  '(?:table of )?contents|inhalt(?:sverzeichnis|sübersicht)?|tables? des matières|sommaire|índice(?: general| de (?:contenidos?|materias|capítulos))?|(?:tabla de )?contenidos?|' +
  'indice(?: generale| dei contenuti)?|sommario|sumário|conteúdo|índex(?: general)?|sumari|cuprins|inhoud(?:sopgave)?|innehåll(?:sförteckning)?|ind?hold(?:sfortegnelse)?|innhold(?:sfortegnelse)?|' +
  'sisällys(?:luettelo)?|spis treści|obsah|tartalom(?:jegyzék)?|içindekiler|содержание|оглавление|съдържание|зміст|садржај|περιεχόμενα|目\\s?次|目\\s?录|目\\s?錄|차례|목차'
/** What stands behind it, and looks as it does. */
const listWords =
  'list of (?:illustrations|figures|tables|maps|plates)|(?:abbildungs|tabellen)verzeichnis|(?:liste|table) des (?:figures|tableaux|illustrations)|' +
  '(?:índice|lista) de (?:figuras|cuadros|tablas|tabelas|ilustraciones)|(?:indice|elenco) delle (?:figure|tabelle|illustrazioni)|список (?:таблиц|рисунков|иллюстраций)'
const contents = new RegExp(`^(?:${contentsWords}|${listWords})\\.?$`, 'iu')

/** "CHAPTER IV", "Chapter 12. The Fox", "Erstes Kapitel", "Livre premier". */
export function opensChapter(text: string): boolean {
  return (
    (text.length < 120 && [afterWord, afterItsWord, beforeWord].some((form) => form.test(text))) ||
    /^livre premier|^chapitre premier/iu.test(text)
  )
}

export function opensPart(text: string): boolean {
  return opensChapter(text) && partStart.test(text)
}

/** "Epilogue", "Vorwort". */
export function isLoneHeading(text: string): boolean {
  return lone.test(text.trim())
}

export function isContentsTitle(text: string): boolean {
  return contents.test(text.trim())
}

/** A heading that is nothing but its number: "IV", "IV.", "12", "One". Null for anything else; ordinals in words give 0. */
export function bareNumber(text: string): number | null {
  const bare = text.trim().replace(/^[-–—*\s]+|[.:)\-–—*\s]+$/gu, '')
  if (/^\d{1,3}$/u.test(bare)) return Number(bare)
  const roman = /^[IVXLC]+$|^[ivxlc]+$/u.test(bare) ? romanValue(bare) : null
  if (roman !== null && roman < 200) return roman
  return loneOrdinal.test(bare) ? 0 : null
}

/** Whether a title is only "Chapter 4", so that what stands under it is its name. */
export function isOnlyNumbered(text: string): boolean {
  if (bareNumber(text) !== null) return true
  const match = afterWord.exec(text) ?? afterItsWord.exec(text) ?? beforeWord.exec(text)
  return match !== null && /^[\s.:,)—–-]*$/u.test(text.slice(match[0].length))
}

const parted = /^(?:act|akt|acte|acto|aufzug)\b/iu

/** Whether "The Second Letter" is the name of the chapter that this number opens: under a part's or an act's number it would be one of its own. */
export function namesByOrdinal(number: string, name: string): boolean {
  return beforeWord.test(name) && !partStart.test(name) && !opensPart(number) && !parted.test(number)
}

/** "Chapter 4" and the name that stands under it as one title. */
export function numberedTitle(number: string, name: string): string {
  return /[.:]$/u.test(number) ? `${number} ${name}` : `${number}: ${name}`
}

const counted = /^(?:([IVXLC]{1,7})|(\d{1,3}))(?:[.:)]\s*|\s+)(?=[\p{Lu}“"‘])/u

/** The number that a short line begins with: "IV. The Fox", "12 The Fox". Null for anything else. */
export function leadingNumber(text: string): number | null {
  const found = counted.exec(text)
  if (found === null) return null
  return found[2] === undefined ? romanValue(found[1] ?? '') : Number(found[2])
}

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|' +
  'janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'
const day = new RegExp(
  `^\\d{1,2}(?:\\.|st|nd|rd|th|er)?\\s+(?:of |de |d’)?(?:${months})(?:,?\\s+(?:de )?\\d{4})?\\.?$`,
  'iu',
)

/** "2 January", "14. Mai 1873": a day of a diary, whose number counts no chapters. */
export function isDay(text: string): boolean {
  return day.test(text)
}

const outside =
  /^(?:front |back )?cover(?: page| image)?$|^(?:half[ -]?)?title(?: ?page)?$|^copyright(?: page| notice| information)?$|^imprint$|^colophon$|^titelblatt$|^titelseite$|^titel$|^umschlag$|^impressum$|^couverture$|^page de (?:titre|copyright)$|^mentions légales$|^portada$|^cubierta$|^créditos$|^copertina$|^frontespizio$|^start$|^begin(?:ning)?$/iu

/** Entries of an outline that stand for no part of the text. */
export function isOutsideText(title: string): boolean {
  return outside.test(title.trim()) || isContentsTitle(title)
}
