export interface XmlElement {
  /** As written, prefix included. */
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly XmlElement[]
  /** Its own text, not that of its children. */
  text: string
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const reference = /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

interface OpenElement extends XmlElement {
  children: XmlElement[]
}

/**
 * As much of XML as a service writes: elements, attributes, text. No DTD, so no entities of its own and nothing that is
 * fetched. Undefined when it is not well-formed, such as a file that was cut off.
 */
export function parseXml(xml: string): XmlElement | undefined {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let end = xml.startsWith('\u{FEFF}') ? 1 : 0
  token.lastIndex = end
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    end = token.lastIndex
    const [, data, closing, name, attributes = '', empty, text] = match
    const parent = open.at(-1) ?? root
    if (name === undefined) parent.text += data ?? decoded(text ?? '')
    else if (closing === '/') {
      if (open.length === 1 || open.pop()?.name !== name) return undefined
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' }
      parent.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  return end === xml.length && open.length === 1 && root.children.length === 1 ? root.children[0] : undefined
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(attribute)].map(([, name = '', a, b]) => [name, decoded(a ?? b ?? '')]))

const decoded = (text: string): string =>
  text.replaceAll(reference, (_, decimal?: string, hexadecimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal))
      : (named[name.toLowerCase()] ?? ''),
  )
