/**
 * The three verbs across the bridge. `ask`: window → main, one answer. `tell`: window → main, no answer. `announce`: main → window; listening
 * returns its own unsubscribe. This table is plain data, because a sandboxed preload must stay tiny; channels.ts gives each entry its schemas.
 */
export const channelTable = {
  'state.snapshot': 'ask',
  'state.changed': 'announce',
  'machine.sampled': 'announce',
  'settings.changed': 'announce',
  'notice.shown': 'announce',
  'close.asked': 'announce',
  'voices.changed': 'announce',
  'pile.add': 'ask',
  'pile.browse': 'ask',
  'batch.start': 'ask',
  'batch.pause': 'ask',
  'batch.resume': 'ask',
  'batch.stop': 'ask',
  'books.remove': 'ask',
  'books.retry': 'ask',
  'books.unlock': 'ask',
  'books.reveal': 'ask',
  'books.move': 'ask',
  'book.read': 'ask',
  'book.choose': 'ask',
  'book.chooseEncoding': 'ask',
  'book.sample': 'ask',
  'book.chapters': 'ask',
  'book.text': 'ask',
  'book.chooseText': 'ask',
  'pile.inputFolder': 'ask',
  'log.read': 'ask',
  'log.filter': 'ask',
  'log.find': 'ask',
  'log.reveal': 'ask',
  'report.gather': 'ask',
  'history.read': 'ask',
  'disk.read': 'ask',
  'disk.clear': 'ask',
  'question.answer': 'ask',
  'workspace.read': 'ask',
  'workspace.open': 'ask',
  'workspace.close': 'ask',
  'migrate.backup': 'ask',
  'migrate.checks': 'ask',
  'migrate.compare': 'ask',
  'migrate.rollbackPlan': 'ask',
  'migrate.rollback': 'ask',
  'settings.read': 'ask',
  'settings.write': 'ask',
  'settings.chooseFolder': 'ask',
  'doctor.run': 'ask',
  'voices.list': 'ask',
  'voices.installs': 'ask',
  'voices.install': 'ask',
  'voices.installFiles': 'ask',
  'voices.browse': 'ask',
  'voices.stopInstall': 'ask',
  'voices.uses': 'ask',
  'voices.remove': 'ask',
  'voices.sample': 'ask',
  'voices.say': 'ask',
  'voices.offer': 'ask',
  'voices.putAwayOffer': 'ask',
  'sound.ofBook': 'ask',
  'sound.preview': 'ask',
  'sound.stopPreview': 'ask',
  'window.reportError': 'tell',
  'close.answer': 'tell',
} as const

export type ChannelName = keyof typeof channelTable
export type Verb = (typeof channelTable)[ChannelName]
export type NamesOf<V extends Verb> = {
  [Name in ChannelName]: (typeof channelTable)[Name] extends V ? Name : never
}[ChannelName]
export type AskName = NamesOf<'ask'>
export type TellName = NamesOf<'tell'>
export type AnnounceName = NamesOf<'announce'>
