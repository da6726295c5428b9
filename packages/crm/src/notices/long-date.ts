const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Mail is read somewhere else than it is written, so a day is a day of UTC. */
export const longDate = (at: Date): string => words.format(at)
