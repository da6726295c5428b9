export interface Word {
  /** Lower case. */
  text: string
  /** Where it stands in the text. */
  start: number
  end: number
}

/**
 * A text's words as Lucene's standard analyzer finds them, which the search uses (learn.microsoft.com "Custom column
 * analyzers for Dataverse Search"): Unicode text segmentation, then lower case. `maria@contoso.com` is two words and
 * `PG-11.1` too.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const found of text.matchAll(word))
    words.push({ text: found[0].toLowerCase(), start: found.index, end: found.index + found[0].length })
  return words
}

/** Letters, digits and underscores; between letters an apostrophe, a dot or a colon, between digits a point or comma. */
const word = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|(?<=[\p{L}\p{M}])['’.·:](?=\p{L})|(?<=\p{N})[.,;'’](?=\p{N}))*/gu
