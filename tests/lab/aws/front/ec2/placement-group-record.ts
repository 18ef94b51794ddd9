export interface PlacementGroupRecord {
    readonly id: string;
    readonly name: string;
    readonly strategy: string;
    readonly partitionCount: number | undefined;
    readonly spreadLevel: string | undefined;
    readonly tags: Map<string, string>;
}
