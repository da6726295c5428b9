import { describe, expect, test } from 'vitest'
import { plainNoteText } from './note-text.ts'

describe('the text of a note (P29)', () => {
  test('written by a program is kept, signs of comparison included', () => {
    expect(plainNoteText('Budget < 500 & > 300\r\nNext: call')).toBe('Budget < 500 & > 300\nNext: call')
    expect(plainNoteText('if x <y and z> w, then &amp; stays')).toBe('if x <y and z> w, then &amp; stays')
  })

  test('written in the timeline loses its tags and keeps its lines', () => {
    const html =
      '<div class="ck"><p>Met <b>Ann&nbsp;Lee</b> &amp; Bo.</p><p>Agreed:<br>a price</p><ul><li>One</li><li>Two</li></ul></div>'
    expect(plainNoteText(html)).toBe('Met Ann Lee & Bo.\nAgreed:\na price\n• One\n• Two')
  })

  test('never holds a tag, a script or a style', () => {
    const html =
      '<p>Hi</p><script>alert("<b>")</script><style>p{}</style><svg onload=alert(1)><a>x</a></svg><img src=x onerror="alert(1>0)">there'
    expect(plainNoteText(html)).toBe('Hi\nthere')
  })

  test('shows what was escaped as the reader saw it, decoded once', () => {
    expect(plainNoteText('<p>&lt;b&gt; costs 5&nbsp;&euro; &#8211; &#x2713; &amp;lt; &unknown; &#0;</p>')).toBe(
      '<b> costs 5 € – ✓ &lt; &unknown;',
    )
  })

  test('takes line breaks of the source for spaces', () => {
    expect(plainNoteText('<p>one\n   two</p>\n\n\n<p>three</p>')).toBe('one two\nthree')
  })

  test('is read in linear time however broken the tags are', () => {
    const broken = `<p>${'<a "'.repeat(200_000)}`
    const startedAt = performance.now()
    expect(plainNoteText(broken)).toBe('')
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})
