/** The same sentence in each language, with most of its sounds, so that voices can be compared. */
const sentences: Record<string, string> = {
  en: 'The old clockmaker measured each quiet hour, and thought of the voyage that his daughter had just begun.',
  de: 'Der alte Uhrmacher zählte jede stille Stunde und dachte an die Reise, die seine Tochter begonnen hatte.',
  fr: 'Le vieil horloger comptait chaque heure tranquille et pensait au voyage que sa fille venait de commencer.',
  es: 'El viejo relojero contaba cada hora tranquila y pensaba en el viaje que su hija acababa de empezar.',
  it: 'Il vecchio orologiaio contava ogni ora tranquilla e pensava al viaggio che sua figlia aveva appena iniziato.',
  nl: 'De oude klokkenmaker telde elk stil uur en dacht aan de reis waaraan zijn dochter net was begonnen.',
  pt: 'O velho relojoeiro contava cada hora tranquila e pensava na viagem que a sua filha acabava de começar.',
  pl: 'Stary zegarmistrz liczył każdą cichą godzinę i myślał o podróży, którą właśnie rozpoczęła jego córka.',
}

/** For a BCP 47 language; English where we have none. */
export function sampleSentence(language: string): string {
  return sentences[language.toLowerCase().split('-')[0] ?? ''] ?? sentences['en'] ?? ''
}
