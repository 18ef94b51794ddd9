/** Calls being answered. */
export class Tasks {
    private readonly running = new Set<Promise<void>>();

    add(task: Promise<void>): void {
        this.running.add(task);
        void task.finally(() => this.running.delete(task));
    }

    /** Resolves when every call that runs now is answered. */
    async done(): Promise<void> {
        await Promise.allSettled(this.running);
    }
}
