import { AwsError } from "../aws-error";
import type { Json, JsonObject } from "../json";
import { type Member, type ServiceModel, type Shape, shapeOf } from "../model";
import type { Decoded, RawRequest } from "./protocol";

/** The two dialects of AWS forms: EC2's, and the one of the other services. */
export type Dialect = "ec2" | "query";

/**
 * Reads a form by walking the shape of the operation's input, since a form alone does not say what is a list or a
 * number. Keys that the walk does not use are parameters that the operation does not have.
 */
export function decodeForm(dialect: Dialect, model: ServiceModel, request: RawRequest): Decoded {
    const form = new Map(new URLSearchParams(request.body === "" ? request.url.search : request.body));
    const name = form.get("Action") ?? "";
    const operation = model.operations[name];
    if (operation === undefined) throw new AwsError("InvalidAction", `no operation "${name}"`);
    form.delete("Action");
    form.delete("Version");
    const walk = new FormWalk(dialect, model, form);
    const input = operation.input === undefined ? {} : walk.structure(shapeOf(model, operation.input.shape), "");
    return { operation, input, unknown: [...form.keys()] };
}

class FormWalk {
    constructor(
        private readonly dialect: Dialect,
        private readonly model: ServiceModel,
        private readonly form: Map<string, string>,
    ) {}

    structure(shape: Shape, prefix: string): JsonObject {
        const found: Record<string, Json> = {};
        for (const [name, member] of Object.entries(shape.members ?? {})) {
            const value = this.value(member, prefix + this.wireName(name, member));
            if (value !== undefined) found[name] = value;
        }
        return found;
    }

    private value(member: Member, key: string): Json | undefined {
        const shape = shapeOf(this.model, member.shape);
        const text = this.form.get(key);
        if (shape.type === "list") return this.list(shape, member, key);
        if (shape.type === "map") return this.map(shape, key);
        if (shape.type === "structure") return this.has(`${key}.`) ? this.structure(shape, `${key}.`) : undefined;
        if (text === undefined) return undefined;
        this.form.delete(key);
        return scalar(shape, text);
    }

    private list(shape: Shape, member: Member, key: string): Json | undefined {
        const item = shape.member ?? { shape: "String" };
        const stem = this.listStem(shape, member, item, key);
        const items: Json[] = [];
        while (this.form.has(`${stem}${items.length + 1}`) || this.has(`${stem}${items.length + 1}.`)) {
            items.push(this.value(item, `${stem}${items.length + 1}`) ?? "");
        }
        // The SDKs write an empty list as the bare name.
        if (items.length === 0) return this.form.delete(key) ? [] : undefined;
        return items;
    }

    private listStem(shape: Shape, member: Member, item: Member, key: string): string {
        if (this.dialect === "ec2") return `${key}.`;
        if (shape.flattened !== true && member.flattened !== true) return `${key}.${item.locationName ?? "member"}.`;
        if (item.locationName === undefined) return `${key}.`;
        return `${key.slice(0, key.lastIndexOf(".") + 1)}${item.locationName}.`;
    }

    private map(shape: Shape, key: string): Json | undefined {
        const stem = `${key}.${shape.flattened === true ? "" : "entry."}`;
        const [keyName, valueName] = [shape.key?.locationName ?? "key", shape.value?.locationName ?? "value"];
        const entries: [string, Json][] = [];
        while (this.has(`${stem}${entries.length + 1}.`)) {
            const entry = `${stem}${entries.length + 1}.`;
            const name = this.form.get(entry + keyName) ?? "";
            this.form.delete(entry + keyName);
            entries.push([name, this.value(shape.value ?? { shape: "String" }, entry + valueName) ?? ""]);
        }
        return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }

    private has(prefix: string): boolean {
        return [...this.form.keys()].some((key) => key.startsWith(prefix));
    }

    private wireName(name: string, member: Member): string {
        if (this.dialect === "query") return member.locationName ?? name;
        return member.queryName ?? capitalised(member.locationName ?? name);
    }
}

function scalar(shape: Shape, text: string): Json {
    if (shape.type === "boolean") return text === "true" || (text === "false" ? false : text);
    const numeric = ["integer", "long", "float", "double"].includes(shape.type);
    return numeric && text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function capitalised(name: string): string {
    return name.charAt(0).toUpperCase() + name.slice(1);
}
