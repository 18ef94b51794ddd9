import { expect } from "chai";
import { type ManifestObject, loadManifests } from "../../../../provider/src/kuberay-manifests/manifests";
import { fieldIsTooNew, FIELD_SINCE } from "../../../../provider/src/ray-spec/admit/field-versions";
import { RAY_CLUSTER_TYPES, TYPES_OF } from "../../../../provider/src/ray-spec/admit/ray-cluster-types.gen";
import { type ObjectType, objectType, type Type } from "../../../../provider/src/ray-spec/admit/type-table";
import { compareVersions, parseVersion, type Version } from "../../../../provider/src/ray-spec/facts/ray-version";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../../../../provider/src/shared/versions";

interface OpenApi {
    readonly properties?: Readonly<Record<string, OpenApi>>;
    readonly items?: OpenApi;
    readonly additionalProperties?: OpenApi;
}

interface Crd extends ManifestObject {
    readonly spec: {
        readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: OpenApi } }[];
    };
}

async function specOf(version: string): Promise<OpenApi> {
    const crd = (await loadManifests(version)).crds.find(({ metadata }) => metadata.name === "rayclusters.ray.io");
    const { schema } = (crd as Crd).spec.versions.find(({ name }) => name === "v1") ?? {};
    return schema?.openAPIV3Schema.properties?.spec ?? {};
}

/** Every field that we or the CRD of that version know, with each one's answer. */
interface Seen {
    readonly field: string;
    readonly ours: boolean;
    readonly theirs: boolean;
}

function seenIn(schema: OpenApi, operator: Version): Seen[] {
    const seen = new Map<string, Seen>();
    const see = (type: Type, at: OpenApi): void => {
        if (type.is === "list") see(type.item, at.items ?? {});
        if (type.is === "map") see(type.item, at.additionalProperties ?? {});
        if (type.is !== "object") return;
        const { fields } = objectType(type.name);
        for (const key of new Set([...fields.keys(), ...Object.keys(at.properties ?? {})])) {
            const field = `${type.name}.${key}`;
            const inner = at.properties?.[key];
            const known = fields.get(key);
            seen.set(field, { field, ours: has(known, operator), theirs: inner !== undefined });
            if (known?.type !== undefined && inner !== undefined) see(known.type, inner);
        }
    };
    see({ is: "object", name: "RayClusterSpec" }, schema);
    return [...seen.values()];
}

const has = (field: ReturnType<ObjectType["fields"]["get"]>, operator: Version): boolean =>
    field !== undefined && fieldIsTooNew(field.since, operator) === undefined;

describe("the table of the first KubeRay that has a field", () => {
    for (const version of SUPPORTED_KUBERAY_VERSIONS)
        it(`agrees with the CRD of ${version}`, async () => {
            const operator = parseVersion(version) ?? TYPES_OF;
            const seen = seenIn(await specOf(version), operator);
            expect(seen.length).to.be.greaterThan(500);
            // A field of a newer KubeRay than that of the types is not judged at all.
            const judged = compareVersions(operator, TYPES_OF) > 0 ? seen.filter(({ ours }) => ours) : seen;
            expect(judged.filter(({ ours, theirs }) => ours !== theirs)).to.deep.equal([]);
        });

    it("names no type that there is not", () => {
        const types = Object.keys(FIELD_SINCE).map((field) => field.split(".")[0] ?? "");
        expect(types.filter((type) => !(type in RAY_CLUSTER_TYPES))).to.deep.equal([]);
    });

    it("stands beside types of the default KubeRay", () => {
        expect(TYPES_OF.join(".")).to.equal(DEFAULT_KUBERAY_VERSION);
    });
});
