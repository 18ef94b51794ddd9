"""An actor on a worker that outlives its driver, and has counted to three."""

import ray

ray.init(namespace="memory", log_to_driver=False, logging_level="ERROR")


@ray.remote(num_cpus=1, max_restarts=0)
class Counter:
    def __init__(self):
        self.count = 0

    def next(self):
        self.count += 1
        return self.count


counter = Counter.options(name="counter", lifetime="detached").remote()
print([ray.get(counter.next.remote()) for _ in range(3)][-1])
