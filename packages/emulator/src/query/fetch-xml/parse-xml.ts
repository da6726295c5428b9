import { DataverseFault } from '../../errors/dataverse-fault.ts'

export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  text: string
}

/** Far deeper than any query; the readers of the document are recursive. */
const deepest = 200

const invalid = (): DataverseFault => new DataverseFault(400, '0x80040203', 'Invalid XML.')

/** Elements, attributes and text: all that FetchXML uses. No namespaces, no DTD. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [root]
  const token =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy
  let at = 0
  for (const found of source.matchAll(token)) {
    at = found.index + found[0].length
    const [, closing, name, attributes = '', selfClosing, text] = found
    const current = open.at(-1)!
    if (text !== undefined) current.text += unescape(text)
    else if (name === undefined) continue
    else if (closing === '/') {
      if (open.length < 2 || current.name !== name) throw invalid()
      open.pop()
    } else {
      const element: XmlElement = { name, attributes: readAttributes(attributes), children: [], text: '' }
      current.children.push(element)
      if (selfClosing !== '/') open.push(element)
      if (open.length > deepest) throw invalid()
    }
  }
  const [document] = root.children
  if (at !== source.length || open.length !== 1 || !document || root.children.length !== 1) throw invalid()
  return document
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of source.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[name!] = unescape(double ?? single ?? '')
  return attributes
}

const character = (code: number): string => {
  if (code > 0x10ffff) throw invalid()
  return String.fromCodePoint(code)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return character(Number(decimal))
      if (hex !== undefined) return character(Number.parseInt(hex, 16))
      return entities[name ?? ''] ?? whole
    },
  )
}
