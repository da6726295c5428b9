import type { Letter, LetterBlock } from './letter.ts'

/** Longer ones are cut by programs that list mail; what follows a line's end would be another header. */
const longestSubject = 120

export const subjectLine = ({ subject }: Letter): string =>
  Array.from(subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
    .slice(0, longestSubject)
    .join('')

/** The letter for programs that show no HTML. */
export const letterAsText = (letter: Letter): string =>
  [greeting(letter), ...letter.blocks.map(blockAsText), `-- \n${letter.why}`].join('\n\n') + '\n'

export const greeting = ({ name }: Letter): string => (name === undefined ? 'Hello,' : `Hello ${name},`)

function blockAsText(block: LetterBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'steps':
      return [block.title, ...block.steps.map((step) => `- ${step}`)].join('\n')
    case 'action':
      return `${block.label}: ${block.url}`
    case 'message':
      return [block.title, ...block.text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`))].join('\n')
  }
}
