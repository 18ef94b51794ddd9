import { error } from "./definition";

/** What the definitions of the inputs alone can say. */
export const SHAPE = {
    "R-INPUT-NAME": error("Pulumi schema", "Each property is one that its type has."),
    "R-INPUT-MISSING": error("Pulumi schema", "What is required is given."),
    "R-INPUT-VALUE": error("Pulumi schema", "Each value is of the type, range, length and choice of its input."),
};

export const ACCEPTED = {
    "R-ACCEPT": error("ours", "What `accept` names is a warning or a note of this list; an error cannot be accepted."),
};
