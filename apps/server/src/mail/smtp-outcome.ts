import type { MailOutcome } from '@liaison/crm'

/** What nodemailer says of a failure: https://nodemailer.com/errors */
interface SmtpFailure {
  code?: unknown
  message?: unknown
  /** SMTP's three digits. */
  responseCode?: unknown
  response?: unknown
  /** What was being said when it failed. */
  command?: unknown
}

/**
 * What a failure means for the mail. Of what the server said only its numbers are kept: its sentences may repeat the
 * address, and what was sent before them.
 */
export function outcomeOfError(error: unknown): Exclude<MailOutcome, { kind: 'accepted' }> {
  const { code, responseCode, response, command } = error as SmtpFailure
  const reply = replyOf(responseCode, response)
  if (code === 'EAUTH' || code === 'ENOAUTH') return { kind: 'unavailable', problem: 'sign-in-refused', reply }
  if (isTls(error as SmtpFailure)) return { kind: 'unavailable', problem: 'tls-failed' }
  if (typeof responseCode !== 'number') return { kind: 'unavailable', problem: 'unreachable', reply }
  // 421: the server is about to close; 4xx: not now (RFC 5321 §4.2.1).
  if (responseCode < 500)
    return { kind: 'unavailable', problem: responseCode === 421 ? 'unreachable' : 'try-later', reply }
  // Without a sign-in, or with another one, the same mail would be taken.
  if (responseCode === 530 || responseCode === 535) return { kind: 'unavailable', problem: 'sign-in-refused', reply }
  const isAboutRecipient = typeof command === 'string' && /^RCPT TO/i.test(command)
  return { kind: 'refused', problem: isAboutRecipient ? 'address-refused' : 'message-refused', reply }
}

/** OpenSSL's failures come as failures of the socket, told apart by their sentences alone. */
const isTls = ({ code, message }: SmtpFailure): boolean =>
  code === 'ETLS' ||
  (code === 'ESOCKET' && typeof message === 'string' && /certificate|altnames|\bSSL\b|\bTLS\b/i.test(message))

/** `550 5.1.1`: the code, and the enhanced one that follows it (RFC 3463). */
function replyOf(responseCode: unknown, response: unknown): string | undefined {
  if (typeof responseCode !== 'number') return undefined
  const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(typeof response === 'string' ? response : '') ?? []
  return enhanced === undefined ? String(responseCode) : `${responseCode} ${enhanced}`
}
