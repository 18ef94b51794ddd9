"""The next number of the counter that another driver has left."""

import ray

ray.init(namespace="memory", log_to_driver=False, logging_level="ERROR")
print(ray.get(ray.get_actor("counter").next.remote(), timeout=60))
