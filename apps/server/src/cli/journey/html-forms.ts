/** A button of a page: pressing it sends its form's fields, and its own. */
export interface Button {
  text: string
  method: 'GET' | 'POST'
  /** As written in the page; resolve it against the page's address. */
  action: string
  fields: [name: string, value: string][]
}

/** The links and submit buttons of a plain HTML page, in order. Enough for sign-in pages; not an HTML parser. */
export function buttonsOf(html: string): Button[] {
  const links = [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/gi)].map(([, tag = '', body = '']): Button => {
    return { text: textOf(body), method: 'GET', action: attribute(tag, 'href') ?? '', fields: [] }
  })
  return [...[...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].flatMap(buttonsOfForm), ...links]
}

function buttonsOfForm([, tag = '', body = '']: RegExpMatchArray): Button[] {
  const method = attribute(tag, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET'
  const action = attribute(tag, 'action') ?? ''
  const hidden = [...body.matchAll(/<input\b([^>]*)>/gi)]
    .map(([, input = '']) => input)
    .filter((input) => !/^(submit|checkbox|radio|button)$/i.test(attribute(input, 'type') ?? 'text'))
    .flatMap((input) => namedValue(input))
  const pressed = [...body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)]
    .filter(([, button = '']) => (attribute(button, 'type') ?? 'submit') === 'submit')
    .map(([, button = '', inner = '']) => ({ text: textOf(inner), own: namedValue(button) }))
  return pressed.map(({ text, own }) => ({ text, method, action, fields: [...hidden, ...own] }))
}

function namedValue(tag: string): [string, string][] {
  const name = attribute(tag, 'name')
  return name === undefined ? [] : [[name, attribute(tag, 'value') ?? '']]
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(` ${tag}`)
  return match === null ? undefined : decode(match[1] ?? match[2] ?? match[3] ?? '')
}

function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" }

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (entities[name] !== undefined) return entities[name]
    if (!name.startsWith('#')) return whole
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return String.fromCodePoint(code)
  })
}
