/** Fewer are put into order one by one, quicker than the engine's sort, which calls back from outside of the compiled code. */
const FEW = 16;

/** Places from 0 up to a count in the order that a comparison of two places says; of equals the smaller place first. */
export function placesInOrder(count: number, compare: (a: number, b: number) => number): number[] {
  const order: number[] = [];
  for (let at = 0; at < count; at++) order.push(at);
  if (count > FEW) return order.sort(compare);
  for (let at = 1; at < count; at++) {
    let to = at;
    for (; to > 0 && compare(order[to - 1]!, at) > 0; to--) order[to] = order[to - 1]!;
    order[to] = at;
  }
  return order;
}
