import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sitePackages } from "../site-packages";

/** A member of a structure, list or map, and how it is named on the wire. */
export interface Member {
    readonly shape: string;
    readonly location?: "uri" | "querystring" | "header" | "headers" | "statusCode";
    readonly locationName?: string;
    readonly queryName?: string;
    readonly idempotencyToken?: boolean;
    readonly flattened?: boolean;
}

export interface Shape {
    readonly type: string;
    readonly required?: readonly string[];
    readonly members?: Readonly<Record<string, Member>>;
    readonly member?: Member;
    readonly key?: Member;
    readonly value?: Member;
    readonly enum?: readonly string[];
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: string;
    readonly flattened?: boolean;
}

export interface Operation {
    readonly name: string;
    readonly http: { readonly method: string; readonly requestUri: string };
    readonly input?: { readonly shape: string };
    readonly output?: { readonly shape: string; readonly resultWrapper?: string };
}

/** What AWS publishes about one of its services, as botocore packs it. */
export interface ServiceModel {
    readonly metadata: { readonly apiVersion: string; readonly protocol: string; readonly xmlNamespace?: string };
    readonly operations: Readonly<Record<string, Operation>>;
    readonly shapes: Readonly<Record<string, Shape>>;
}

const loaded = new Map<string, Promise<ServiceModel>>();

/** The newest model of a service (`eks`, `ec2`, ...) in this Python environment. Read once. */
export function loadModel(python: string, service: string): Promise<ServiceModel> {
    const key = `${python}:${service}`;
    const known = loaded.get(key) ?? readModel(python, service);
    loaded.set(key, known);
    return known;
}

/** The shape of that name. Throws when the model is broken. */
export function shapeOf(model: ServiceModel, name: string): Shape {
    const shape = model.shapes[name];
    if (shape === undefined) throw new Error(`the service model has no shape "${name}"`);
    return shape;
}

async function readModel(python: string, service: string): Promise<ServiceModel> {
    const folder = join(await sitePackages(python), "botocore", "data", service);
    const newest = (await readdir(folder)).sort().at(-1) ?? "";
    const packed = await readFile(join(folder, newest, "service-2.json.gz"));
    return JSON.parse(gunzipSync(packed).toString()) as ServiceModel;
}
