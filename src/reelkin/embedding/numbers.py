"""Named numbers that travel with a model in a JSON file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


@dataclass(frozen=True)
class Numbers:
    """What a dataclass of floats inherits to be written to JSON and read back."""

    def as_dict(self) -> dict[str, float]:
        """The numbers by name, for a JSON file."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The same, back from a JSON file.

        Raises:
            BadInput: a number is missing, unknown, or not one.
        """
        names = {field.name for field in fields(cls)}
        if values.keys() != names or not all(isinstance(value, (int, float)) for value in values.values()):
            raise BadInput(
                f"{cls.__name__.lower()}: needs a number for each of {', '.join(sorted(names))}; got {dict(values)}"
            )
        return cls(**{name: float(value) for name, value in values.items()})
