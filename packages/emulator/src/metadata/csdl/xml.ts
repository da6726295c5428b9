type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** One element with its attributes; those that are undefined are left out. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) tag += ` ${key}="${String(value).replaceAll(/[&<>"]/g, (each) => entities[each]!)}"`
  return children.length === 0 ? `${tag} />` : `${tag}>${children.join('')}</${name}>`
}
