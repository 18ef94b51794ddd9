/** Something was made, or is there, but did not become usable: it stays in the state, with the reason. */
export class InitFailed extends Error {
    readonly id: string;

    constructor(id: string, reason: string) {
        super(reason);
        this.name = "InitFailed";
        this.id = id;
    }
}
