/** One challenge of a `WWW-Authenticate` header. Scheme and names of parameters in lower case. */
export interface AuthChallenge {
  scheme: string
  parameters: ReadonlyMap<string, string>
}

const name = /[\w!#$%&'*+.^`|~-]+/y
const equals = /\s*=\s*/y
const quoted = /"((?:[^"\\]|\\.)*)"/sy
// Dataverse writes addresses without quotes, which RFC 9110 does not allow.
const bare = /[^\s,"]*/y
const list = /[\s,]+/y

/**
 * The challenges of a `WWW-Authenticate` header, in its order (RFC 9110, 11.6.1). Several headers joined with `, ` are one.
 * What does not fit the grammar is passed over: nothing of it becomes a challenge or a parameter, and nothing throws.
 */
export function authChallenges(header: string | undefined): AuthChallenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = []
  const text = header ?? ''
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match ?? undefined
  }
  let atListItem = true
  while (at < text.length) {
    const between = take(list)?.[0]
    if (between !== undefined) atListItem ||= between.includes(',')
    const word = take(name)?.[0].toLowerCase()
    if (word === undefined) {
      // A quoted text that belongs to nothing is passed over as a whole, so that nothing in it is read.
      if (!take(quoted)) at = text[at] === '"' ? text.length : at + 1
      continue
    }
    const current = challenges.at(-1)
    if (take(equals)) {
      const value = take(quoted)?.[1]?.replaceAll(/\\(.)/gs, '$1') ?? (text[at] === '"' ? undefined : take(bare)?.[0])
      if (value === undefined) break
      if (current && !current.parameters.has(word)) current.parameters.set(word, value)
    } else if (atListItem) challenges.push({ scheme: word, parameters: new Map() })
    atListItem = false
  }
  return challenges
}

/** The parameters of the first Bearer challenge; none when there is no such challenge. */
export function bearerChallenge(header: string | undefined): ReadonlyMap<string, string> {
  return authChallenges(header).find(({ scheme }) => scheme === 'bearer')?.parameters ?? new Map()
}
