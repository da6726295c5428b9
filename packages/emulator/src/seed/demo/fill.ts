/** Puts values in the place of `{name}`. A name without a value is a mistake in the template. */
export function fill<Name extends string>(template: string, values: Readonly<Record<Name, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value = (values as Readonly<Record<string, string | number | undefined>>)[name]
    if (value === undefined) throw new Error(`Nothing to put in the place of {${name}}.`)
    return String(value)
  })
}
