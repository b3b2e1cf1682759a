import type { Rule } from '../rule.ts'
import { cardinal } from './numbers.ts'

/** What goes on behind a time, where a measure, a price or a rate has its unit. */
const goesOn =
  /^(?:$|[.,;:!?)”"'’—–]|\s[–—]\s|\s(?:and|or|in|on|to|for|when|while|where|he|she|they|we|you|I|it|the|from|sharp|exactly|precisely|this|that|tomorrow|yesterday|tonight|today|every|each|with|but|at|by|as|there|before|after|till|until|his|her|their|my|our|so|because|if|then|next|last|now|came|was|had|train|express|bus|ferry|local|\p{Lu}\p{L}+)(?!\p{L}))/u
/** What has a level, a price or a ratio, and no hour. */
const ofValue =
  /(?<!\p{L})(?:st(?:ood|ands?)|clos(?:ed|ing)|opened|priced?|prices|valued|fixed|set|rose|f[ae]ll|trad(?:ed|ing)|s[oe]ll|sold|bought|quoted|averag\w+|rates?|ratio|pH|speed|level|magnitude|estimated?|measured?|index|calculated|constant|remain\w*|grew|weigh\w*|cost|costs|value|odds|percent|per\scent|dollars|pounds|euros|metres|meters|version|section|table|figure|chapter)(?!\p{L})[^.;!?]{0,60}$/iu
const ofTheDay =
  /(?<!\p{L})(?:o['’]clock|a\.m|p\.m|mornings?|evenings?|afternoons?|nights?|noon|midnight|trains?|clock|watch|breakfast|lunch|luncheon|dinner|supper|tea|half-past|quarter\sto|arriv\w+|depart\w*|leav\w+|left|hour|station|Sundays?|Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?)(?!\p{L})/iu
const certainly =
  /(?<!\p{L})(?:[Aa]t|[Uu]ntil|[Tt]ill)(?:\s(?:about|around|precisely|exactly|past|nearly))?\s$/u
const perhaps =
  /(?<!\p{L})(?:by|before|after|about|around|from|between|since|nearly|was|is|to|or|and|[Tt]he|a)\s$/iu
/** "the 8.15 from Paddington" */
const trainBehind = /^\s(?:train|express|bus|ferry|boat|slow|(?:from|to|for|up\sto|down\sto)\s\p{Lu}\p{Ll})/u

/** "at 5.45", "the 8.15 from Paddington", "by 9.30 in the morning": hours as the British print them; other numbers with two decimals are none. */
export const clockPointRule: Rule = {
  name: 'times',
  needs: 'digit',
  pattern: /(?<![\p{L}\d.,:$£€-]|\d\s)(?<hours>1?\d|2[0-4])\.(?<minutes>[0-5]\d)(?![\d%°]|\.\d|\s?%)/gu,
  say: ({ group, before, after }) => {
    const [hours, minutes] = [Number(group('hours')), Number(group('minutes'))]
    const isTrain = /(?<!\p{L})(?:[Tt]he|[Aa]n?)\s$/u.test(before) && trainBehind.test(after)
    if (!isTrain) {
      if (!goesOn.test(after) || ofValue.test(before)) return null
      const isTold = ofTheDay.test(before) || ofTheDay.test(after)
      const isNow = /\bit\s(?:is|was)\s$/iu.test(before) && /^\s(?:when|before|by\sthe)\s/u.test(after)
      if (!certainly.test(before) && !isNow && !(isTold && perhaps.test(before))) return null
    }
    if (minutes === 0) return hours > 12 ? `${cardinal(hours)} hundred hours` : `${cardinal(hours)} o'clock`
    return `${cardinal(hours)} ${minutes < 10 ? 'oh ' : ''}${cardinal(minutes)}`
  },
}
