/** `extra` is a host the operator of this installation named, such as the emulator. */
export type Cloud = 'public' | 'gcc' | 'gcc-high' | 'dod' | 'china' | 'extra'

/** Why an address is none of an environment. */
export type EnvironmentUrlRefusal =
  | 'not_a_url'
  | 'not_https'
  | 'credentials_in_url'
  | 'port_in_url'
  | 'ip_address'
  | 'other_product'
  | 'not_an_environment'
  | 'unknown_host'

/** The origin of the environment, or why there is none: `title` says what it is, `help` what to give instead. */
export type ParsedEnvironmentUrl =
  | { kind: 'ok'; environmentUrl: string; cloud: Cloud }
  | { kind: 'refused'; code: EnvironmentUrlRefusal; title: string; help: string }

/** Hosts of environments: one label for the organisation, `.api` perhaps, and the suffix of a cloud. */
const clouds: readonly { suffix: RegExp; cloud: Cloud }[] = [
  { suffix: /\.crm9\.dynamics\.com$/, cloud: 'gcc' },
  { suffix: /\.crm\d{0,2}\.dynamics\.com$/, cloud: 'public' },
  { suffix: /\.crm\.microsoftdynamics\.us$/, cloud: 'gcc-high' },
  { suffix: /\.crm\.appsplatform\.us$/, cloud: 'dod' },
  { suffix: /\.crm\.dynamics\.cn$/, cloud: 'china' },
]

/** Services of Microsoft's under the environments' own domains. */
const reservedNames: ReadonlySet<string> = new Set(['api', 'www', 'disco', 'globaldisco', 'admin', 'port', 'security'])

const whereToFindIt =
  'Open your Dynamics sales app in the browser and copy the address from its address bar: it looks like https://yourcompany.crm4.dynamics.com.'

/** Places people copy a URL from that are not the environment itself. */
const otherProducts: readonly { host: RegExp; product: string }[] = [
  { host: /(^|\.)businesscentral\.dynamics\.com$/, product: 'Dynamics 365 Business Central, which is another product' },
  {
    host: /\.(operations|sandbox\.operations|cloudax)\.(eu\.)?dynamics\.com$/,
    product: 'Dynamics 365 Finance and Operations, which is another product',
  },
  { host: /^make\.(gov\.|high\.)?powerapps\.(com|us)$/, product: 'the Power Apps maker portal' },
  { host: /(^|\.)powerapps\.(com|us)$/, product: 'Power Apps' },
  { host: /^admin\.powerplatform\.microsoft\.(com|us)$/, product: 'the Power Platform admin center' },
  { host: /(^|\.)powerautomate\.com$|^flow\.microsoft\.com$/, product: 'Power Automate' },
  { host: /^(home|admin|www)\.dynamics\.com$/, product: 'the Dynamics home page' },
  { host: /(^|\.)sharepoint\.com$/, product: 'SharePoint' },
  {
    host: /(^|\.)(portal\.azure|entra\.microsoft|office|login\.microsoftonline)\.com$/,
    product: 'a Microsoft administration or sign-in page',
  },
]

/**
 * The environment in any URL copied from Dynamics: a record, a view, an app, the API. Only hosts of Dataverse pass, because
 * tokens are sent there; `extraHosts` (`host` or `host:port`) pass over https, and over http on this machine.
 */
export function parseEnvironmentUrl(
  input: string,
  { extraHosts = [] }: { extraHosts?: readonly string[] } = {},
): ParsedEnvironmentUrl {
  const url = readUrl(input)
  if (!url) return refused('not_a_url', 'This is not a web address.', whereToFindIt)
  if (url.username !== '' || url.password !== '') {
    return refused('credentials_in_url', 'The address holds a user name or password.', whereToFindIt)
  }
  const extra = extraHosts.some((host) => host.toLowerCase() === url.host)
  if (extra && (url.protocol === 'https:' || isLoopback(url.hostname))) {
    return { kind: 'ok', environmentUrl: url.origin, cloud: 'extra' }
  }
  if (url.protocol !== 'https:') {
    return refused('not_https', 'The address must start with https://.', whereToFindIt)
  }
  if (isIpAddress(url.hostname)) {
    return refused('ip_address', 'The address is a number, not the name of an environment.', whereToFindIt)
  }
  const host = url.hostname
  const match = clouds.find(({ suffix }) => suffix.test(host))
  if (!match) return notDataverse(host)
  if (url.port !== '') return refused('port_in_url', 'Addresses of Dynamics have no port.', whereToFindIt)
  const suffix = match.suffix.exec(host)?.[0] ?? ''
  const name = host.slice(0, -suffix.length).replace(/\.api$/, '')
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name) || reservedNames.has(name)) {
    return refused('not_an_environment', `${host} is a service of Dynamics, not an environment.`, whereToFindIt)
  }
  return { kind: 'ok', environmentUrl: `https://${name}${suffix}`, cloud: match.cloud }
}

function readUrl(input: string): URL | undefined {
  const text = input.trim().replace(/^[<"']+|[>"']+$/g, '')
  if (text === '' || text.length > 8_192) return undefined
  // People leave the scheme away; `host:8080` must not be read as a scheme of its own.
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  try {
    const url = new URL(absolute)
    const web = url.protocol === 'https:' || url.protocol === 'http:'
    return web && (url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('['))
      ? url
      : undefined
  } catch {
    return undefined
  }
}

function notDataverse(host: string): ParsedEnvironmentUrl {
  const other = otherProducts.find(({ host: pattern }) => pattern.test(host))
  if (other) return refused('other_product', `This address is ${other.product}.`, whereToFindIt)
  return refused('unknown_host', `${host} is no address of a Dynamics environment.`, whereToFindIt)
}

const refused = (code: EnvironmentUrlRefusal, title: string, help: string): ParsedEnvironmentUrl => ({
  kind: 'refused',
  code,
  title,
  help,
})

/** The URL parser has already turned every spelling of an address (octal, one number) into this one. */
const isIpAddress = (hostname: string): boolean => /^\d+(\.\d+){3}$/.test(hostname) || hostname.startsWith('[')

export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
