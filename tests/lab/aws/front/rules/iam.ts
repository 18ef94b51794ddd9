import { AwsError } from "../aws-error";
import { isObject, type JsonObject } from "../json";
import { parsePolicy } from "./role-trust";

const MALFORMED = "MalformedPolicyDocument";

/** Which inputs of IAM operations are policy documents. moto takes any text for one. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
    CreateRole: ["AssumeRolePolicyDocument"],
    UpdateAssumeRolePolicy: ["PolicyDocument"],
    CreatePolicy: ["PolicyDocument"],
    CreatePolicyVersion: ["PolicyDocument"],
    PutRolePolicy: ["PolicyDocument"],
};

/** Throws when an input that must be a policy document is none. */
export function checkPolicyDocuments(operation: string, input: JsonObject): void {
    for (const name of DOCUMENTS[operation] ?? []) {
        const statements = parsePolicy(typeof input[name] === "string" ? input[name] : "");
        if (statements === undefined) throw new AwsError(MALFORMED, `${name} is not a policy document`);
        const isTrust = name === "AssumeRolePolicyDocument" || operation === "UpdateAssumeRolePolicy";
        const bad = statements.find((statement) => (isTrust ? !namesPrincipal(statement) : !namesResource(statement)));
        if (bad === undefined) continue;
        const missing = isTrust ? "Missing required field Principal" : "Policy statement must contain resources.";
        throw new AwsError(MALFORMED, missing);
    }
}

function namesPrincipal({ Principal: principal }: Readonly<Record<string, unknown>>): boolean {
    return principal === "*" || isObject(principal);
}

function namesResource(statement: Readonly<Record<string, unknown>>): boolean {
    return statement.Resource !== undefined || statement.NotResource !== undefined;
}
