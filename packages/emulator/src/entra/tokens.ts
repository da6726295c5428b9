import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { Directory, Person } from './directory.ts'

/** Claims of an access token as Dataverse reads them. */
export interface AccessTokenClaims {
  objectId: string
  audience: string
  /** Delegated permissions; absent in a token of the application itself. */
  scopes?: readonly string[]
  /** Seconds since 1970. */
  expiresAt: number
  /** Tokens of an earlier generation than the state's have been taken back. */
  generation: number
}

export interface TokenSigner {
  /** The public half, as the keys endpoint shows it. */
  publicKey: JWK
  accessToken(
    person: Person,
    grant: {
      resource: string
      scopes: readonly string[]
      generation: number
      /** The client handles claims challenges; where the resource sends them its tokens live longer. */
      capability?: { isLongLived: boolean }
    },
  ): Promise<{ token: string; lifetimeSeconds: number }>
  /** Of the application itself: no person, no `scp`. */
  applicationToken(grant: { resource: string; generation: number }): Promise<{ token: string; lifetimeSeconds: number }>
  idToken(person: Person, options: { scopes: readonly string[]; nonce?: string }): Promise<string>
  /** @throws when the signature, the issuer or the time is wrong. */
  verifyAccessToken(token: string): Promise<AccessTokenClaims>
}

export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID().replaceAll('-', ''), alg: 'RS256', use: 'sig' }
}

export const issuerOf = ({ baseUrl, tenantId }: Directory): string => `${baseUrl}/${tenantId}/v2.0`

/** Tokens as the tenant issues them: RS256, one key, access tokens of 60 to 90 minutes. */
export async function createTokenSigner(directory: Directory, signingKey: JWK, clock: Clock): Promise<TokenSigner> {
  const { kty, n, e, kid } = signingKey
  const publicJwk: JWK = { kty: kty!, n: n!, e: e!, kid: kid!, alg: 'RS256', use: 'sig' }
  const privateKey = await importJWK(signingKey, 'RS256')
  const publicKey = await importJWK(publicJwk, 'RS256')
  // Dataverse's tokens are of version 1, whose issuer differs from that of the id token.
  const accessIssuer = (): string => `${directory.baseUrl}/${directory.tenantId}/`
  const sign = (claims: Record<string, unknown>, lifetimeSeconds: number): Promise<string> => {
    const issuedAt = Math.floor(clock.ticks() / 1000)
    return new SignJWT({ ...claims, iat: issuedAt, nbf: issuedAt, exp: issuedAt + lifetimeSeconds, uti: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: kid! })
      .sign(privateKey)
  }

  return {
    publicKey: publicJwk,
    async accessToken(person, { resource, scopes, generation, capability }) {
      const lifetimeSeconds = capability?.isLongLived === true ? someLongLifetime() : someLifetime()
      const claims = {
        aud: resource,
        iss: accessIssuer(),
        appid: directory.application.clientId,
        oid: person.objectId,
        tid: directory.tenantId,
        name: person.name,
        ...nameClaims(directory, person),
        scp: scopes.join(' '),
        sub: pairwiseSubject(person, resource),
        ver: '1.0',
        ...(capability && { xms_cc: ['cp1'] }),
        // Of the emulator's own, so that a token can be taken back to the moment.
        generation,
      }
      return { token: await sign(claims, lifetimeSeconds), lifetimeSeconds }
    },
    async applicationToken({ resource, generation }) {
      const lifetimeSeconds = someLifetime()
      const { application, servicePrincipalId, tenantId } = directory
      const claims = {
        aud: resource,
        iss: accessIssuer(),
        appid: application.clientId,
        oid: servicePrincipalId,
        sub: servicePrincipalId,
        tid: tenantId,
        ver: '1.0',
        generation,
      }
      return { token: await sign(claims, lifetimeSeconds), lifetimeSeconds }
    },
    idToken(person, { scopes, nonce }) {
      const { clientId } = directory.application
      const claims = {
        aud: clientId,
        iss: issuerOf(directory),
        oid: person.objectId,
        tid: directory.tenantId,
        sub: pairwiseSubject(person, clientId),
        ver: '2.0',
        ...(person.home && { idp: `${directory.baseUrl}/${person.home.tenantId}/v2.0` }),
        ...(scopes.includes('profile') && { name: person.name, preferred_username: person.username }),
        ...(nonce !== undefined && { nonce }),
      }
      return sign(claims, 3600)
    },
    async verifyAccessToken(token) {
      const { payload } = await jwtVerify(token, publicKey, {
        issuer: accessIssuer(),
        algorithms: ['RS256'],
        currentDate: new Date(clock.ticks()),
      })
      return {
        objectId: String(payload['oid']),
        audience: String(payload.aud),
        ...(typeof payload['scp'] === 'string' && { scopes: payload['scp'].split(' ') }),
        expiresAt: payload.exp ?? 0,
        generation: Number(payload['generation']),
      }
    },
  }
}

/** A guest's name and provider are those of their own tenant (learn.microsoft.com, "Access token claims reference"). */
const nameClaims = ({ baseUrl }: Directory, { username, home }: Person): Record<string, string> =>
  home
    ? { unique_name: username, email: username, idp: `${baseUrl}/${home.tenantId}/` }
    : { upn: username, unique_name: username }

const someLifetime = (): number => 3599 + randomInt(1800)

/** Up to 28 hours (learn.microsoft.com, Power Platform, "Continuous access evaluation"). */
const someLongLifetime = (): number => 28 * 3600 - randomInt(8 * 3600)

/** `sub` differs per application, so that two of them cannot compare notes about a person. */
const pairwiseSubject = (person: Person, application: string): string =>
  createHash('sha256').update(`${person.objectId} ${application}`).digest('base64url')
