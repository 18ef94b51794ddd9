import { Server, type ServiceDefinition, type UntypedServiceImplementation } from "@grpc/grpc-js";

/**
 * Puts our handlers in front of those that the library registers with its gRPC server, which it does not let us reach.
 * Fails loudly when it uses another copy of grpc-js, for then the library's would answer alone.
 */
export async function withOurHandlers(ours: UntypedServiceImplementation, start: () => Promise<void>): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the server as its `this`, below
    const original = Server.prototype.addService;
    const state = { met: false };
    Server.prototype.addService = function (this: Server, service: ServiceDefinition, theirs) {
        state.met = true;
        Server.prototype.addService = original;
        original.call(this, service, { ...bound(service, theirs), ...ours });
    };
    await start();
    if (!state.met) throw new Error("@pulumi/pulumi uses another copy of @grpc/grpc-js than kuberay's plugin does");
}

/** The library's handlers are methods of a class, on its prototype: spreading would lose them. */
function bound(service: ServiceDefinition, theirs: UntypedServiceImplementation): UntypedServiceImplementation {
    const handlers: UntypedServiceImplementation = {};
    for (const name of Object.keys(service)) {
        const handler = theirs[name];
        if (handler !== undefined) handlers[name] = handler.bind(theirs);
    }
    return handlers;
}
