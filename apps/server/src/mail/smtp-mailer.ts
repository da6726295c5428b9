import type { Mail, Mailer, MailOutcome } from '@liaison/crm'
import { createTransport, type Transporter } from 'nodemailer'
import type { MailSettings } from './mail-settings.ts'
import { outcomeOfError } from './smtp-outcome.ts'

/** Long for a server that answers, short for whoever waits behind a mail; all of them together stay below a notice's lease. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

export interface SmtpMailer extends Mailer {
  /** Connects and signs in, and sends nothing. */
  verify(): Promise<MailOutcome>
}

/** Hands mail to the server of SMTP_URL, one connection for each. */
export function smtpMailer(settings: MailSettings, { publicUrl }: { publicUrl: string }): SmtpMailer {
  const transport = transporterFor(settings)
  const { hostname } = new URL(publicUrl)
  const attempt = async (work: () => Promise<unknown>): Promise<MailOutcome> => {
    try {
      await work()
      return { kind: 'accepted' }
    } catch (error) {
      return outcomeOfError(error)
    }
  }
  return {
    verify: async () => attempt(async () => transport.verify()),
    send: async ({ id, to, subject, text, html }: Mail) =>
      attempt(async () =>
        transport.sendMail({
          from: settings.from,
          // Taken as it is: an address is no list of addresses, whatever stands in it.
          to: { name: '', address: to },
          subject,
          text,
          html,
          // Of the notice, so that a mail that had to be handed in twice is seen to be one.
          messageId: `<${id}@${hostname}>`,
          headers: {
            // Holiday notes and such are not sent back (RFC 3834; Exchange looks at its own).
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        }),
      ),
  }
}

function transporterFor({ host, port, secure, user, password }: MailSettings): Transporter {
  return createTransport({
    host,
    port,
    secure,
    // A password goes over no line that somebody could listen on: without TLS nothing is sent.
    requireTLS: !secure && password !== undefined && !isThisMachine(host),
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password.reveal() } }),
    ...timeouts,
    // What a letter says is text; nothing of it is looked up anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host)
