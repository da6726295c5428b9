/** Prints why a command could not do its work: a sentence and a mend where there is one, never a bare stack. */
export function explain(error: unknown): void {
  if (!(error instanceof Error)) return console.error(String(error))
  console.error(error.message)
  if ('help' in error && typeof error.help === 'string') return console.error(error.help)
  if (error.name !== 'Error' && error.name !== 'TypeError') return
  console.error(error.stack?.split('\n').slice(1, 6).join('\n') ?? '')
  console.error('This was not foreseen. Run npm ci && npm run build and try again; if it stays, please report it.')
}
