import { type handleUnaryCall, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { cancel } from "./calls/cancel";
import { check } from "./calls/check";
import { create } from "./calls/create";
import { remove } from "./calls/delete";
import { diff } from "./calls/diff";
import { invoke } from "./calls/invoke";
import { read } from "./calls/read";
import { configure, handshake } from "./calls/start";
import { update } from "./calls/update";
import { errorAnswer } from "./error-answer";
import type { Session } from "./session/session";
import type { Tasks } from "./tasks";

/**
 * Our answers to the engine, by the name of the call. Components and the schema stay the library's; for custom
 * resources it is too small: it knows no detailed diff, no preview, no timeouts and no old inputs, and cannot import.
 */
export function door(session: Session, tasks: Tasks): UntypedServiceImplementation {
    const unary =
        <Request, Response>(answer: (request: Request) => Promise<Response>): handleUnaryCall<Request, Response> =>
        (call, done) => {
            const task = answer(call.request).finally(() => session.log.sent());
            tasks.add(
                task.then(
                    (response) => {
                        done(null, response);
                    },
                    (error: unknown) => {
                        done(errorAnswer(error));
                    },
                ),
            );
        };
    return {
        handshake: unary(handshake(session)),
        configure: unary(configure(session)),
        check: unary(check(session)),
        diff: unary(diff(session)),
        create: unary(create(session)),
        update: unary(update(session)),
        read: unary(read(session)),
        delete: unary(remove(session)),
        cancel: unary(cancel(session)),
        invoke: unary(invoke),
    };
}
