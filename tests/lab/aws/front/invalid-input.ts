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

/** Its list of types is longer in AWS than in any model of it; types that there are not have an error of their own. */
const NAMES_WHAT_IS_MISSING = "DescribeInstanceTypes";

/** Throws, naming everything that the model of the service forbids in a request. */
export function checkAgainstModel(service: string, model: ServiceModel, decoded: Decoded): void {
    const { operation, input, unknown } = decoded;
    const { input: shape, name } = operation;
    const problems =
        shape === undefined || name === NAMES_WHAT_IS_MISSING ? [] : shapeProblems(model, shape.shape, input);
    const all = [...unknown.map((name) => `unknown parameter ${name}`), ...problems];
    if (all.length > 0)
        throw new AwsError(CODES[service] ?? "ValidationException", `${operation.name}: ${all.join("; ")}`);
}
