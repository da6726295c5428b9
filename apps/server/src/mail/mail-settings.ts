import { Secret } from '../secret.ts'

/** Where mail is handed in, and as whom. */
export interface MailSettings {
  host: string
  port: number
  /** TLS from the first byte. */
  secure: boolean
  user: string | undefined
  password: Secret | undefined
  from: MailFrom
}

export interface MailFrom {
  name: string
  address: string
}

/** Submission by STARTTLS, and by TLS (RFC 6409, RFC 8314). */
const ports = { 'smtp:': 587, 'smtps:': 465 } as const

const wrongUrl =
  'SMTP_URL must look like smtps://user:password@mail.example.com:465 or smtp://mail.example.com:587, with anything but letters and digits in the password %-encoded'
const wrongFrom = 'MAIL_FROM must be an e-mail address, or a name with one: Liaison <liaison@example.com>'

/** Both, or none; sentences without anything of a secret in them. */
export function mailSettings(
  url: Secret | undefined,
  from: string | undefined,
): { mail: MailSettings | undefined } | { problems: readonly string[] } {
  if (url === undefined && from === undefined) return { mail: undefined }
  if (url === undefined) return { problems: ['SMTP_URL is missing: MAIL_FROM is of no use alone'] }
  if (from === undefined) {
    return { problems: ['MAIL_FROM is missing: the address that mail comes from, which SMTP_URL needs'] }
  }
  const server = serverOf(url.reveal())
  const sender = senderOf(from)
  if (!server || !sender) return { problems: [...(server ? [] : [wrongUrl]), ...(sender ? [] : [wrongFrom])] }
  return { mail: { ...server, from: sender } }
}

function serverOf(text: string): Omit<MailSettings, 'from'> | undefined {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return undefined
  if (url.hostname === '' || url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) return undefined
  const [user, password] = [decoded(url.username), decoded(url.password)]
  // A name alone, or a password alone, signs nobody in.
  if (user === undefined || password === undefined || (user === '') !== (password === '')) return undefined
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? ports[url.protocol] : Number(url.port),
    secure: url.protocol === 'smtps:',
    user: user === '' ? undefined : user,
    password: password === '' ? undefined : new Secret(password),
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function senderOf(text: string): MailFrom | undefined {
  const [, name = '', address = text.trim()] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? []
  if (!/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/.test(address)) return undefined
  return { name: name === '' ? 'Liaison' : name, address }
}
