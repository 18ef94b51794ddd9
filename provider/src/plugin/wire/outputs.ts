import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type CustomResource, InitialisationFailed, type PlainObject } from "../../shared/custom-resource";
import { type Decoded, encode } from "./codec";
import { initialisationError } from "./initialisation-error";

/** Outputs of a resource are its inputs and what it is; secret where the inputs were, and where the resource says so. */
export class Outputs {
    constructor(
        private readonly inputs: Decoded,
        private readonly resource: Pick<CustomResource, "secretOutputs"> = {},
    ) {}

    with(state: PlainObject): Struct {
        return encode({ ...this.inputs.value, ...state }, this.inputs.secrets.withOutputs(this.resource));
    }

    /** Does the work, and puts a failed initialisation into the engine's words. */
    async orInitialisationError<T>(work: () => Promise<T>): Promise<T> {
        try {
            return await work();
        } catch (error) {
            if (error instanceof InitialisationFailed) throw initialisationError(error, this.with(error.state));
            throw error;
        }
    }
}
