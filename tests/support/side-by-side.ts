/** Something to do among other things. */
export interface Task {
    /** What must have ended before it begins. */
    readonly after?: readonly Task[];
    /** Two that name the same here never run at the same time. */
    readonly alone?: string;
}

/** Does all of it, as many at a time as `width` says: of those that may begin, the first of the list does. */
export async function sideBySide<Some extends Task>(
    tasks: readonly Some[],
    width: number,
    work: (task: Some) => Promise<unknown>,
): Promise<void> {
    const waiting = [...tasks];
    const running = new Map<Some, Promise<unknown>>();
    const isOver = (task: Task): boolean => ![...waiting, ...running.keys()].some((other) => other === task);
    const mayBegin = ({ after = [], alone }: Some): boolean =>
        after.every(isOver) && (alone === undefined || [...running.keys()].every((other) => other.alone !== alone));
    for (;;) {
        const next = running.size < width ? waiting.findIndex(mayBegin) : -1;
        for (const task of next < 0 ? [] : waiting.splice(next, 1))
            running.set(
                task,
                work(task).finally(() => running.delete(task)),
            );
        if (next >= 0) continue;
        if (running.size === 0) break;
        await Promise.race(running.values());
    }
    if (waiting.length > 0) throw new Error(`${waiting.length} tasks wait for each other`);
}
