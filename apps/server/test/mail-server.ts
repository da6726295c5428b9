import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { readMail, type ReadMail } from './read-mail.ts'

export interface ReceivedMail extends ReadMail {
  recipients: string[]
  /** As whom it was handed in. */
  user: string | undefined
  overTls: boolean
}

/** A mail server of the test's own, on this machine. */
export interface MailServer {
  port: number
  mails: ReceivedMail[]
  /** Names and passwords that were tried. */
  signIns: { user: string; password: string }[]
  /** From now on recipients are answered like this; undefined takes them. */
  refuseRecipients(reply: { code: number; text: string } | undefined): void
  /** Runs before a mail that was handed over is said to be taken. */
  beforeTaken(work: () => Promise<void>): void
  stop(): Promise<void>
}

interface MailServerOptions {
  user?: string
  password?: string
  /** PEM. With one, TLS is there: from the first byte with `secure`, by STARTTLS without. */
  certificate?: string
  privateKey?: string
  secure?: boolean
  port?: number
  /** Of this machine: one of 127.0.0.0/8. */
  host?: string
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { user, password, certificate, privateKey, secure = false } = options
  const mails: ReceivedMail[] = []
  const signIns: MailServer['signIns'] = []
  let refusal: { code: number; text: string } | undefined
  let work = () => Promise.resolve()
  const withTls = certificate !== undefined && privateKey !== undefined
  const settings: SMTPServerOptions = {
    secure,
    ...(withTls ? { cert: certificate, key: privateKey } : {}),
    disabledCommands: [...(withTls ? [] : ['STARTTLS']), ...(user === undefined ? ['AUTH'] : [])],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth(auth, _session, callback) {
      signIns.push({ user: auth.username ?? '', password: auth.password ?? '' })
      if (auth.username === user && auth.password === password) return callback(null, { user: auth.username })
      callback(reply(535, '5.7.8 Authentication credentials invalid'))
    },
    onRcptTo(_address, _session, callback) {
      callback(refusal ? reply(refusal.code, refusal.text) : null)
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push({
          ...readMail(Buffer.concat(parts).toString('utf8')),
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          user: session.user,
          overTls: session.secure,
        })
        work().then(
          () => callback(null),
          () => callback(null),
        )
      })
    },
  }
  const server = new SMTPServer(settings)
  // Clients that go away without a word are what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    signIns,
    refuseRecipients: (given) => {
      refusal = given
    },
    beforeTaken: (given) => {
      work = given
    },
    stop: async () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })
