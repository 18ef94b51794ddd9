import { type KubernetesObject } from "./objects";
import { SharedWatch } from "./shared-watch";
import { type Watch, type WatchSource, type WatchTarget } from "./watch";

/** The watches of one connection, each opened once and closed when its last holder lets go. */
export class Watches {
    private readonly open_ = new Map<string, SharedWatch<KubernetesObject>>();
    private readonly views = new WeakMap<object, number>();
    private lastView = 0;

    constructor(private readonly source: WatchSource) {}

    open<T extends KubernetesObject>(target: WatchTarget<T>): Watch<T> {
        const { kind, namespace = "", labelSelector = "", fieldSelector = "", metadataOnly = false } = target;
        const what = [kind.apiVersion, kind.plural, namespace, labelSelector, fieldSelector, metadataOnly];
        const key = [...what, this.numberOf(target.view)].join(" ");
        // The key holds the kind, and a kind its type of object.
        let shared = this.open_.get(key) as SharedWatch<T> | undefined;
        if (shared === undefined) {
            shared = new SharedWatch(this.source, target);
            this.open_.set(key, shared as unknown as SharedWatch<KubernetesObject>);
        }
        return shared.hold(() => this.open_.delete(key));
    }

    private numberOf(view: object): number {
        const number = this.views.get(view) ?? ++this.lastView;
        this.views.set(view, number);
        return number;
    }
}
