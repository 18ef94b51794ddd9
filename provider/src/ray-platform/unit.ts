import type * as pulumi from "@pulumi/pulumi";

/** The component that the children belong to, and its name. */
export interface Unit {
    readonly name: string;
    readonly component: pulumi.ComponentResource;
}
