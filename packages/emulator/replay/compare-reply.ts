import type { Exchange } from './exchange.ts'

export interface ActualReply {
  status: number
  headers: Headers
  body: string
}

const guidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** Formatted in the time zone of whoever recorded it. */
const localTime = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d [AP]M$/
const ofTheOrganisation = new Set([
  'BusinessUnitId',
  'UserId',
  'OrganizationId',
  'EnvironmentId',
  'DatacenterId',
  'TenantId',
  'UrlName',
  'UniqueName',
  'Geo',
  'OrganizationVersion',
])
const stampPattern = /^\d+!\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/**
 * What the reply differs in from what the page documents, one line each; nothing where they agree.
 * Compared: the status, the headers that mean something, the error code and message, and every member of the body whose
 * value the exchange determines. Row versions, new ids and times of writing are compared by form only.
 */
export function differences(exchange: Exchange, actual: ActualReply, environmentUrl: string): string[] {
  const expected = exchange.response
  const found: string[] = []
  if (expected?.status == null) {
    // Some pages show nothing but the words of a refusal.
    const refusal = expected?.json ? undefined : expected?.body?.trim()
    if (actual.status >= 400 && (refusal === undefined || !actual.body.includes(refusal)))
      found.push(`status ${actual.status}, the page shows a successful request: ${actual.body.slice(0, 200)}`)
  } else if (expected.status !== actual.status) {
    found.push(`status ${actual.status}, expected ${expected.status}: ${actual.body.slice(0, 200)}`)
  }
  if (!expected || found.length > 0) return found
  compareHeaders(expected.headers, actual.headers, environmentUrl, found)
  if (expected.json !== null && expected.json !== undefined && !exchange.truncated) {
    const json = excerptOf(expected.json, parse(actual.body))
    if (json === undefined) found.push(`body is not JSON: ${actual.body.slice(0, 80)}`)
    else
      compareValue(normalise(expected.json, '[Organization URI]'), normalise(json, environmentUrl), '', exchange, found)
  } else if (typeof expected.body === 'string' && !exchange.truncated && expected.json === null) {
    compareText(expected.body, actual.body, found)
  }
  return found
}

/** A page that shows nothing but a list shows members of the collection. */
function excerptOf(expected: unknown, actual: unknown): unknown {
  const { value } = (actual ?? {}) as { value?: unknown }
  return Array.isArray(expected) && Array.isArray(value) ? value : actual
}

function compareHeaders(
  expected: Record<string, string | string[]>,
  actual: Headers,
  environmentUrl: string,
  found: string[],
): void {
  for (const [name, value] of Object.entries(expected)) {
    const header = actual.get(name)
    const documented = [value].flat().join(', ')
    switch (name.toLowerCase()) {
      case 'odata-version':
      case 'preference-applied':
        if (header?.replaceAll(', ', ',') !== documented.replaceAll(', ', ','))
          found.push(`${name} ${header}, expected ${documented}`)
        break
      case 'content-type':
        if (header?.split(';')[0]?.trim() !== documented.split(';')[0]?.trim())
          found.push(`${name} ${header}, expected ${documented}`)
        break
      case 'odata-entityid':
      case 'location':
        if (form(header ?? '', environmentUrl) !== form(documented, '[Organization URI]'))
          found.push(`${name} ${header}, expected the form of ${documented}`)
        break
      case 'accept-ranges':
      case 'access-control-expose-headers':
      case 'mimetype':
      case 'x-ms-chunk-size':
      case 'x-ms-file-name':
      case 'x-ms-file-size':
        if (header !== documented) found.push(`${name} ${header}, expected ${documented}`)
        break
      case 'etag':
        if (!/^W\/"\d+"$/.test(header ?? '')) found.push(`ETag ${header}`)
        break
      default:
    }
  }
}

/** An address with its ids and version folded, so that only its form is compared. */
function form(address: string, environment: string): string {
  return address
    .replace(environment, '')
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/v9\.\d/, 'v9')
    .replace(/(?<=[?&]sessiontoken=)[^&]*/, 'token')
    .replaceAll(/\(\s*[0-9a-f]{8}-[0-9a-f-]+\)/gi, '(id)')
}

function normalise(value: unknown, environment: string): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll(environment, '')
      .replaceAll(/https?:\/\/[\w.:-]+(?=\/api\/data)/g, ''),
  )
}

function compareValue(expected: unknown, actual: unknown, path: string, exchange: Exchange, found: string[]): void {
  if (found.length > 8) return
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) found.push(`${path || 'body'} is not an array`)
    else if (shortened(path) !== undefined) compareNamed(expected, actual, path, exchange, found)
    else if (actual.length !== expected.length)
      found.push(`${path || 'body'} has ${actual.length} items, expected ${expected.length}`)
    else expected.forEach((item, index) => compareValue(item, actual[index], `${path}[${index}]`, exchange, found))
    return
  }
  if (expected !== null && typeof expected === 'object') {
    if (actual === null || typeof actual !== 'object') {
      found.push(`${path || 'body'} is ${JSON.stringify(actual)}, expected an object`)
      return
    }
    for (const [key, value] of Object.entries(expected)) {
      if (key in actual)
        compareValue(
          value,
          (actual as Record<string, unknown>)[key],
          path === '' ? key : `${path}.${key}`,
          exchange,
          found,
        )
      else found.push(`${path === '' ? key : `${path}.${key}`} is missing`)
    }
    return
  }
  if (!agrees(expected, actual, path, exchange)) {
    found.push(
      `${path || 'body'} is ${JSON.stringify(actual)?.slice(0, 160)}, expected ${JSON.stringify(expected)?.slice(0, 160)}`,
    )
  }
}

