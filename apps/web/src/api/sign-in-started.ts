const key = 'liaison.sign-in-started'

/** Remembered in this tab: whoever comes back to the sign-in page was stopped somewhere on the way. */
export function startingSignIn(): void {
  try {
    sessionStorage.setItem(key, 'yes')
  } catch {
    // The explanation is then one click away instead of open.
  }
}

export function signInWasStarted(): boolean {
  try {
    return sessionStorage.getItem(key) !== null
  } catch {
    return false
  }
}
