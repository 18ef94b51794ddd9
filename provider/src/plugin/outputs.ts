import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type CustomResource, InitialisationFailed, type PlainObject } from "../shared/custom-resource";
import { type Decoded, encode } from "./codec";
import { initialisationError } from "./initialisation-error";

/** Outputs of a resource are its inputs and what it is; secret where the inputs were, or always are. */
export class Outputs {
    constructor(
        private readonly resource: CustomResource,
        private readonly inputs: Decoded,
    ) {}

    with(state: PlainObject): Struct {
        const secrets = this.inputs.secrets.with([], this.resource.secretOutputs);
        return encode({ ...this.inputs.value, ...state }, secrets);
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
