export interface BackFromLink {
  reference: string
  returnUrl: string | undefined
}

type Outcome = { status: 'connected' | 'declined' } | { status: 'problem'; code: string }

/** The address the program gave, saying how it went; undefined when it gave none. */
export function backUrl({ reference, returnUrl }: BackFromLink, outcome: Outcome): string | undefined {
  if (returnUrl === undefined) return undefined
  const url = new URL(returnUrl)
  for (const [name, value] of Object.entries({ ...outcome, reference })) url.searchParams.set(name, value)
  return url.href
}