/** Lists that pages show a few members of, by the property that tells which: columns, options, languages, whole tables. */
function shortened(path: string): string | undefined {
  if (path.endsWith('.LocalizedLabels')) return 'LanguageCode'
  if (path === '') return 'SchemaName'
  if (path.endsWith('.Attributes')) return 'LogicalName'
  return path.endsWith('OptionSet.Options') ? 'Value' : undefined
}

function compareNamed(
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: string,
  exchange: Exchange,
  found: string[],
): void {
  const property = shortened(path) ?? ''
  const nameOf = (item: unknown): unknown => (item as Record<string, unknown> | null)?.[property]
  for (const item of expected) {
    const own = actual.find((each) => nameOf(each) === nameOf(item))
    compareValue(item, own ?? null, `${path}(${String(nameOf(item))})`, exchange, found)
  }
}

function agrees(expected: unknown, actual: unknown, path: string, exchange: Exchange): boolean {
  if (expected === actual) return true
  const key = path.split('.').at(-1) ?? path
  if (typeof expected === 'string' && typeof actual === 'string') {
    if (path.endsWith('odata.etag')) return /^W\/"\d+"$/.test(actual)
    if (path.endsWith('odata.context')) return contextAgrees(expected, actual, exchange)
    if (/odata\.(nextLink|deltaLink)$/.test(path)) return linkAgrees(expected, actual, exchange)
    // Brackets stand for what differs from one organisation to the next; so do the ids of an organisation itself.
    if (/^\[[\w ]+\]$/.test(expected)) return true
    if (ofTheOrganisation.has(key)) return true
    // `@Microsoft.Dynamics.CRM.globalmetadataversion`, which has a point in its name.
    if (path.endsWith('.globalmetadataversion')) return /^\d+$/.test(actual)
    if (key === 'ServerVersionStamp') return stampPattern.test(expected) && stampPattern.test(actual)
    if (localTime.test(expected) && localTime.test(actual)) return true
    if (guidPattern.test(expected) && guidPattern.test(actual))
      return (
        exchange.request.method !== 'GET' ||
        isOfItsEnvironment(path, exchange) ||
        expected.toLowerCase() === actual.toLowerCase()
      )
    if (instantPattern.test(expected) && exchange.request.method !== 'GET') return instantPattern.test(actual)
    // Old pages print an empty code; the service today sends the hex one.
    if (key === 'code' && expected === '') return exchange.origin === 'illustrative'
  }
  return false
}

/** Ids of labels, keys and local choices, and of what a page's authors made. */
const isOfItsEnvironment = (path: string, { request }: Exchange): boolean =>
  /(?:Label\w*|Keys|OptionSet)\b.*\.MetadataId$/.test(path) ||
  /^\((?:new|sample|example)_\w+\)\.MetadataId$/.test(path) ||
  (path === 'MetadataId' && /\b(?:new|sample|example)_/.test(request.url))

/** Nobody writes a token by hand that others could follow; pages written by hand shorten the columns before it too. */
function linkAgrees(expected: string, actual: string, { origin }: Exchange): boolean {
  const [one = '', other = ''] = [expected, actual].map((link) => form(link, '').split(/\$(?:skip|delta)token=/)[0])
  return origin === 'trace' ? one === other : one.split('?')[0] === other.split('?')[0]
}

/** Pages that were written by hand abbreviate the context or carry an older version; a recorded one is compared whole. */
function contextAgrees(expected: string, actual: string, exchange: Exchange): boolean {
  const root = (context: string) => /\$metadata#?([\w.]*)/.exec(context)?.[1]
  return exchange.origin === 'trace' ? form(expected, '') === form(actual, '') : root(expected) === root(actual)
}

/** A multipart reply: the same parts in the same order, by status line; other text by its letters. */
function compareText(expected: string, actual: string, found: string[]): void {
  const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)
  const documented = statuses(expected)
  if (documented.length > 0) {
    const answered = statuses(actual)
    if (answered.join() !== documented.join())
      found.push(`parts answered ${answered.join()}, expected ${documented.join()}`)
    compareParts(expected, actual, found)
  } else if (!actual.includes(expected.trim())) {
    found.push(`body is ${JSON.stringify(actual.slice(0, 160))}, expected ${JSON.stringify(expected.slice(0, 160))}`)
  }
}

function compareParts(expected: string, actual: string, found: string[]): void {
  for (const [, code] of expected.matchAll(/"code":\s*"(0x[0-9a-f]+)"/gi)) {
    if (code !== undefined && !actual.includes(code)) found.push(`error code ${code} is not in the parts`)
  }
  for (const [, message] of expected.matchAll(/"message":\s*"([^"]+)"/g)) {
    if (message !== undefined && !actual.includes(message)) found.push(`message "${message}" is not in the parts`)
  }
  const contentIds = (text: string) => [...text.matchAll(/Content-ID:\s*(\d+)/gi)].map(([, id]) => id)
  if (contentIds(expected).join() !== contentIds(actual).join())
    found.push(`Content-ID ${contentIds(actual).join()}, expected ${contentIds(expected).join()}`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
