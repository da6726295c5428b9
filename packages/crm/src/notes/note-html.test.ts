import { expect, test } from 'vitest'
import { noteHtml } from './note-html.ts'
import { plainNoteText } from './note-text.ts'

test('a note holds no tag but our own lines, whatever was written (P29)', () => {
  expect(noteHtml('<script>alert("1")</script>\r\nBudget < 500 & up')).toBe(
    '<div>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;<br>Budget &lt; 500 &amp; up</div>',
  )
})

test.each([
  'Budget < 500 & > 300',
  '<b>Budget</b> is approved & signed.',
  "First\n\nSecond: &amp; stays\n  “quoted” and 'plain'",
])('a note reads back as it was written: %s', (text) => {
  const lines = text.split('\n').map((line) => line.trim())
  expect(plainNoteText(noteHtml(text))).toBe(lines.join('\n'))
})
