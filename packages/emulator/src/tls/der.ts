// The few forms of DER (X.690) that a certificate is made of.

function tagged(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const long = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...long]), content])
}

export const sequence = (...parts: Uint8Array[]): Buffer => tagged(0x30, Buffer.concat(parts))

export const setOf = (...parts: Uint8Array[]): Buffer => tagged(0x31, Buffer.concat(parts))

export const integer = (content: Uint8Array): Buffer => tagged(0x02, content)

/** Whole bytes. */
export const bits = (content: Uint8Array): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), content]))

export const bytes = (content: Uint8Array): Buffer => tagged(0x04, content)

export const text = (content: string): Buffer => tagged(0x0c, Buffer.from(content))

/** Until 2049. */
export const utcTime = (moment: Date): Buffer =>
  tagged(0x17, Buffer.from(`${moment.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))

/** A context-specific tag: around another form, or in place of its own. */
export const contextTag = (tag: number, content: Uint8Array, form: 'around' | 'primitive' = 'around'): Buffer =>
  tagged((form === 'around' ? 0xa0 : 0x80) + tag, content)

/** `2.5.4.3` */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** Seven bits a byte, all but the last marked. */
function base128(number: number): number[] {
  const digits = [number & 0x7f]
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
  return digits
}
