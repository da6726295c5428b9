import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const source = join(import.meta.dirname, '..', '..', 'src')

/** What the comments above the members of an interface say, by member: as an editor shows them. */
export function describedMembers(file: string, interfaceName: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(source, file), 'utf8')
  const body = new RegExp(String.raw`export interface ${interfaceName} \{\n([\s\S]*?)\n\}`).exec(text)?.[1]
  if (body === undefined) throw new Error(`${file} has no interface ${interfaceName}.`)
  const members = body.matchAll(/(?:^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {2}(?:readonly )?(\w+)[?(:]/gm)
  return new Map([...members].map(([, comment = '', name = '']) => [name, plain(comment)]))
}

const plain = (comment: string): string =>
  comment
    .replaceAll(/\n\s*\*/g, ' ')
    .replaceAll(/@(throws) \{(\w+)\}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
