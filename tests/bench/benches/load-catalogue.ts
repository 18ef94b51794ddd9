import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findInstanceType, instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { type Bench } from "../measure/bench";
import { comparePairs } from "../measure/pairs";
import { timedScript } from "../processes/timed-script";

export const loadCatalogueBench: Bench = {
    id: "load-catalogue",
    what: "first look-up of an instance type in a process, the loading of the catalogue included / a JSON round trip of the same types",
    target: 1,
    unit: "ms",
    async measure({ folder, measured }) {
        const file = join(folder, "instance-types.json");
        await writeFile(file, JSON.stringify(instanceTypeNames().map(findInstanceType)));
        const ours = await timedScript(folder, "load-catalogue", "import of the catalogue, and one look-up");
        const theirs = await timedScript(folder, "round-trip", "JSON.parse(JSON.stringify(types))", [file]);
        return comparePairs(ours, theirs, measured({ pairs: 31 }));
    },
};
