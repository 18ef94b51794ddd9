import { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { type KnownCluster } from "../../support/look-ups";
import { lookedUp } from "../engine/looked-up";
import { marked } from "../engine/record-unit";
import { CLUSTER } from "../engine/unit";
import { Literals } from "./literals";
import { rayClusterObject } from "./ray-cluster-object";
import { sdkClassOf } from "./sdk-class";
import { type Recorded, statement, type Variables } from "./written-resource";

const RAY_CLUSTER = "kubernetes:ray.io/v1:RayCluster";

/**
 * The objects of a unit for a program without us: neither components nor witness, no CRDs, and each RayCluster as the
 * object that Kubernetes gets.
 */
export function flatResources(unit: readonly Recorded[]): readonly Recorded[] {
    return unit.flatMap((resource) => {
        if (resource.type === "kuberay:index:RayCluster") {
            const inputs = rayClusterObject(resource) as unknown as Record<string, JavaScriptValue>;
            return [{ ...resource, type: RAY_CLUSTER, inputs }];
        }
        return resource.type.startsWith("kuberay:") ? [] : [resource];
    });
}

export interface FlatProgram {
    readonly resources: readonly Recorded[];
    readonly cluster: KnownCluster;
    /** File with the CRDs, which the program then registers, and every RayCluster after them. Default: none. */
    readonly crdFile?: string;
}

/** The program that does without us: every object with its inputs written out. */
export function flatProgramSource({ resources, cluster, crdFile }: FlatProgram): string {
    const variables: Variables = new Map(resources.map(({ urn }, at) => [urn, `r${at}`]));
    const literals = new Literals(new Map([...lookedUp(cluster), ...marked(variables)]));
    const provider = resources.find(({ type }) => type === "pulumi:providers:kubernetes")?.urn ?? "";
    const crds = `
const crds = require(${JSON.stringify(crdFile ?? "")}).map((crd) =>
    new kubernetes.apiextensions.v1.CustomResourceDefinition(crd.metadata.name, crd, {
        provider: ${variables.get(provider) ?? "undefined"},
    }));`;
    const statements = resources.map((resource) => {
        const isRayCluster = resource.type === RAY_CLUSTER;
        const path = isRayCluster ? "kubernetes.apiextensions.CustomResource" : sdkClassOf(resource.type)?.path;
        if (path === undefined) throw new Error(`the flat program does not know how to write a ${resource.type}`);
        const extra = isRayCluster
            ? [
                  `provider: ${variables.get(provider) ?? "undefined"}`,
                  ...(crdFile === undefined ? [] : ["dependsOn: crds"]),
              ]
            : [];
        const written = statement(resource, path, { variables, literals, extra });
        return resource.urn === provider && crdFile !== undefined ? written + crds : written;
    });
    return `"use strict";
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const kubernetes = require("@pulumi/kubernetes");
module.exports = async () => {
const cluster = await aws.eks.getCluster({ name: ${JSON.stringify(CLUSTER)} });
${statements.join("\n")}
};
`;
}
