import { choice, object, Type } from "../../shared/definition";

const capacityReservationArgs = object(
    "CapacityReservation",
    "Reserved capacity that the nodes use. A change replaces all nodes of the pool, one after the other. Default: any reservation that is open and matches.",
    {
        id: Type.Optional(
            Type.String({
                description:
                    "Id of the reservation, e.g. `cr-0abc`; excludes `resourceGroupArn`. Needed with `capacity: capacityBlock`. Default: none.",
            }),
        ),
        resourceGroupArn: Type.Optional(
            Type.String({
                description:
                    "ARN of a resource group of On-Demand Capacity Reservations; excludes `id`. Not for Capacity Blocks. Default: none.",
            }),
        ),
        preference: Type.Optional(
            choice(["open", "none", "capacity-reservations-only"], {
                title: "CapacityReservationPreference",
                description:
                    "Which reservations the nodes use when none is named, in EC2's words: `open` those that match, `none` none, `capacity-reservations-only` nothing else. Default: EC2's, `open`.",
            }),
        ),
    },
);

/** How the nodes are bought. */
export const capacityProperties = {
    capacity: Type.Optional(
        choice(["onDemand", "spot", "capacityBlock"], {
            description:
                "How the nodes are bought. `capacityBlock` needs `capacityReservation.id`, a single instance type, and the reservation's zone (one in `zones`, or one subnet). A change replaces the node group, new before old. Default: `onDemand`.",
            default: "onDemand",
        }),
    ),
    capacityReservation: Type.Optional(capacityReservationArgs),
};
