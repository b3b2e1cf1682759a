import { ListMusic, LoaderCircle, Pause, Play, RotateCcw, RotateCw, X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Slider,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components'
import { useActions, useBook, useWindow } from '../../app-context.tsx'
import type { PlayerState } from '../../sound/player-state.ts'
import { clockWords } from '../../view/amounts.ts'
import { playerRates } from '../../sound/player-memory.ts'
import { chapterAt, madeSec, rateWords } from '../../view/player-view.ts'
import { IconButton } from '../shell/icon-button.tsx'

const leapSec = 15

export function PlayerBar(): ReactNode {
  const player = useWindow((state) => state.player)
  return player === null ? null : <Bar player={player} />
}

function Bar({ player }: { player: PlayerState }): ReactNode {
  const { player: actions } = useActions()
  const { title, atSec, mode, problem, pieces, chapters, isWhole } = player
  useMoreOf(player)
  const made = madeSec(pieces)
  const chapter = chapters[chapterAt(chapters, atSec)]
  const isHeard = mode === 'playing' || mode === 'loading' || mode === 'waiting'
  return (
    <section className="player" aria-label="Player">
      <IconButton
        label={`Back ${leapSec} seconds`}
        icon={RotateCcw}
        isDisabled={pieces.length === 0}
        onPress={() => {
          actions.seek(Math.max(0, atSec - leapSec))
        }}
      />
      <Button
        className="player-main"
        aria-label={isHeard ? 'Pause' : 'Play'}
        isDisabled={pieces.length === 0}
        onPress={actions.toggle}
      >
        {mode === 'loading' ? (
          <LoaderCircle aria-hidden size={20} className="turning" />
        ) : isHeard ? (
          <Pause aria-hidden size={20} />
        ) : (
          <Play aria-hidden size={20} />
        )}
      </Button>
      <IconButton
        label={`Forward ${leapSec} seconds`}
        icon={RotateCw}
        isDisabled={pieces.length === 0}
        onPress={() => {
          actions.seek(Math.min(made, atSec + leapSec))
        }}
      />
      <div className="player-words">
        <p className="player-title">{title}</p>
        {problem === null ? (
          <p className="line-sub">
            {mode === 'waiting' ? 'Goes on as soon as more is spoken' : (chapter?.title ?? '')}
          </p>
        ) : (
          <p className="player-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <span className="player-time">{clockWords(atSec)}</span>
      <Slider
        className="player-slider"
        aria-label="Place in the book"
        minValue={0}
        maxValue={Math.max(made, 1)}
        step={1}
        value={Math.min(atSec, Math.max(made, 1))}
        isDisabled={pieces.length === 0}
        onChange={(value) => {
          if (typeof value === 'number') actions.seek(value)
        }}
      >
        <SliderTrack className="player-track">
          {({ state }) => (
            <>
              <span className="player-fill" style={{ transform: `scaleX(${state.getThumbPercent(0)})` }} />
              <SliderThumb className="player-thumb" />
            </>
          )}
        </SliderTrack>
      </Slider>
      <span className="player-time">
        {clockWords(made)}
        {isWhole ? '' : ' so far'}
      </span>
      <Rate rate={player.rate} />
      {chapters.length > 1 && <Chapters player={player} />}
      <IconButton label="Close the player" icon={X} onPress={actions.close} />
    </section>
  )
}

/** More is asked for whenever the book has got on. */
function useMoreOf({ bookId, isWhole }: PlayerState): void {
  const { player: actions } = useActions()
  const book = useBook(bookId)
  const spoken = book?.phases.find(({ phase }) => phase === 4)?.done ?? 0
  // When all is spoken, some of it may be made again.
  const progress = `${book?.state ?? ''} ${book?.phase ?? ''} ${spoken}`
  useEffect(() => {
    if (!isWhole) void actions.follow(progress)
  }, [actions, isWhole, progress])
}

/** How fast books are heard; the voice keeps its pitch. */
function Rate({ rate }: { rate: number }): ReactNode {
  const { player: actions } = useActions()
  return (
    <MenuTrigger>
      <Button className="button small player-rate" aria-label={`Speed, ${rateWords(rate)}`}>
        {rateWords(rate)}
      </Button>
      <Popover className="popover menu-popover" placement="top end" offset={4}>
        <Menu
          className="menu"
          aria-label="Speed"
          selectionMode="single"
          selectedKeys={[String(rate)]}
          onAction={(key) => actions.changeRate(Number(key))}
        >
          {playerRates.map((one) => (
            <MenuItem key={one} id={String(one)} textValue={rateWords(one)} className="menu-item">
              {rateWords(one)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Chapters({ player: { chapters, atSec } }: { player: PlayerState }): ReactNode {
  const { player: actions } = useActions()
  const current = chapterAt(chapters, atSec)
  // Two chapters may have one name; their order is what tells them apart.
  const numbered = chapters.map((chapter, number) => ({ chapter, id: String(number) }))
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Chapters">
        <ListMusic aria-hidden size={18} strokeWidth={1.75} />
      </Button>
      <Popover className="popover player-chapters" placement="top end" offset={4}>
        <Menu
          className="menu"
          aria-label="Chapters"
          selectionMode="single"
          selectedKeys={[String(current)]}
          onAction={(key) => {
            const chapter = chapters[Number(key)]
            if (chapter !== undefined) actions.seek(chapter.startSec)
          }}
        >
          {numbered.map(({ chapter, id }) => (
            <MenuItem key={id} id={id} textValue={chapter.title} className="menu-item">
              <span>{chapter.title}</span>
              <kbd>{clockWords(chapter.startSec)}</kbd>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
