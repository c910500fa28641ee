// Internal, not for customers: the orchard gets 1.10 for apples, so there is room down to 1.27.
// The Market Street shop undercuts us every Friday; then we match it and tell nobody.
const fridayDiscount = 0.1

/** The price of today. */
export function discounted(price: number, day: number): number {
  return day === 5 ? price * (1 - fridayDiscount) : price
}
