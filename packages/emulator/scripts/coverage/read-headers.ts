import { sourceTexts } from './source-texts.ts'

/** Headers of replies, which are looked up in the same way. */
const ofReplies = new Set(['odata-entityid'])

/** Names of the request headers that the sources look up. */
export function readHeaders(): string[] {
  const names = sourceTexts().flatMap((text) => [...text.matchAll(/\bheaders\[['"]([a-z0-9.-]+)['"]\]/g)])
  return [...new Set(names.map(([, name = '']) => name))].filter((name) => !ofReplies.has(name)).toSorted()
}
