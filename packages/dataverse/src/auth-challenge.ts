/** The parameters of the Bearer challenge in a `WWW-Authenticate` header, quoted or not; several challenges may be joined. */
export function bearerChallenge(header: string | undefined): Map<string, string> {
  const parameters = new Map<string, string>()
  if (header === undefined) return parameters
  const start = /(?:^|,)\s*Bearer\s+/i.exec(header)
  if (!start) return parameters
  const pattern = /\s*([A-Za-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))\s*(?:,|$)/y
  pattern.lastIndex = start.index + start[0].length
  for (let match = pattern.exec(header); match; match = pattern.exec(header)) {
    const [, name = '', quoted, bare] = match
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '')
  }
  return parameters
}

/** The claims request of a challenge as JSON text: sent as Base64, by some services as it is. */
export function claimsOf(challenge: ReadonlyMap<string, string>): string | undefined {
  const claims = challenge.get('claims')
  if (claims === undefined || claims === '') return undefined
  const text = claims.startsWith('{') ? claims : Buffer.from(claims, 'base64').toString('utf8')
  try {
    JSON.parse(text)
    return text
  } catch {
    return undefined
  }
}
