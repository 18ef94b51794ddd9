import type { Kind } from "../kind";
import { autoscalingKinds } from "./autoscaling";
import { ec2Kinds } from "./ec2";
import { eksKinds } from "./eks";
import { iamKinds } from "./iam";

/** Every resource type that the lab's aws provider has. */
export const KINDS: readonly Kind[] = [...eksKinds, ...ec2Kinds, ...iamKinds, ...autoscalingKinds];

/** The resource type of that token. Throws when the lab has none. */
export function kindOf(token: string): Kind {
    const kind = KINDS.find((one) => one.token === token);
    if (kind === undefined) throw new Error(`the lab's aws provider does not have ${token}`);
    return kind;
}
