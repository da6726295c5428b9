const mask = '•••'

/** Parameters of OAuth requests and members of its replies with which somebody could act in another's name. */
const secretNames = new Set([
  'access_token',
  'assertion',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'id_token',
  'id_token_hint',
  'logout_hint',
  'password',
  'refresh_token',
  'state',
])

/** Of headers: who is calling stays to be seen, what proves it does not. */
export function maskedHeader(name: string, value: string): string {
  if (name === 'authorization') return value.replace(/^(\w+)\s.*$/s, `$1 ${mask}`)
  if (name === 'cookie') return value.replaceAll(/=[^;]*/g, `=${mask}`)
  if (name === 'set-cookie') return value.replaceAll(/^([^=;]+)=[^;]*/gm, `$1=${mask}`)
  return name === 'location' ? maskedAddress(value) : value
}

/** Of an address: the parameters of its query and of its fragment. The Web API's own addresses hold no secrets. */
export function maskedAddress(address: string): string {
  if (address.startsWith('/api/data')) return address
  return address.replaceAll(/([?&#])([^=&#]+)=([^&#]*)/g, (whole, before: string, name: string) =>
    secretNames.has(name) ? `${before}${name}=${mask}` : whole,
  )
}

/** Of forms and of JSON members. */
export const maskedFields = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secretNames.has(name) && value !== '' ? mask : value]),
  )

/** Of the parts of a batch, which may have headers of their own. */
export const maskedParts = (text: string): string => text.replaceAll(/^(authorization:\s*\w+) .*$/gim, `$1 ${mask}`)
