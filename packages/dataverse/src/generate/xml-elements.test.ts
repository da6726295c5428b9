import { expect, test } from 'vitest'
import { parseXml } from './xml-elements.ts'

test('elements, attributes of either quote, references, comments and CDATA are read', () => {
  const xml = `\u{FEFF}<?xml version="1.0"?><!-- <not/> --><a:b x="1 &lt; 2" y='say "hi" &#233;&#xe9;'>t&amp;u<c/><![CDATA[<d>]]></a:b>\n`
  expect(parseXml(xml)).toEqual({
    name: 'a:b',
    attributes: { x: '1 < 2', y: 'say "hi" éé' },
    text: 't&u<d>',
    children: [{ name: 'c', attributes: {}, text: '', children: [] }],
  })
})

test.each([
  '',
  'text',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/><b/>',
  '<a/><b',
  '<a b=1/>',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
])('%j is not read', (xml) => {
  expect(parseXml(xml)).toBeUndefined()
})
