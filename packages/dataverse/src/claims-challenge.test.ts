import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authChallenges, bearerChallenge } from './auth-challenge.ts'
import { readClaimsChallenge } from './claims-challenge.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const quote = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
const wanted = '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}'

describe('a claims challenge', () => {
  test('as Microsoft documents it', () => {
    const header =
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiY3AxIn19fQ=="'
    expect(readClaimsChallenge(header)).toBe(wanted)
  })

  test.each([
    ['its parameters come in any order', `Bearer claims="${base64(wanted)}", error="insufficient_claims", realm=""`],
    ['it follows other challenges', `Negotiate TlRMTVNTUA/AB==, Basic realm="x", Bearer claims="${base64(wanted)}"`],
    ['an earlier Bearer challenge has none', `Bearer authorization_uri=https://x/y, Bearer claims="${base64(wanted)}"`],
    ['scheme and names are in capitals', `BEARER CLAIMS="${base64(wanted)}"`],
    ['it is not quoted', `Bearer claims=${base64(wanted)}, realm=""`],
    ['it is not encoded', `Bearer claims=${quote(wanted)}`],
  ])('is read when %s', (_how, header) => {
    expect(readClaimsChallenge(header)).toBe(wanted)
  })

  test('may speak of people in any script', () => {
    const claims = '{"access_token":{"who":{"value":"Łukasz 李"}}}'
    expect(readClaimsChallenge(`Bearer claims="${base64(claims)}"`)).toBe(claims)
  })

  test('may be in Base64 for URLs', () => {
    const claims = '{"access_token":{"who":{"values":["?>?>?>","~~~"]}}}'
    const forUrls = Buffer.from(claims).toString('base64url')
    expect(forUrls).toMatch(/_.*-|-.*_/)
    expect(readClaimsChallenge(`Bearer claims="${forUrls}"`)).toBe(claims)
  })

  test.each([
    ['there is no header', undefined],
    ['there is none, as fetch says it', null],
    [
      'the header is the one of a request without a token',
      'Bearer authorization_uri=https://login/t, resource_id=https://x/',
    ],
    ['it belongs to another scheme', `Basic claims="${base64(wanted)}"`],
    ['it stands inside a quoted text', `Basic realm="a, Bearer claims=${base64(wanted)}"`],
    ['it stands inside a quoted text that belongs to nothing', `Basic x "a, Bearer claims=${base64(wanted)}" y`],
    ['the quotes never end', `Bearer realm="x, Bearer claims=${base64(wanted)}`],
    ['it is no Base64', 'Bearer claims="%%%"'],
    ['no comma begins the challenge', `Basic x Bearer claims="${base64(wanted)}"`],
    ['it is no UTF-8', `Bearer claims="${Buffer.from('{"a":"\u00ff"}', 'latin1').toString('base64')}"`],
    ['it is no JSON', `Bearer claims="${base64('{')}"`],
    ['it is no object', `Bearer claims="${base64('[1]')}"`],
  ])('is not read when %s', (_why, header) => {
    expect(readClaimsChallenge(header)).toBeUndefined()
  })
})

describe('any header', () => {
  const tokens = fc.constantFrom(
    'Bearer',
    'Basic',
    'claims',
    'error',
    '=',
    ',',
    ' ',
    '"',
    '\\',
    'e30=',
    base64(wanted),
    '{"a":1}',
  )
  const anyHeader = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(tokens).map((parts) => parts.join('')),
  )

  test('is read without an error, and claims only out of it', () => {
    fc.assert(
      fc.property(anyHeader, (header) => {
        const claims = readClaimsChallenge(header)
        if (claims === undefined) return
        expect(header).toMatch(/bearer/i)
        expect([claims, quote(claims).slice(1, -1), base64(claims)].some((form) => header.includes(form))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  const scheme = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,9}$/)
  const parameterName = fc.stringMatching(/^[a-z][a-z_]{0,9}$/)
  // Texts that try to look like challenges of their own.
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(`, Bearer claims="${base64(wanted)}"`, 'Bearer claims=e30=', '", "'),
  )
  const challenge = fc.tuple(scheme, fc.dictionary(parameterName, value, { minKeys: 1, noNullPrototype: true }))

  test('that follows the grammar comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 4 }), (written) => {
        const header = written
          .map(([name, parameters]) => {
            const pairs = Object.entries(parameters).map(([key, text]) => `${key}=${quote(text)}`)
            return `${name} ${pairs.join(', ')}`
          })
          .join(', ')
        expect(authChallenges(header).map((read) => [read.scheme, Object.fromEntries(read.parameters)])).toEqual(
          written.map(([name, parameters]) => [name.toLowerCase(), parameters]),
        )
      }),
    )
  })
})

test('the challenge of an environment is read without quotes', () => {
  const header =
    'Bearer authorization_uri=https://login.microsoftonline.com/t/oauth2/authorize, resource_id=https://contoso.crm4.dynamics.com/'
  expect(Object.fromEntries(bearerChallenge(header))).toEqual({
    authorization_uri: 'https://login.microsoftonline.com/t/oauth2/authorize',
    resource_id: 'https://contoso.crm4.dynamics.com/',
  })
})
