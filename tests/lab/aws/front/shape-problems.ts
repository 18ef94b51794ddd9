import { FUTURE_TYPES } from "../future-types";
import { isObject } from "./json";
import { type Member, type ServiceModel, type Shape, shapeOf } from "./model";
import { patternOf } from "./pattern";

/** Enums of hundreds of instance types would drown the message. */
const SHOWN_CHOICES = 8;

/** What the model of the service forbids in this value, in plain words; empty when it is fine. */
export function shapeProblems(model: ServiceModel, shapeName: string, value: unknown, path = ""): string[] {
    const shape = shapeOf(model, shapeName);
    const at = path === "" ? "the request" : path;
    if (shape.type === "structure")
        return isObject(value) ? structureProblems(model, shape, value, path) : [`${at} must be an object`];
    if (shape.type === "list")
        return Array.isArray(value) ? listProblems(model, shape, value, path) : [`${at} must be a list`];
    if (shape.type === "map") return isObject(value) ? mapProblems(model, shape, value, path) : [`${at} must be a map`];
    return scalarProblems(shape, value, at);
}

function scalarProblems(shape: Shape, value: unknown, at: string): string[] {
    const got = `got ${JSON.stringify(value)}`;
    switch (shape.type) {
        case "boolean":
            return typeof value === "boolean" ? [] : [`${at} must be true or false, ${got}`];
        case "integer":
        case "long":
            return Number.isInteger(value)
                ? range(shape, value as number, at)
                : [`${at} must be a whole number, ${got}`];
        case "float":
        case "double":
            return typeof value === "number" ? range(shape, value, at) : [`${at} must be a number, ${got}`];
        case "string":
            return typeof value === "string" ? textProblems(shape, value, at) : [`${at} must be text, ${got}`];
        default:
            return [];
    }
}

function structureProblems(
    model: ServiceModel,
    shape: Shape,
    value: Readonly<Record<string, unknown>>,
    path: string,
): string[] {
    const members = shape.members ?? {};
    const missing = (shape.required ?? []).filter((name) => value[name] === undefined || value[name] === null);
    return [
        ...missing.map((name) => `${join(path, name)} is required`),
        ...Object.entries(value).flatMap(([name, inner]) => {
            const member = members[name];
            if (member === undefined) return [`unknown parameter ${join(path, name)}`];
            // AWS takes null for "not given".
            return inner === null || inner === undefined ? [] : memberProblems(model, member, inner, join(path, name));
        }),
    ];
}

function listProblems(model: ServiceModel, shape: Shape, value: readonly unknown[], path: string): string[] {
    const { member } = shape;
    const inner =
        member === undefined ? [] : value.flatMap((item, at) => memberProblems(model, member, item, `${path}[${at}]`));
    return [...range(shape, value.length, `the number of items of ${path}`), ...inner];
}

function mapProblems(
    model: ServiceModel,
    shape: Shape,
    value: Readonly<Record<string, unknown>>,
    path: string,
): string[] {
    const { key, value: inner } = shape;
    return [
        ...range(shape, Object.keys(value).length, `the number of entries of ${path}`),
        ...Object.entries(value).flatMap(([name, item]) => [
            ...(key === undefined
                ? []
                : memberProblems(model, key, name, `the key ${JSON.stringify(name)} of ${path}`)),
            ...(inner === undefined ? [] : memberProblems(model, inner, item, `${path}[${JSON.stringify(name)}]`)),
        ]),
    ];
}

function memberProblems(model: ServiceModel, member: Member, value: unknown, path: string): string[] {
    return shapeProblems(model, member.shape, value, path);
}

function textProblems(shape: Shape, value: string, at: string): string[] {
    if (shape.enum !== undefined && !shape.enum.includes(value) && !Object.hasOwn(FUTURE_TYPES, value)) {
        return [`${at} must be one of ${choices(shape.enum)}, got ${JSON.stringify(value)}`];
    }
    const pattern = shape.pattern === undefined ? undefined : patternOf(shape.pattern);
    const mismatch = pattern?.test(value) === false ? [`${at} must match ${shape.pattern ?? ""}, got "${value}"`] : [];
    return [...range(shape, value.length, `the length of ${at}`), ...mismatch];
}

function range(shape: Shape, value: number, what: string): string[] {
    if (shape.min !== undefined && value < shape.min) return [`${what} must be at least ${shape.min}, got ${value}`];
    if (shape.max !== undefined && value > shape.max) return [`${what} must be at most ${shape.max}, got ${value}`];
    return [];
}

function choices(all: readonly string[]): string {
    const more = all.length - SHOWN_CHOICES;
    return more > 0 ? `${all.slice(0, SHOWN_CHOICES).join(", ")} and ${more} more` : all.join(", ");
}

function join(path: string, name: string): string {
    return path === "" ? name : `${path}.${name}`;
}
