/** By their spellings in small letters, none three times. */
const noises: Readonly<Partial<Record<string, string>>> = {
  ssh: 'ʃ', shh: 'ʃ', sh: 'ʃ', hmph: 'hˈʌmf', brr: 'bɹˈɜɹ', grr: 'ɡɹˈɜɹ', tsk: 'tˈɪsk', tst: 'tˈɪst', zz: 'zˈʌz', pfft: 'pfˈɪt', psst: 'psˈɪt', pst: 'psˈɪt', mm: 'm',
  hm: 'hm', hmm: 'hm',
} // prettier-ignore

/** A noise that is written without a vowel, "Ssh", "Brrr", and would be spelled out; null: it is none. */
export function interjection(word: string): string | null {
  return noises[word.toLowerCase().replaceAll(/(\p{L})\1\1+/gu, '$1$1')] ?? null
}
