import { describe, expect, test } from 'vitest'
import { readOptions } from './command-line.ts'

const read = (line: string) => readOptions(line.split(' '))

describe('the command line', () => {
  test('reads an environment given as any address copied from it', () => {
    expect(
      read(
        'generate --environment https://contoso.crm4.dynamics.com/main.aspx?appid=1 --tables account,contact,account --out crm.gen.ts',
      ),
    ).toEqual({
      source: { kind: 'environment', environmentUrl: 'https://contoso.crm4.dynamics.com' },
      tables: ['account', 'contact'],
      out: 'crm.gen.ts',
    })
  })

  test('reads a saved file, of which every table is meant without a list', () => {
    expect(read('generate --metadata saved.json --language 1031')).toEqual({
      source: { kind: 'saved', file: 'saved.json' },
      tables: [],
      languageCode: 1031,
    })
  })

  test.each([
    ['', 'The one command is: generate'],
    ['list', 'The one command is: generate'],
    ['generate', 'Give --environment or --metadata.'],
    ['generate --environment https://contoso.crm4.dynamics.com', 'Give --tables'],
    ['generate --environment https://example.com --tables account', 'is no address of a Dynamics environment'],
    ['generate --environment http://contoso.crm4.dynamics.com --tables account', 'must start with https'],
    ['generate --metadata a.json --save b.json', '--save has no meaning beside --metadata.'],
    ['generate --metadata a.json --language de', '--language de: a number such as'],
    ['generate --metadata a.json --colour blue', "Unknown option '--colour'"],
  ])('`%s` is refused: %s', (line, message) => {
    expect(() => read(line)).toThrow(message)
  })
})
