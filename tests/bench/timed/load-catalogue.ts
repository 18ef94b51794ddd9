/** Prints the milliseconds of the first look-up in the catalogue of instance types, the loading of it included. */
const began = performance.now();

void import("../../../provider/src/instance-catalog/find").then(({ findInstanceType }) => {
    const type = findInstanceType("p5.48xlarge");
    const milliseconds = performance.now() - began;
    if (type?.gpu?.count !== 8) throw new Error("that is not the catalogue");
    console.log(milliseconds);
});
