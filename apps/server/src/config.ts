import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { clientCredential, type ClientCredential } from './client-credential.ts'
import { type MailSettings, mailSettings } from './mail/mail-settings.ts'
import { Secret } from './secret.ts'

const secret = z.string().transform((value) => new Secret(value))

const variables = z.object({
  PORT: z.coerce
    .number('must be a port number, for example 7300')
    .int('must be a port number, for example 7300')
    .min(1, 'must be a port number, for example 7300')
    .max(65_535, 'must be a port number, for example 7300')
    .default(7300)
    .describe('Port of the web app and the API.'),
  HOST: z
    .string()
    .default('localhost')
    .describe('Address to listen on. `0.0.0.0` for every interface, as behind a reverse proxy in a container.'),
  PUBLIC_URL: z
    .url('must be a URL, for example https://liaison.example.com')
    .refine((url) => new URL(url).pathname === '/', 'must have no path: Liaison lives at the root of its host')
    .refine((url) => isLoopback(url) || url.startsWith('https:'), 'must start with https:// unless it is this machine')
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('Where browsers and Microsoft Entra ID reach this server. The redirect URIs start with it.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((folder) => (isAbsolute(folder) ? folder : resolve(folder)))
    .describe('Folder of the embedded database, the encryption key and the lock. Back it up as a whole.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .pipe(secret)
    .optional()
    .describe('PostgreSQL instead of the embedded database; any number of servers may share it.'),
  ENTRA_CLIENT_ID: z
    .uuid('must be the "Application (client) ID" of the app registration, a GUID')
    .describe('Application (client) ID of the app registration in Microsoft Entra ID.'),
  ENTRA_CLIENT_SECRET: secret
    .optional()
    .describe(
      'Client secret of the app registration: its value, not its id. Required unless ENTRA_CERTIFICATE is set.',
    ),
  ENTRA_CLIENT_SECRET_EXPIRES: z.iso
    .date('must be a day, for example 2027-03-31')
    .optional()
    .describe(
      'The day on which that secret ends, as the app registration shows it: Liaison cannot see it, and warns 30, 7 and 1 days before.',
    ),
  ENTRA_CERTIFICATE: secret
    .optional()
    .describe('Instead of a secret: a certificate that the app registration lists. PEM, or the path of a PEM file.'),
  ENTRA_CERTIFICATE_KEY: secret
    .optional()
    .describe('The RSA private key of ENTRA_CERTIFICATE, without a passphrase. PEM, or the path of a PEM file.'),
  ENCRYPTION_KEY: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every((key) => Buffer.from(key, 'base64').length === 32),
      'must be 32 bytes in base64: openssl rand -base64 32',
    )
    .transform((keys) => keys.map((key) => new Secret(key)))
    .optional()
    .describe(
      'Seals tokens at rest. Made and kept in DATA_DIR when absent; required with DATABASE_URL. To rotate it, put the new key before the old one, with a comma.',
    ),
  TRUST_PROXY: z
    .string()
    .transform((list) => list.split(',').flatMap((address) => (address.trim() === '' ? [] : [address.trim()])))
    .refine(
      (addresses) => addresses.every(isProxyAddress),
      'must be addresses of your reverse proxies, for example 10.0.0.7 or 10.0.0.0/24',
    )
    .optional()
    .describe(
      'Addresses or networks of the reverse proxies in front, comma separated. Only they may say, with X-Forwarded-For, where a request comes from; limits on attempts count by that address.',
    ),
  CONNECTION_CHECKS_PER_MINUTE: z.coerce
    .number('must be a whole number from 0 to 600')
    .int('must be a whole number from 0 to 600')
    .min(0, 'must be a whole number from 0 to 600')
    .max(600, 'must be a whole number from 0 to 600')
    .default(10)
    .describe(
      'How many connections that nobody has used for a week are renewed and looked at in a minute, so that they do not end by silence and who left is noticed. 0: none.',
    ),
  SMTP_URL: secret
    .optional()
    .describe(
      'Mail server by which people are told that their connection ended or was approved, and administrators what needs them: smtps://user:password@mail.example.com:465, or smtp:// with STARTTLS. Without it no e-mail is sent.',
    ),
  MAIL_FROM: z
    .string()
    .optional()
    .describe('Where that mail comes from: Liaison <liaison@example.com>. Required with SMTP_URL.'),
  EXTRA_DATAVERSE_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((host) => (host.trim() === '' ? [] : [host.trim()])))
    .describe("Hosts, comma separated, accepted as environments besides Microsoft's own; an emulator, for example."),
})

