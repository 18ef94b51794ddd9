import { isRecord } from "../../shared/known";
import { parseQuantity } from "../../shared/quantity";
import { isUnknown } from "../../shared/unknown";
import { type FieldProblem, type FieldRule, type ObjectProblem, type ObjectRule } from "./field-rule";
import { shown } from "./scalar";
import { isExtendedResource, isResourceName } from "../facts/syntax";

const amountOf = (value: unknown): number | undefined =>
    typeof value === "number" ? value : typeof value === "string" ? parseQuantity(value) : undefined;

export const resourcesAreResources: FieldRule = (value) =>
    Object.entries(isRecord(value) ? value : {}).flatMap(([key, amount]) =>
        isUnknown(amount) ? [] : resourceProblems(key, amount),
    );

function resourceProblems(key: string, value: unknown): FieldProblem[] {
    if (!isResourceName(key)) {
        const reason = `is no resource of a container: those are cpu, memory, ephemeral-storage, hugepages-<size> and devices such as nvidia.com/gpu, got "${key}". Correct the name.`;
        return [{ key, reason }];
    }
    const amount = amountOf(value);
    if (amount === undefined) return [];
    if (amount < 0) return [{ key, reason: `is 0 or more, got ${shown(value)}. Raise it.` }];
    if (isExtendedResource(key) && !Number.isInteger(amount))
        return [{ key, reason: `devices come in whole numbers, got ${shown(value)}. Round it.` }];
    return pagesAreWhole(key, amount) ? [] : [{ key, reason: pagesReason(key, value) }];
}

const HUGE_PAGES = "hugepages-";

const pageOf = (key: string): string => key.slice(HUGE_PAGES.length);

const pagesAreWhole = (key: string, bytes: number): boolean =>
    !key.startsWith(HUGE_PAGES) || bytes % (parseQuantity(pageOf(key)) ?? 1) === 0;

const pagesReason = (key: string, value: unknown): string =>
    `is an amount of memory in whole pages of ${pageOf(key)}, got ${shown(value)}. Give a multiple of ${pageOf(key)}, in the podTemplate.`;

/** At most the limits; what cannot be shared is asked for exactly. */
export const resourcesAreOrdered: ObjectRule = ({ requests, limits }) => {
    const most = isRecord(limits) ? limits : {};
    return Object.entries(isRecord(requests) ? requests : {}).flatMap(([name, value]) =>
        requestProblems(name, value, most[name]),
    );
};

function requestProblems(name: string, request: unknown, limit: unknown): ObjectProblem[] {
    if (isUnknown(request) || isUnknown(limit) || request === limit) return [];
    const [asked, most] = [amountOf(request), amountOf(limit)];
    const exact = isExtendedResource(name) || name.startsWith(HUGE_PAGES);
    if (exact && limit === undefined)
        return [{ field: "requests", key: name, reason: "cannot be shared, and needs a limit. Give it in `limits`." }];
    if (asked === undefined || most === undefined || asked === most || (!exact && asked < most)) return [];
    const rule = exact ? "is as much as its limit, since it cannot be shared" : "is at most its limit";
    const reason = `the request ${rule}, ${shown(limit)}; got ${shown(request)}. Lower the request or raise the limit.`;
    return [{ field: "requests", key: name, reason }];
}
