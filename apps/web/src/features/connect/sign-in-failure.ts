import type { ShownProblem } from '../../ui/states.tsx'

/** The server sent the browser back here because the way to Microsoft broke; `code` and `requestId` came in the address. */
export function signInFailure(code: string, requestId: string | undefined): ShownProblem {
  return {
    code,
    title: code === 'sign_in_not_started' ? 'That sign-in is no longer open.' : 'The sign-in could not go on.',
    help:
      code === 'sign_in_not_started'
        ? 'It was finished already, or started too long ago or in another browser. Start it again.'
        : 'Start it again. If it stops here again, tell the people who run Liaison; the details below help them.',
    ...(requestId === undefined ? {} : { requestId }),
  }
}
