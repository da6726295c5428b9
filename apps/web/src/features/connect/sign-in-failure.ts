import type { ShownProblem } from '../../ui/states.tsx'

const known: Readonly<Record<string, { title: string; help: string }>> = {
  sign_in_not_started: {
    title: 'That sign-in is no longer open.',
    help: 'It was finished already, or started too long ago or in another browser. Start it again.',
  },
  too_many_attempts: {
    title: 'There were too many sign-ins from your network address just now.',
    help: 'Wait five minutes and sign in again. If it happens to many of you, tell the people who run Liaison.',
  },
}

/** The server sent the browser back here because the way to Microsoft broke; `code` and `requestId` came in the address. */
export function signInFailure(code: string, requestId: string | undefined): ShownProblem {
  const words = known[code] ?? {
    title: 'The sign-in could not go on.',
    help: 'Start it again. If it stops here again, tell the people who run Liaison; the details below help them.',
  }
  return { code, ...words, ...(requestId === undefined ? {} : { requestId }) }
}
