import { aadstsExplanations } from './aadsts.ts'
import { EntraError } from './entra-error.ts'
import type { EntraExplanation } from './explanation.ts'
import { explanations } from './explanations.ts'
import { oauthExplanations, refused } from './oauth-explanations.ts'

/** What Entra said, from the token endpoint's JSON or from the query of a redirect. */
export interface EntraRefusal {
  error: string
  description?: string | undefined
  suberror?: string | undefined
  claims?: string | undefined
  errorCodes?: readonly number[] | undefined
  traceId?: string | undefined
  correlationId?: string | undefined
}

/**
 * The refusal as an error that says what to do and who can. The AADSTS number is looked up first: it tells apart what
 * OAuth's `error` lumps together. Microsoft may change numbers, so an unknown one falls back to `error` and `suberror`.
 */
export function explainRefusal(refusal: EntraRefusal, cause?: Error): EntraError {
  const codes = refusal.errorCodes ?? []
  const aadsts = codes.find((code) => aadstsExplanations.has(code)) ?? codes[0] ?? numberIn(refusal.description)
  const explanation = explanationOf(refusal, aadsts)
  return new EntraError({
    ...explanation,
    message: aadsts === undefined ? explanation.message : `${explanation.message} (AADSTS${aadsts})`,
    oauthError: refusal.error,
    aadsts,
    suberror: refusal.suberror,
    claims: refusal.claims,
    traceId: refusal.traceId ?? idIn(refusal.description, 'Trace ID'),
    correlationId: refusal.correlationId ?? idIn(refusal.description, 'Correlation ID'),
    ...(cause ? { cause } : {}),
  })
}

function explanationOf({ error, suberror }: EntraRefusal, aadsts: number | undefined): EntraExplanation {
  const known = aadsts === undefined ? undefined : aadstsExplanations.get(aadsts)
  if (known) return known
  if (suberror === 'consent_required') return explanations.consentRequired
  return oauthExplanations.get(error) ?? refused
}

/**
 * What a number on Microsoft's own page means. Some refusals end there and the sign-in never comes back to tell; people
 * can read the number out.
 */
export const explainAadsts = (aadsts: number): EntraError =>
  explainRefusal({ error: 'shown_by_microsoft', errorCodes: [aadsts] })

export function entraErrorFrom(explanation: EntraExplanation, oauthError: string, cause?: Error): EntraError {
  return new EntraError({ ...explanation, oauthError, ...(cause ? { cause } : {}) })
}

function numberIn(description: string | undefined): number | undefined {
  const digits = /AADSTS(\d+)/.exec(description ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function idIn(description: string | undefined, name: string): string | undefined {
  return new RegExp(`${name}:\\s*([0-9a-f-]{36})`, 'i').exec(description ?? '')?.[1]
}
