"""The reader with a trained model: rules where rules are better, the model where it is."""

from kronika.reading.learned.model import Model, open_model
from kronika.reading.learned.muc import templates as muc_templates

__all__ = ["Model", "muc_templates", "open_model"]
