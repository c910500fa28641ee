/** A framed tag, as wide as its text. */
export function tag(item: string, price: number): string {
  const text = `| ${item}  ${price.toFixed(2)} |`
  const edge = `+${'-'.repeat(text.length - 2)}+`
  return [edge, text, edge].join('\n')
}
