import { isObject } from "../json";
import { type Member, type ServiceModel, type Shape, shapeOf } from "../model";

/** Writes a structure as XML elements, as the shape names them. What the shape does not have is left out. */
export function xmlMembers(model: ServiceModel, shapeName: string, value: object, listItem: string): string {
    const shape = shapeOf(model, shapeName);
    const values = value as Readonly<Record<string, unknown>>;
    return Object.entries(shape.members ?? {})
        .map(([name, member]) => xmlMember(model, member, member.locationName ?? name, values[name], listItem))
        .join("");
}

/** Text that is safe inside an element. */
export function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function xmlMember(model: ServiceModel, member: Member, tag: string, value: unknown, listItem: string): string {
    if (value === undefined || value === null) return "";
    const shape = shapeOf(model, member.shape);
    if (shape.type === "list" && Array.isArray(value)) return xmlList(model, shape, tag, value, listItem);
    if (shape.type === "structure" && isObject(value)) {
        return `<${tag}>${xmlMembers(model, member.shape, value, listItem)}</${tag}>`;
    }
    return `<${tag}>${escaped(scalarText(value))}</${tag}>`;
}

function xmlList(model: ServiceModel, shape: Shape, tag: string, value: readonly unknown[], listItem: string): string {
    const { member } = shape;
    if (member === undefined) return "";
    const itemTag = member.locationName ?? listItem;
    const items = value.map((item) => xmlMember(model, member, itemTag, item, listItem)).join("");
    return `<${tag}>${items}</${tag}>`;
}

function scalarText(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    return typeof value === "string" ? value : JSON.stringify(value);
}
