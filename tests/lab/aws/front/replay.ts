import { AwsError } from "./aws-error";
import type { JsonObject } from "./json";
import { type Operation, type ServiceModel, shapeOf } from "./model";

interface Remembered {
    readonly input: string;
    readonly output: Promise<object>;
}

/**
 * AWS's idempotency tokens: the same token with the same request gets the first answer again and nothing is done twice.
 * This is what makes a retry after a lost answer safe, so a lab without it would hide duplicates or invent them.
 */
export class Replay {
    private readonly remembered = new Map<string, Remembered>();

    async once(
        scope: string,
        token: string | undefined,
        input: JsonObject,
        work: () => Promise<object>,
    ): Promise<object> {
        if (token === undefined) return work();
        const key = `${scope}:${token}`;
        const text = JSON.stringify(input);
        const known = this.remembered.get(key);
        if (known !== undefined && known.input !== text) {
            throw new AwsError(
                "IdempotentParameterMismatch",
                `the client token ${token} came with other parameters before`,
            );
        }
        if (known !== undefined) return known.output;
        const output = work();
        this.remembered.set(key, { input: text, output });
        // A request that failed did nothing: the same token may try again.
        output.catch(() => this.remembered.delete(key));
        return output;
    }
}

/** The idempotency token that a request carries, if its operation has one. */
export function tokenOf(model: ServiceModel, operation: Operation, input: JsonObject): string | undefined {
    if (operation.input === undefined) return undefined;
    const members = Object.entries(shapeOf(model, operation.input.shape).members ?? {});
    const isToken = (name: string, marked?: boolean): boolean =>
        marked === true || /^client(Request)?Token$/i.test(name);
    const name = members.find(([member, { idempotencyToken }]) => isToken(member, idempotencyToken))?.[0];
    const token = name === undefined ? undefined : input[name];
    return typeof token === "string" ? token : undefined;
}
