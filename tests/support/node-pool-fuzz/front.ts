import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { CreateNodegroupRequest } from "@aws-sdk/client-eks";
import { InstanceTypes } from "../../lab/aws/front/instance-types";
import { loadModel, type ServiceModel } from "../../lab/aws/front/model";
import { templateProblem } from "../../lab/aws/front/rules/launch-template-data";
import { NODE_GROUP_RULES, violations } from "../../lab/aws/front/rules/node-group";
import { shapeProblems } from "../../lab/aws/front/shape-problems";
import { toData } from "../../lab/aws/provider/resources/launch-template-data";
import type { Properties } from "../../lab/aws/provider/properties";
import { ensureVenv } from "../../lab/tools/python";

const TRUST = JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export const ZONES: Readonly<Record<string, string>> = { "subnet-a": "us-west-2a", "subnet-b": "us-west-2b" };

/** What a program registered for one pool, in the words of the AWS provider. */
export interface Registered {
    readonly group: Properties;
    readonly template: Properties;
    readonly placementGroup: Properties | undefined;
}

/** The rules of the lab's strict front, without the front: models of AWS and what its documentation adds. */
export class FrontRules {
    private constructor(
        private readonly eks: ServiceModel,
        private readonly ec2: ServiceModel,
        private readonly types: InstanceTypes,
    ) {}

    static async load(): Promise<FrontRules> {
        const python = await ensureVenv();
        return new FrontRules(
            await loadModel(python, "eks"),
            await loadModel(python, "ec2"),
            new InstanceTypes(python),
        );
    }

    /** Why EKS or EC2 would refuse what was registered; empty when they accept it. */
    async problems({ group, template, placementGroup }: Registered): Promise<string[]> {
        const data = toData(template);
        const request = requestOf(group);
        const shapes = [
            ...shapeProblems(this.ec2, "RequestLaunchTemplateData", data),
            ...shapeProblems(this.eks, "CreateNodegroupRequest", request),
        ];
        if (shapes.length > 0) return shapes;
        const ofTemplate = templateProblem(data);
        const facts = await this.factsOf(request, data, placementGroup);
        return [
            ...shapes,
            ...(ofTemplate === undefined ? [] : [ofTemplate.message]),
            ...violations(NODE_GROUP_RULES, facts),
        ];
    }

    private async factsOf(
        request: CreateNodegroupRequest,
        template: RequestLaunchTemplateData,
        placementGroup: Properties | undefined,
    ) {
        const names = request.instanceTypes ?? [template.InstanceType ?? "t3.medium"];
        const types = await Promise.all(names.map(async (name) => [name, await this.types.find(name)] as const));
        const subnets = (request.subnets ?? []).map((id) => {
            const zone = ZONES[id];
            return [id, zone === undefined ? undefined : { id, vpc: "vpc-1", zone }] as const;
        });
        const given = template.Placement?.GroupName === "given" ? { strategy: "partition" } : undefined;
        const own = placementGroup && { strategy: String(placementGroup.strategy) };
        return {
            request,
            clusterVersion: "1.36",
            clusterVpc: "vpc-1",
            template,
            subnets: new Map(subnets),
            instanceTypes: new Map(types),
            role: { arn: request.nodeRole ?? "", trust: TRUST, policies: [] },
            placementGroup: own ?? given,
        };
    }
}

/** The group as the stand-in for the AWS provider asks for it. */
function requestOf({ nodeGroupName, nodeRoleArn, subnetIds, ...same }: Properties): CreateNodegroupRequest {
    const request = { ...same, nodegroupName: nodeGroupName, nodeRole: nodeRoleArn, subnets: subnetIds };
    // It steers the provider alone.
    Reflect.deleteProperty(request, "forceUpdateVersion");
    return request as unknown as CreateNodegroupRequest;
}
