/** What a test wants to see of a mail in two forms, text and HTML. */
export interface ReadMail {
  raw: string
  /** By name in lower case; encoded words are decoded. */
  headers: Record<string, string>
  text: string
  html: string
}

export function readMail(raw: string): ReadMail {
  const { headers, body } = partsOf(raw)
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '') ?? []
  const parts = boundary === '' ? [raw] : `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1)
  const read = parts.map((part) => partsOf(part.replace(/^\r?\n/, '')))
  const ofType = (type: string): string => {
    const found = read.find((part) => part.headers['content-type']?.startsWith(type))
    return found === undefined ? '' : decode(found.body, found.headers['content-transfer-encoding'] ?? '7bit')
  }
  return { raw, headers, text: ofType('text/plain'), html: ofType('text/html') }
}

function partsOf(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())]
    }),
  )
  return { headers, body: raw.slice(end + 4) }
}

function decode(body: string, encoding: string): string {
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body.replaceAll(/=\r\n/g, ''))
        : Buffer.from(body)
  return bytes.toString('utf8').replaceAll('\r\n', '\n')
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  )

/** RFC 2047; what stands between two of them is no space. */
const words = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')).toString('utf8'),
    )