/** Everything the process is told from outside. Only `loadConfig` makes one. */
export interface Config {
  port: number
  host: string
  publicUrl: string
  dataFolder: string
  databaseUrl: Secret | undefined
  entra: { clientId: string } & ClientCredential
  /** When the client secret ends, where that is known. */
  clientSecretEndsAt?: Date | undefined
  /** Absent: no e-mail is sent. */
  mail?: MailSettings | undefined
  /** The newest first; absent, the key in the data folder. */
  encryptionKeys: readonly Secret[] | undefined
  extraHosts: readonly string[]
  connectionChecksPerMinute: number
  /** Addresses of proxies whose word counts for where a request came from. */
  trustProxy?: readonly string[] | undefined
}

/** All problems of the environment at once, each with its mend. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n  ${problems.join('\n  ')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** Reads the environment variables. An empty variable counts as absent. @throws {ConfigError} */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue, given))
  const credential = clientCredential({
    clientSecret: secretOf(given['ENTRA_CLIENT_SECRET']),
    certificate: secretOf(given['ENTRA_CERTIFICATE']),
    certificateKey: secretOf(given['ENTRA_CERTIFICATE_KEY']),
  })
  if ('problems' in credential) problems.push(...credential.problems)
  const mail = mailSettings(secretOf(given['SMTP_URL']), given['MAIL_FROM'])
  if ('problems' in mail) problems.push(...mail.problems)
  if (given['DATABASE_URL'] !== undefined && given['ENCRYPTION_KEY'] === undefined) {
    problems.push(
      'ENCRYPTION_KEY is required with DATABASE_URL, because every server needs the same one: openssl rand -base64 32',
    )
  }
  if (!parsed.success || 'problems' in credential || 'problems' in mail || problems.length > 0) {
    throw new ConfigError(problems)
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    dataFolder: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    entra: { clientId: values.ENTRA_CLIENT_ID, ...credential },
    clientSecretEndsAt: endOfSecret(values.ENTRA_CLIENT_SECRET_EXPIRES),
    mail: mail.mail,
    encryptionKeys: values.ENCRYPTION_KEY,
    extraHosts: values.EXTRA_DATAVERSE_HOSTS,
    connectionChecksPerMinute: values.CONNECTION_CHECKS_PER_MINUTE,
    trustProxy: values.TRUST_PROXY,
  }
}

/** Known to everybody: it opens an emulator that listens to this machine only. */
export const demoClientSecret = 'a-secret-of-the-demo'

/** The demo brings its own organisation and app registration; only where it runs and where it keeps its data is asked. */
export function loadDemoConfig(env: Record<string, string | undefined> = process.env): Config {
  return loadConfig({
    PORT: env['PORT'],
    HOST: env['HOST'],
    DATA_DIR: env['DATA_DIR'] ?? './data/demo',
    ENTRA_CLIENT_ID: 'd9c3a6f0-6f0e-4d0b-8f6b-2f3f2f1c7a10',
    ENTRA_CLIENT_SECRET: demoClientSecret,
  })
}

/** The variables with their meaning, for the documentation and `--help`. */
export function describeVariables(): { name: string; required: boolean; meaning: string }[] {
  return Object.entries(variables.shape).map(([name, schema]) => ({
    name,
    required: !schema.safeParse(undefined).success,
    meaning: z.globalRegistry.get(schema)?.description ?? '',
  }))
}

function sentence(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0])
  if (given[name] !== undefined) return `${name} ${issue.message}`
  const meaning = z.globalRegistry.get(variables.shape[name as keyof typeof variables.shape])?.description ?? ''
  return `${name} is missing. ${meaning} See docs/start for how to get one, or try everything without: npm start`
}

const secretOf = (value: string | undefined): Secret | undefined =>
  value === undefined ? undefined : new Secret(value)

/** The day is one somewhere on earth: its beginning in UTC is not too late anywhere that matters for a warning. */
const endOfSecret = (day: string | undefined): Date | undefined =>
  day === undefined ? undefined : new Date(`${day}T00:00:00Z`)

/** As Fastify takes them: an address, a network, or one of its names for networks. */
function isProxyAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0) return ['loopback', 'linklocal', 'uniquelocal'].includes(text)
  return (
    rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  )
}

function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}
