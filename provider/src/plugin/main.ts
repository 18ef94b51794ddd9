import { setFlagsFromString } from "node:v8";
import { serve } from "./serve";

// A unit of many clusters is a burst of short-lived objects. By default the heap would be let grow to several times of
// what is in use before it is collected; so it is to a third more, for no more time on the processor.
setFlagsFromString("--heap-growing-percent=30");

void serve(process.argv.slice(2));
