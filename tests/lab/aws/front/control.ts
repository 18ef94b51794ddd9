import { isObject } from "./json";
import { parseFaults } from "./faults";
import type { Reply } from "./protocol/protocol";
import { changedSettings } from "./settings";
import type { Worlds } from "./worlds";

/** The lab's own endpoints, under `/_lab/`. */
export function control(worlds: Worlds, method: string, path: string, body: string): Reply {
    try {
        return json(200, act(worlds, `${method} ${path}`, body));
    } catch (error) {
        return json(400, { message: error instanceof Error ? error.message : String(error) });
    }
}

function act(worlds: Worlds, request: string, body: string): unknown {
    switch (request) {
        case "GET health":
            return { ok: true };
        case "GET requests":
            return worlds.log.all();
        case "DELETE requests":
            worlds.log.clear();
            return {};
        case "POST faults":
            worlds.faults.add(parseFaults(JSON.parse(body)));
            return {};
        case "DELETE faults":
            worlds.faults.clear();
            return {};
        case "GET settings":
            return worlds.settings;
        case "POST settings": {
            const changes: unknown = JSON.parse(body);
            if (!isObject(changes)) throw new Error("the settings must be an object");
            worlds.settings = changedSettings(worlds.settings, changes);
            return worlds.settings;
        }
        case "GET machines":
            return worlds.machines();
        default:
            throw new Error(`no control endpoint "${request}"`);
    }
}

function json(status: number, body: unknown): Reply {
    return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
