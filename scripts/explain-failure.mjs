/** The last stop of a script: what happened, what to do, exit code 1. */
export function explainFailure(error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(message)
  if (error instanceof Error && error.code === 'ERR_MODULE_NOT_FOUND') {
    console.error('A part of Liaison is not installed or not built. Run: npm ci && npm run build')
  } else if (error instanceof Error && error.help !== undefined) {
    console.error(error.help)
  } else if (error instanceof Error && error.name === 'Error') {
    console.error(error.stack?.split('\n').slice(1, 4).join('\n') ?? '')
    console.error('If this is not clear: run npm ci && npm run build, then try again.')
  }
  process.exit(1)
}
