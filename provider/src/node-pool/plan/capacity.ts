import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";

/** What a launch template says of how the machines are bought. */
export interface CapacityPlan {
    /** Of a Capacity Block, which EKS takes from the template alone. */
    readonly instanceType?: string | Unknown;
    readonly instanceMarketOptions?: { readonly marketType: string };
    readonly capacityReservationSpecification?: ReservationPlan | Unknown;
}

interface ReservationPlan {
    readonly capacityReservationPreference?: string;
    readonly capacityReservationTarget?: {
        readonly capacityReservationId?: string;
        readonly capacityReservationResourceGroupArn?: string;
    };
}

type Bought = Pick<NodePoolArgs, "capacity" | "capacityReservation" | "instanceTypes">;

export function planCapacity({ capacity, capacityReservation, instanceTypes }: Bought): CapacityPlan {
    const reservation = capacityReservation && planReservation(capacityReservation);
    return {
        ...(capacity === "capacityBlock" && {
            instanceType: isUnknown(instanceTypes) ? UNKNOWN : instanceTypes[0],
            instanceMarketOptions: { marketType: "capacity-block" },
        }),
        ...(reservation !== undefined && { capacityReservationSpecification: reservation }),
    };
}

function planReservation(given: NonNullable<Bought["capacityReservation"]>): ReservationPlan | Unknown {
    if (isUnknown(given)) return UNKNOWN;
    const { id, resourceGroupArn, preference } = given;
    const target = {
        ...(id !== undefined && { capacityReservationId: id }),
        ...(resourceGroupArn !== undefined && { capacityReservationResourceGroupArn: resourceGroupArn }),
    };
    return {
        ...(preference !== undefined && { capacityReservationPreference: preference }),
        ...(Object.keys(target).length > 0 && { capacityReservationTarget: target }),
    };
}
