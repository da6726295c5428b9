/** Only to compare with; nothing is asked there. */
const here = 'http://here.invalid'

/**
 * `text` as a path of the web app, or the home page when it is anything else: whoever follows a link to our sign-in is
 * never led to somebody else's site. What a browser makes of the text counts, so it is resolved as a browser does.
 */
export function localPath(text: string | undefined): string {
  if (text === undefined || !text.startsWith('/') || !URL.canParse(text, here)) return '/'
  const { origin, pathname, search, hash } = new URL(text, here)
  const isOurs = origin === here && !pathname.startsWith('//') && !pathname.includes('\\')
  // The addresses of the sign-in itself would lead round in circles.
  return isOurs && !/^\/(auth|api)(\/|$)/i.test(pathname) ? `${pathname}${search}${hash}` : '/'
}
