import { known, problemAt, type PoolRule, unless } from "./rule";
import { knownTypes } from "./instance-rules";

const RESERVATION = "capacityReservation";

/** EKS takes a Capacity Block by its id and with one type, and updates such a group only while it is empty. */
export const capacityBlockIsWhole: PoolRule = (pool, { path }) => {
    if (pool.capacity !== "capacityBlock") return [];
    const reservation = known(pool.capacityReservation);
    const types = known(pool.instanceTypes) ?? [];
    const minSize = known(pool.minSize) ?? 0;
    return [
        ...unless(reservation?.id !== undefined || pool.capacityReservation !== reservation, () =>
            problemAt(
                path,
                [RESERVATION, "id"],
                "is required with capacity capacityBlock: the id of the Capacity Block. Give it, e.g. cr-0123456789abcdef0.",
            ),
        ),
        ...unless(types.length <= 1, () =>
            problemAt(
                path,
                ["instanceTypes"],
                `a Capacity Block has one instance type, got ${types.length}. Name that of the reservation.`,
            ),
        ),
        ...unless(minSize === 0, () =>
            problemAt(
                path,
                ["minSize"],
                `is 0 for a Capacity Block, whose nodes end with it and are updated only while there are none; got ${minSize}. Set it to 0, and desiredSize to ${minSize} to start with as many.`,
            ),
        ),
    ];
};

export const capacityBlockHasAccelerators: PoolRule = (pool, { path }) => {
    if (pool.capacity !== "capacityBlock") return [];
    return knownTypes(pool).flatMap(([type, at]) =>
        unless(type.gpu !== undefined || type.neuron !== undefined, () =>
            problemAt(
                path,
                ["instanceTypes", at],
                `Capacity Blocks are sold for types with GPUs or Neuron devices, and "${type.name}" has none. Name the type of the reservation, or use capacity onDemand.`,
            ),
        ),
    );
};

export const reservationIsNamedOnce: PoolRule = ({ capacity, capacityReservation }, { path }) => {
    const reservation = known(capacityReservation);
    if (reservation === undefined) return [];
    const { id, resourceGroupArn, preference } = reservation;
    const isNamed = id !== undefined || resourceGroupArn !== undefined;
    return [
        ...unless(capacity === "capacityBlock" || id === undefined || resourceGroupArn === undefined, () =>
            problemAt(
                path,
                [RESERVATION, "resourceGroupArn"],
                "excludes capacityReservation.id, which is given too. Give either.",
            ),
        ),
        ...unless(capacity !== "capacityBlock" || resourceGroupArn === undefined, () =>
            problemAt(
                path,
                [RESERVATION, "resourceGroupArn"],
                "is for On-Demand Capacity Reservations, and capacity is capacityBlock. Give capacityReservation.id.",
            ),
        ),
        ...unless(!isNamed || preference === undefined || known(preference) === undefined, () =>
            problemAt(
                path,
                [RESERVATION, "preference"],
                `says which reservations to use when none is named, and one is; got "${preference ?? ""}". Remove it.`,
            ),
        ),
        ...unless(capacity !== "spot", () =>
            problemAt(path, [RESERVATION], "Spot Instances use no reservations. Remove it, or use capacity onDemand."),
        ),
    ];
};

export const reservationLooksLikeOne: PoolRule = ({ capacityReservation }, { path }) => {
    const { id, resourceGroupArn } = known(capacityReservation) ?? {};
    const [reservation, group] = [known(id), known(resourceGroupArn)];
    return [
        ...unless(reservation === undefined || /^cr-[0-9a-f]+$/.test(reservation), () =>
            problemAt(
                path,
                [RESERVATION, "id"],
                `is the id of a capacity reservation, "cr-" and hexadecimal digits, got "${reservation ?? ""}". Give the id, not the name or ARN.`,
            ),
        ),
        ...unless(group === undefined || /^arn:[a-z-]+:resource-groups:/.test(group), () =>
            problemAt(
                path,
                [RESERVATION, "resourceGroupArn"],
                `is the ARN of a resource group, got "${group ?? ""}". Give it whole, e.g. arn:aws:resource-groups:us-west-2:123456789012:group/gpus.`,
            ),
        ),
    ];
};
