import { AwsError } from "./aws-error";
import { ec2 } from "./protocol/ec2";
import type { Protocol, RawRequest } from "./protocol/protocol";
import { query } from "./protocol/query";
import { restJson } from "./protocol/rest-json";

/** The services of the lab, by the name that signatures use, and how each speaks. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
    eks: restJson,
    ec2,
    iam: query,
    sts: query,
    autoscaling: query,
};

/** What the signature of a request says about it. */
export interface Scope {
    readonly service: string;
    readonly region: string;
}

/** Reads the credential scope of a signature. The signature itself is not checked: the lab has no secrets. */
export function scopeOf(request: RawRequest): Scope {
    const header = request.headers.authorization;
    const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(String(header));
    if (scope === null) throw new AwsError("MissingAuthenticationToken", "the request is not signed", 403);
    return { region: scope[1] ?? "", service: scope[2] ?? "" };
}
