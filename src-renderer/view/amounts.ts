/** "2 h 14 min", "14 min", "less than a minute". `sec` in seconds. */
export function durationWords(sec: number): string {
  const minutes = Math.round(sec / 60)
  if (minutes < 1) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`
  if (hours === 0) return `${minutes} min`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** "2 h 14 min left". */
export function timeLeftWords(sec: number): string {
  return `${durationWords(sec)} left`
}

/** A place in the audio: "3:07", "1:02:45". */
export function clockWords(sec: number): string {
  const whole = Math.floor(sec)
  const seconds = String(whole % 60).padStart(2, '0')
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** Rounded down, so that 100 % is said only when all is done. `fraction` from 0 to 1. */
export function percentOf(fraction: number): number {
  return Math.floor(Math.min(1, Math.max(0, fraction)) * 100 + 1e-9)
}

/** For what is still at work: the last steps (tags, moving into place) are worth no percent of their own, and are work all the same. */
export function percentBeforeEnd(fraction: number): number {
  return Math.min(99, percentOf(fraction))
}

/** "03:12" on the same day, "Mon 03:12" within a week, else "3 May, 03:12". Local time; both in ISO 8601. */
export function momentWords(iso: string, nowIso: string): string {
  const moment = new Date(iso)
  const now = new Date(nowIso)
  if (Number.isNaN(moment.getTime())) return iso
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (moment.toDateString() === now.toDateString()) return time
  const days = (now.getTime() - moment.getTime()) / 86_400_000
  if (days >= 0 && days < 6) return `${moment.toLocaleDateString('en-GB', { weekday: 'short' })} ${time}`
  return `${moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`
}
