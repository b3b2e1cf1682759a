import type { MachineSample } from '../../../src-contract/book-view.ts'
import type { Snapshot, StateChange } from '../../../src-contract/channels.ts'
import { describeFailure, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { defaultOutputFolder, homePlaces } from '../config/places.ts'
import { openAppSounds } from './app-sounds.ts'
import { createTells } from './app-tells.ts'
import { createAnnouncer } from './announcer.ts'
import type { AppParts } from './app-parts.ts'
import { createAsks } from './app-asks.ts'
import { openAppOrchestrator } from './app-orchestrator.ts'
import { restWatcher } from './batch-notice.ts'
import type { App, AppOptions, Controller, ControllerChange } from './bookspool-api.ts'
import { continueBatch } from './continue-batch.ts'
import { openSettings } from './live-settings.ts'
import type { Joined } from './joined-parts.ts'
import { joinWorkspace } from './join-workspace.ts'
import { openingNotice, recordNotice } from './opening-notices.ts'
import { openHome } from './open-home.ts'
import { outputFolder, outputPlace, windowPlace, type OutputPlace } from './output-place.ts'
import { switchController } from './switch-controller.ts'
import { openWindowLog } from './window-log.ts'
import { openWindowWork } from '../work/window-work.ts'
import { createSpokenBooks } from '../sound/spoken-books.ts'
import { createWorkspaceHold } from './workspace-hold.ts'
import { recallWorkspace } from '../workspace/workspace-choice.ts'
import { journalPathOf, settingsPlaceOf } from '../workspace/workspace-session.ts'

/** Opens the app behind a window: the home folder's lock, the settings, the batch. */
export async function openAppWith(options: AppOptions, parts: AppParts): Promise<Result<App>> {
  const places = homePlaces(options.home)
  const lock = await openHome(places, `${options.services.door} window, process ${process.pid}`)
  if (!lock.ok) return lock
  const defaultOutput = await defaultOutputFolder()
  const recalled = await recallWorkspace(places.home)
  const found = recalled.ok ? recalled.value : null
  const settings = await openSettings(settingsPlaceOf(places, found), options.services.lockedKeys)
  const place = (): ReturnType<typeof windowPlace> =>
    windowPlace(settings.config(), places.workspace, defaultOutput)
  const announcer = createAnnouncer()
  const orchestrator = openAppOrchestrator(options, places, settings, place, parts.listVoices)
  const spoken = createSpokenBooks()
  const openBatch = async (journalPath: string): Promise<Result<Controller>> =>
    parts.createController({
      config: settings.config,
      placeOf: place,
      logsDir: places.logs,
      journalPath,
      runsDir: places.runs,
      redo: { kind: 'nothing' },
      overwrite: false,
      orchestrator: orchestrator.ready,
      voices: orchestrator.voices,
      speech: orchestrator.speech,
      onRunEvent: spoken.take,
      onRecordTrouble: (path, failure) => announcer.announce('notice.shown', recordNotice(path, failure)),
    })
  const opened = await openBatch(journalPathOf(places, found))
  if (!opened.ok) {
    settings.close()
    await lock.value.release()
    return opened
  }
  return {
    ok: true,
    value: await joinParts({
      options,
      parts,
      places,
      settings,
      place,
      batch: switchController(opened.value),
      openBatch,
      recalled,
      announcer,
      orchestrator,
      spoken,
      releaseHome: lock.value.release,
    }),
  }
}

async function joinParts({
  options,
  parts,
  places,
  settings,
  place,
  batch,
  openBatch,
  recalled,
  announcer,
  orchestrator,
  spoken,
  releaseHome,
}: Joined): Promise<App> {
  const { controller } = batch
  const { announce, onAnnounce } = announcer
  const windowLog = openWindowLog(places.windowLog)
  const hold = createWorkspaceHold(`the window, process ${process.pid}`)
  let revision = 0
  let machine: MachineSample | null = null
  /** Why the workspace of the last session could not be opened. */
  let missing: Failure | null = recalled.ok ? null : recalled.failure
  let output: OutputPlace = await outputPlace(settings.config(), place())
  const watchRest = restWatcher(controller.batch().state, controller.books)

  const changed = (change: Omit<StateChange, 'revision'>): void => {
    revision += 1
    announce('state.changed', { revision, ...change })
  }
  const refreshOutput = async (): Promise<void> => {
    const fresh = await outputPlace(settings.config(), place())
    if (JSON.stringify(fresh) === JSON.stringify(output)) return
    output = fresh
    changed({ output })
  }
  const shownWorkspace = (): Snapshot['workspace'] => ({
    path: place().workspace,
    isOwn: settings.config().pipeline_json === null,
  })
  const snapshot = async (): Promise<Snapshot> => {
    output = await outputPlace(settings.config(), place())
    // A window that has just asked for everything hears at once what it would otherwise find out at Start.
    const notice = openingNotice(settings.failure(), missing)
    if (notice !== null) setImmediate(() => announce('notice.shown', notice))
    return {
      revision,
      version: options.version,
      door: options.services.door,
      platform: process.platform,
      batch: controller.batch(),
      books: controller.books(),
      output,
      machine,
      ...orchestrator.shown(),
      workspace: shownWorkspace(),
    }
  }
  const bug = (what: string) => (error: unknown) => windowLog(`${what}: ${String(error)}`)
  const follow = (change: ControllerChange): void => {
    changed({
      batch: change.batch,
      ...(change.books.length > 0 ? { books: change.books } : {}),
      ...(change.removed.length > 0 ? { removed: change.removed } : {}),
      ...(change.order === null ? {} : { order: change.order }),
    })
    const { rested, notice } = watchRest(change)
    if (notice !== null) announce('notice.shown', notice)
    if (!rested) return
    hold.release().catch(bug('the workspace could not be let go'))
    refreshOutput().catch(bug('the output folder could not be looked at'))
  }
  const stopFollowing = controller.onChange(follow)
  const sampler = parts.startLoadSampler((sample) => {
    machine = sample
    announce('machine.sampled', sample)
  }, bug('the load is not sampled any more'))
  const failure = missing ?? settings.failure()
  if (failure !== null) windowLog(describeFailure(failure))
  const settingsRead = async (): Promise<void> => {
    announce('settings.changed', settings.view())
    controller.settingsRead().catch(bug('the books could not be looked at with other settings'))
    await Promise.all([refreshOutput(), orchestrator.refresh(), sounds.settingsRead()])
  }
  orchestrator.onChange(() => changed(orchestrator.shown()))
  void orchestrator.refresh().catch(bug('the orchestrator could not be looked for'))
  settings.onChange(() => {
    settingsRead().catch(bug('the settings could not be told'))
  })
  const joined = joinWorkspace({
    options,
    places,
    settings,
    place,
    controller,
    recalled: recalled.ok ? recalled.value : null,
    orchestrator,
    switchBatch: async (journalPath) => {
      await work.rest()
      await controller.close()
      const next = await openBatch(journalPath)
      if (!next.ok) return next
      batch.replace(next.value)
      return succeed(undefined)
    },
    switched: async () => {
      missing = null
      await hold.release()
      await settingsRead()
      changed({ workspace: shownWorkspace() })
    },
    settingsRead,
  })
  const work = openWindowWork({ controller, settings, places, place, hold, log: windowLog })
  const sounds = openAppSounds(parts, options, {
    announcer,
    orchestrator,
    places,
    windowLog,
    controller,
    place,
    spoken,
    settings,
  })
  const asks = createAsks({
    services: options.services,
    controller,
    settings,
    logsDir: places.logs,
    snapshot,
    mayStart: async () => (await orchestrator.refuseStart(controller)) ?? hold.take(place().workspace),
    questions: orchestrator.questions,
    settingsWritten: settingsRead,
    ...joined,
    work,
    runDoctor: async () =>
      parts.runDoctor({
        home: places.home,
        configFile: settings.view().path,
        configFailure: settings.failure(),
        config: settings.config(),
        speech: orchestrator.speech,
        outputFolder: outputFolder(place()),
      }),
    sounds,
  })
  continueBatch(settings.config(), controller.batch(), asks['batch.start'], windowLog)
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    settings.close()
    orchestrator.questions.close()
    await sampler.stop()
    await sounds.close()
    await work.close()
    await controller.close()
    stopFollowing()
    await hold.release()
    await windowLog.flush()
    await releaseHome()
  }
  return {
    asks,
    tells: createTells(options.services, windowLog),
    onAnnounce,
    soundAt: sounds.shelf.pathAt,
    isBusy: () => controller.batch().state !== 'idle',
    close: async () => (closing ??= close()),
  }
}
