import { describe, expect, test } from "vitest";
import { inOrder } from "../../../src/cli/coding/in-order.ts";

const tasks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const never = new AbortController().signal;

async function all<T>(results: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of results) found.push(one);
  return found;
}

describe("results in order", () => {
  test.each([1, 2, 5])("of %i workers that take as long as they like, and none begins too far ahead", async (count) => {
    let waitedFor = 0;
    const far: number[] = [];
    const worker = async (task: number): Promise<number> => {
      far.push(task - waitedFor);
      await later((task * 7) % 5);
      return task * 2;
    };
    const found: number[] = [];
    for await (const one of inOrder(Array.from({ length: count }, () => worker), tasks, 4, never)) {
      found.push(one);
      waitedFor = found.length;
    }
    expect(found).toEqual(tasks.map((task) => task * 2));
    expect(Math.max(...far)).toBeLessThanOrEqual(4);
  });

  test("what a worker rejects with is told after all results before it", async () => {
    const found: number[] = [];
    const worker = async (task: number): Promise<number> => {
      await later(task === 3 ? 0 : 3);
      if (task >= 3) throw new Error(`task ${task}`);
      return task;
    };
    const run = async (): Promise<void> => {
      for await (const one of inOrder([worker, worker, worker], tasks, 6, never)) found.push(one);
    };
    await expect(run()).rejects.toThrow("task 3");
    expect(found).toEqual([0, 1, 2]);
  });

  test("at an interrupt it ends, though a worker never does", async () => {
    const stop = new AbortController();
    const worker = async (task: number): Promise<number> => {
      await later(2);
      if (task === 2) stop.abort();
      return task < 2 ? task : new Promise(() => undefined);
    };
    expect(await all(inOrder([worker], tasks, 3, stop.signal))).toEqual([0, 1]);
    expect(await all(inOrder([worker], tasks, 3, stop.signal))).toEqual([]);
  });
});
