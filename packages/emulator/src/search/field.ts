import { type Word, wordsIn } from './words.ts'

/** One column's text of a row. */
export interface Field {
  column: string
  text: string
  /** Whether the word, in lower case, could be one of its words or the beginning of one: asked before they are looked for. */
  mayHave(word: string): boolean
  readonly words: readonly Word[]
}

/** Finding the words of every text would take most of a search's time, and most have none that is searched for. */
export function fieldOf(column: string, text: string): Field {
  const lower = text.toLowerCase()
  let words: readonly Word[] | undefined
  return {
    column,
    text,
    mayHave: (word) => lower.includes(word),
    get words() {
      return (words ??= wordsIn(text))
    },
  }
}
