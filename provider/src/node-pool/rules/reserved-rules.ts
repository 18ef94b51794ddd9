import { parseQuantity } from "../../shared/quantity";
import { known, problemAt, type PoolRule, unless } from "./rule";

export const reservedMemoryIsAQuantity: PoolRule = ({ reserved }, { path }) => {
    const memory = known(known(reserved)?.memory);
    return unless(memory === undefined || (parseQuantity(memory) ?? -1) >= 0, () =>
        problemAt(path, ["reserved", "memory"], `is a quantity such as 512Mi, got "${memory ?? ""}". Write it so.`),
    );
};
