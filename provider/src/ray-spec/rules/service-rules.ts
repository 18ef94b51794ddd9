import { knownMap } from "../../shared/known";
import { below } from "../../shared/problems";
import { isDnsLabel } from "../facts/syntax";
import { type Rule } from "./rule";
import { annotationProblems, textProblems } from "./texts";

/** A host name of a Service must start with a letter. */
const isServiceName = (name: string): boolean => isDnsLabel(name) && /^[a-z]/.test(name);

/** Fields of the head's Service. */
export const serviceIsNamed: Rule = ({ head }, { path }) => {
    const service = knownMap(knownMap(head).service);
    const at = below(below(path, "head"), "service");
    return [
        ...textProblems(service, at, {
            name: [
                isServiceName,
                'is the name of a Service: at most 63 lower-case letters, digits and "-", a letter first',
            ],
        }),
        ...annotationProblems(service.annotations, below(at, "annotations")),
    ];
};
