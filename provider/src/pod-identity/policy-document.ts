/** A statement of an IAM policy, in IAM's own words. */
export interface Statement {
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource?: readonly string[];
    readonly Principal?: { readonly Service: string };
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export const policyDocument = (statements: readonly Statement[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
