import { expect, test } from 'vitest'
import { letterAsHtml } from './letter-html.ts'
import { letterAsText, subjectLine } from './letter-text.ts'
import { action, type Letter, message, paragraph, steps } from './letter.ts'

const hostile = `<img src=x onerror="alert('1')"> & </p>`
const letter: Letter = {
  subject: `Hello\r\nBcc: eve@example.com ${'x'.repeat(300)}`,
  name: hostile,
  blocks: [
    paragraph(hostile),
    steps(hostile, [hostile]),
    action(hostile, 'https://liaison.example.com/connect?a="b"&c'),
    message(hostile, `${hostile}\n\nThank you!`),
  ],
  why: hostile,
}

test('whatever people and Microsoft write is text in the HTML, and nothing in it is fetched from anywhere', () => {
  const html = letterAsHtml(letter)
  expect(html).not.toContain('<img')
  expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt; &amp; &lt;\/p&gt;/g)).toHaveLength(8)
  expect(html).toContain('<br>\n<br>\nThank you!')
  expect(html).toContain('href="https://liaison.example.com/connect?a=&quot;b&quot;&amp;c"')
  expect(html.match(/\b(src|srcset|background|@import|url)\b\s*[=(]/g)).toEqual(expect.not.arrayContaining(['url(']))
  expect([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(script|link|iframe|object|form|input)$/)]),
  )
})

test('the text has the same, with what is to be forwarded marked as a quotation', () => {
  const text = letterAsText(letter)
  expect(text).toContain(`Hello ${hostile},`)
  expect(text).toContain(`> ${hostile}\n>\n> Thank you!`)
  expect(text).toContain(`\n-- \n${hostile}\n`)
})

test('a subject is one line of a length that is shown', () => {
  const subject = subjectLine(letter)
  expect(subject).toMatch(/^Hello Bcc: eve@example\.com x+$/)
  expect(subject).toHaveLength(120)
})
