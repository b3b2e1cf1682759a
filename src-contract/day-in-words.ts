/** "3 May", with the year where it is another one, in this machine's time zone; null where the record has no date. */
export function dayInWords(iso: string | null, now: Date): string | null {
  if (iso === null) return null
  const day = new Date(iso)
  if (Number.isNaN(day.getTime())) return null
  const options: Intl.DateTimeFormatOptions =
    day.getFullYear() === now.getFullYear()
      ? { day: 'numeric', month: 'long' }
      : { day: 'numeric', month: 'long', year: 'numeric' }
  return new Intl.DateTimeFormat('en-GB', options).format(day)
}
