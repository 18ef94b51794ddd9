import type { ServiceModel } from "../../../../lab/aws/front/model";

/** A service with one operation, whose input has everything that forms write in their own way. */
export const SMALL_MODEL: ServiceModel = {
    metadata: { apiVersion: "2026-01-01", protocol: "ec2", xmlNamespace: "http://example.com/" },
    operations: {
        Make: {
            name: "Make",
            http: { method: "POST", requestUri: "/things/{name}/parts" },
            input: { shape: "MakeRequest" },
            output: { shape: "MakeAnswer" },
        },
    },
    shapes: {
        MakeRequest: {
            type: "structure",
            required: ["name"],
            members: {
                name: { shape: "Name", location: "uri", locationName: "name" },
                Count: { shape: "Count" },
                dryRun: { shape: "Flag", location: "querystring", locationName: "dryRun" },
                Tags: { shape: "Tags", locationName: "tag" },
                Ids: { shape: "Ids", queryName: "Identifier" },
                Labels: { shape: "Labels" },
                Disk: { shape: "Disk" },
            },
        },
        MakeAnswer: { type: "structure", members: { Tags: { shape: "Tags", locationName: "tagSet" } } },
        Name: { type: "string", min: 1, max: 5, pattern: "[a-z]+" },
        Count: { type: "integer", min: 1, max: 9 },
        Flag: { type: "boolean" },
        Tags: { type: "list", member: { shape: "Tag", locationName: "item" }, max: 2 },
        Tag: { type: "structure", members: { Key: { shape: "Name" }, Value: { shape: "String" } } },
        Ids: { type: "list", member: { shape: "String" } },
        Labels: { type: "map", key: { shape: "Name" }, value: { shape: "String" } },
        Disk: { type: "structure", members: { Kind: { shape: "DiskKind" }, Fast: { shape: "Flag" } } },
        DiskKind: { type: "string", enum: ["gp3", "io2"] },
        String: { type: "string" },
    },
};
