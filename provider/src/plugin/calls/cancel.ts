import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Session } from "../session/session";

/** Says nothing: the engine also cancels when all went well. */
export const cancel = (session: Session) => () => {
    session.cancel();
    return Promise.resolve(new Empty());
};
