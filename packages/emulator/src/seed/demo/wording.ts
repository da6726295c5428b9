const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export const inWords = (quantity: number): string => words[quantity] ?? String(quantity)

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** `the brewhouse`, but `Hall 3`: what has a number or letter of its own is a name. */
export const withArticle = (place: string): string => (/ (\d+|[A-Z])$/.test(place) ? place : `the ${place}`)
