import { AwsError } from "./aws-error";
import type { ServiceModel } from "./model";
import type { Decoded } from "./protocol/protocol";
import { shapeProblems } from "./shape-problems";

/** What each service calls a request that its model forbids. */
const CODES: Readonly<Record<string, string>> = {
    eks: "InvalidParameterException",
    ec2: "InvalidParameterValue",
    iam: "ValidationError",
    sts: "ValidationError",
    autoscaling: "ValidationError",
};

/** Throws, naming everything that the model of the service forbids in a request. */
export function checkAgainstModel(service: string, model: ServiceModel, decoded: Decoded): void {
    const { operation, input, unknown } = decoded;
    const problems = operation.input === undefined ? [] : shapeProblems(model, operation.input.shape, input);
    const all = [...unknown.map((name) => `unknown parameter ${name}`), ...problems];
    if (all.length > 0)
        throw new AwsError(CODES[service] ?? "ValidationException", `${operation.name}: ${all.join("; ")}`);
}
