import { planHeadService } from "../build/head-service";
import { isAlike } from "./alike";
import { normalSpec } from "./normal-form";
import { keyedBy, present, textIn, textsIn, treeIn, treesIn } from "../tree/reading";
import { type Tree } from "../../shared/tree";

/** What `service` of the head says of its Service. What it cannot is left to `spec`, all of `headService` with it. */
export function headServiceOf(headGroup: Tree, annotations: Tree): Tree {
    const { serviceType, headService } = headGroup;
    const { metadata, spec } = treeIn(headService);
    const ports = keyedBy(treesIn(treeIn(spec).ports).map(({ name, port }) => [textIn(name), port ?? null]));
    const beside = present({ type: serviceType, annotations: textsIn(annotations) });
    const whole = {
        ...beside,
        ...present({ name: treeIn(metadata).name, labels: textsIn(treeIn(metadata).labels), ports }),
    };
    const planned = planHeadService(whole);
    const isSaid = isAlike(normalSpec(planned), normalSpec(present({ serviceType, headService })));
    return present({ service: isSaid ? whole : beside });
}
