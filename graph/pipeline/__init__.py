"""The main job: authored maps in, a folder of outputs for each out, or every problem and nothing changed."""

from graph.pipeline.building import Built, build, outputs
from graph.pipeline.loading import Loaded, check, load, map_paths

__all__ = ["Built", "Loaded", "build", "check", "load", "map_paths", "outputs"]
