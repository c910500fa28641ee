/**
 * Where a list ends that fulfils a condition at its beginning and not behind: by binary search.
 *
 * @param count items of the list
 * @param isBefore whether the item at an index is still of the beginning
 * @returns the index of the first item that is not; `count` where there is none
 */
export function partitionPoint(count: number, isBefore: (at: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
