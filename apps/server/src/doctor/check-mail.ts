import type { MailOutcome } from '@liaison/crm'
import type { Config } from '../config.ts'
import { smtpMailer } from '../mail/smtp-mailer.ts'
import { type Finding, notChecked, ok, problem } from './report.ts'

/** Whether the mail server takes a connection and the sign-in. Nothing is sent. */
export async function checkMail({ mail, publicUrl }: Pick<Config, 'mail' | 'publicUrl'>): Promise<Finding> {
  if (!mail) {
    return notChecked(
      'No mail server is set up (SMTP_URL): that a connection ended or an approval came, people see when they open Liaison.',
    )
  }
  const outcome = await smtpMailer(mail, { publicUrl }).verify()
  const server = `${mail.host}:${mail.port}`
  if (outcome.kind === 'accepted') {
    const signedIn = mail.user === undefined ? 'takes mail without a sign-in' : 'takes the sign-in'
    return ok(`${server} ${signedIn}. Mail comes from ${mail.from.address}.`)
  }
  return refusal(server, outcome)
}

function refusal(server: string, { problem: met, reply }: Exclude<MailOutcome, { kind: 'accepted' }>): Finding {
  const answer = reply === undefined ? '' : ` (it answers ${reply})`
  if (met === 'sign-in-refused') {
    return problem(
      `${server} does not take the sign-in of SMTP_URL${answer}, so nobody is told by e-mail.`,
      'Check the user and the password in SMTP_URL, with what is neither letter nor digit %-encoded, and that the mailbox may send by SMTP.',
    )
  }
  if (met === 'tls-failed') {
    return problem(
      `${server} and Liaison do not agree on TLS, so nobody is told by e-mail.`,
      'Check that the certificate of the mail server is good for that name and of a known authority (NODE_EXTRA_CA_CERTS for one of your own), that smtps:// is used where TLS comes first and smtp:// where STARTTLS is offered.',
    )
  }
  return problem(
    `${server} cannot be reached${answer}, so nobody is told by e-mail.`,
    'Check the host and the port in SMTP_URL, and whether a firewall keeps this machine from it. Mail that waits is tried for a day.',
  )
}
