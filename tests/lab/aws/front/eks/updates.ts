import type {
    DescribeUpdateRequest,
    ListUpdatesRequest,
    Update,
    UpdateParamType,
    UpdateType,
} from "@aws-sdk/client-eks";
import { randomUUID } from "node:crypto";
import type { Handlers, World } from "../world";
import { invalidParameter, notFound } from "./errors";
import { clusterNamed, nodeGroupNamed } from "./find";

export const updates: Handlers = {
    DescribeUpdate(input: DescribeUpdateRequest, world: World) {
        const update = updatesOf(input, world).get(input.updateId ?? "");
        if (update === undefined) throw notFound(`No update found for ID: ${input.updateId ?? ""}`);
        return { update };
    },
    ListUpdates: (input: ListUpdatesRequest, world: World) => ({ updateIds: [...updatesOf(input, world).keys()] }),
};

/** Notes an update as begun. */
export function startUpdate(
    into: Map<string, Update>,
    type: UpdateType,
    params: Partial<Record<UpdateParamType, string>>,
): Update {
    const list = Object.entries(params).map(([param, value]) => ({ type: param as UpdateParamType, value }));
    const update: Update = {
        id: randomUUID(),
        status: "InProgress",
        type,
        params: list,
        createdAt: new Date(),
        errors: [],
    };
    into.set(update.id ?? "", update);
    return update;
}

function updatesOf(input: DescribeUpdateRequest | ListUpdatesRequest, world: World): Map<string, Update> {
    if (input.addonName !== undefined) throw invalidParameter("the lab keeps no updates of add-ons");
    if (input.nodegroupName === undefined) return clusterNamed(world, input.name).updates;
    return nodeGroupNamed(world, { clusterName: input.name, nodegroupName: input.nodegroupName }).updates;
}
