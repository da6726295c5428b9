const start = /^[\p{ID_Start}$_]/u

/** `bw_SiteAssessment` becomes `BwSiteAssessment`, `Needs work` becomes `NeedsWork`: letters and digits of any script. */
export function pascalCase(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return name === '' || start.test(name) ? name : `_${name}`
}

/** Gives each name once: the second `Other` gets what tells it apart, `Other_3`. */
export function uniqueNames(): (wanted: string, distinction: string | number) => string {
  const taken = new Set<string>()
  return (wanted, distinction) => {
    let name = wanted === '' ? `_${distinction}` : wanted
    while (taken.has(name)) name = `${name}_${distinction}`
    taken.add(name)
    return name
  }
}

/** As a property name, quoted where it has to be. */
export const propertyName = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name))

/** As a string literal of TypeScript. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)
  // Line ends to JavaScript of old, and to many an editor still.
  return `'${escaped.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`)}'`
}

/** As a comment of one line; a label must not be able to end it. */
export const comment = (text: string): string => `/** ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /')} */`
