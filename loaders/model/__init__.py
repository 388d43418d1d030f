"""A language model as a second reader: what it says is taken only where the report, the ontology and the rules bear it out.

Off unless a model is named. Any endpoint that speaks OpenAI's chat completions will do (extra ``vetkg[llm]``). docs/model.md.
"""

from loaders.model.asking import Asked, Model
from loaders.model.settings import ModelSettings

__all__ = ["Asked", "Model", "ModelSettings"]
