import { type MachineGroup, machinesOf } from "../machines";
import { Faults } from "./faults";
import type { JsonObject } from "./json";
import type { Lookups } from "./lookups";
import { RequestLog } from "./request-log";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import type { ApiServer, Fleet, World } from "./world";

/** Everything the front remembers, one world per region. */
export class Worlds {
    readonly log = new RequestLog();
    readonly faults = new Faults();
    settings: Settings = DEFAULT_SETTINGS;
    fleet: Fleet | undefined;

    private readonly regions = new Map<string, World>();
    private readonly listeners: (() => void)[] = [];
    private readonly timers = new Set<NodeJS.Timeout>();

    constructor(
        private readonly apiServer: ApiServer,
        private readonly lookups: (region: string) => Lookups,
    ) {}

    in(region: string): World {
        const world = this.regions.get(region) ?? this.create(region);
        this.regions.set(region, world);
        return world;
    }

    machines(): readonly MachineGroup[] {
        return [...this.regions.values()].flatMap(machinesOf);
    }

    onChange(listener: () => void): void {
        this.listeners.push(listener);
    }

    /** Forgets what was to happen later. */
    stop(): void {
        for (const timer of this.timers) clearTimeout(timer);
        this.timers.clear();
    }

    private create(region: string): World {
        return {
            region,
            clusters: new Map(),
            templates: new Map(),
            placementGroups: new Map(),
            lookups: this.lookups(region),
            apiServer: this.apiServer,
            settings: () => this.settings,
            later: (milliseconds, task) => {
                this.later(milliseconds, task);
            },
            outcome: (operation, input) => this.faults.takeOutcome(operation, input as JsonObject),
            machinesChanged: () => {
                for (const listener of this.listeners) listener();
            },
            fleet: () => this.fleet,
        };
    }

    private later(milliseconds: number, task: () => void | Promise<void>): void {
        const timer = setTimeout(() => {
            this.timers.delete(timer);
            // A task that fails leaves its resource as it is: visible as one that never becomes ready.
            void Promise.resolve(task()).catch((error: unknown) => {
                process.stderr.write(`the lab's AWS: ${String(error)}\n`);
            });
        }, milliseconds);
        this.timers.add(timer);
    }
}
