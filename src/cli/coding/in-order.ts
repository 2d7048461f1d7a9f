/** Does one piece of work at a time. */
export type Worker<Task, Result> = (task: Task) => Promise<Result>;

/**
 * The results of all tasks in the order of the tasks, which the workers take as they come free. No worker begins a task that is `ahead` places or more before
 * the result that is waited for, so that few are held. Ends early when the signal is aborted; rejects with what a worker rejected with,
 * when its turn comes.
 */
export async function* inOrder<Task, Result>(workers: readonly Worker<Task, Result>[], tasks: readonly Task[], ahead: number, stop: AbortSignal): AsyncGenerator<Result> {
  const results = new Map<number, Promise<Result>>();
  const idle = [...workers];
  let next = 0;
  let waitedFor = 0;
  const handOut = (): void => {
    while (idle.length > 0 && next < tasks.length && next < waitedFor + ahead && !stop.aborted) {
      const worker = idle.pop()!;
      const result = worker(tasks[next]!);
      results.set(next++, result);
      // What went wrong is told when the result is asked for; the worker that failed takes no more.
      result.then(() => {
        idle.push(worker);
        handOut();
      }, () => undefined);
    }
  };
  // One promise for all turns would keep every result that was ever raced against it.
  let wake = (): void => undefined;
  const stopNow = (): void => wake();
  stop.addEventListener("abort", stopNow);
  try {
    for (; waitedFor < tasks.length; waitedFor++) {
      handOut();
      const turn = new Promise<Result | undefined>((resolve, reject) => {
        wake = () => resolve(undefined);
        results.get(waitedFor)?.then(resolve, reject);
      });
      const result = stop.aborted ? undefined : await turn;
      if (result === undefined) return;
      results.delete(waitedFor);
      yield result;
    }
  } finally {
    stop.removeEventListener("abort", stopNow);
  }
}
