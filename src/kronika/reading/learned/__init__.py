"""The reader with a trained model: rules where rules are better, the model where it is."""

from kronika.reading.learned.model import Model, open_model

__all__ = ["Model", "open_model"]
