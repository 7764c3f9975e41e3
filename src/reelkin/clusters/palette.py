"""A colour for every cluster: one lightness, one chroma, hues spread evenly, so that none shouts.

Colours are worked out in OKLCH (Ottosson, 2020, https://bottosson.github.io/posts/oklab/), where equal numbers look
equally light and equally strong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WALL = "#12110f"
"""The dark wall of the pictures."""
PAPER = "#f3ede2"
QUIET = "#a39c90"
LIGHTNESS = 0.76
CHROMA = 0.125
TOLERANCE = 1e-3
"""So far a colour may lie outside sRGB before it gives way; less is not seen."""

OKLAB_TO_CONES = np.array(
    [
        [1.0, 0.3963377774, 0.2158037573],
        [1.0, -0.1055613458, -0.0638541728],
        [1.0, -0.0894841775, -1.2914855480],
    ]
)
CONES_TO_LINEAR_SRGB = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)


def spread_hues(centres: NDArray[np.floating]) -> NDArray[np.float64]:
    """float64[k]: a hue in degrees for each cluster: its angle on the map, spread evenly over the circle.

    Args:
        centres: float[k, 2], where the clusters are on the map. Clusters that follow each other around the middle
            get hues that follow each other; what points to the right has hue 0.
    """
    k = len(centres)
    away = np.asarray(centres, dtype=np.float64) - np.median(centres, axis=0)
    angles = np.arctan2(away[:, 1], away[:, 0]) % (2 * np.pi)
    hues = np.empty(k)
    hues[np.argsort(angles, kind="stable")] = np.arange(k) * 360.0 / k
    return hues


def srgb(
    hues: NDArray[np.floating] | float, lightness: float = LIGHTNESS, chroma: float = CHROMA
) -> NDArray[np.float64]:
    """float64[..., 3]: these hues (degrees) as sRGB from 0 to 1; the chroma gives way where sRGB ends."""
    radians = np.deg2rad(np.asarray(hues, dtype=np.float64))
    strengths = np.broadcast_to(chroma, radians.shape).astype(np.float64)
    for _ in range(40):
        linear = _linear_srgb(lightness, strengths, radians)
        outside = ((linear < -TOLERANCE) | (linear > 1 + TOLERANCE)).any(axis=-1)
        if not outside.any():
            break
        strengths = np.where(outside, strengths * 0.97, strengths)
    return _gamma(np.clip(linear, 0, 1))


def hex_colour(hue: float, lightness: float = LIGHTNESS, chroma: float = CHROMA) -> str:
    """A hue (degrees) as #rrggbb."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in srgb(hue, lightness, chroma).tolist())


def contrast(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """The contrast ratio of two sRGB colours, 1 to 21, as WCAG 2.2 defines it."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _linear_srgb(
    lightness: float, chroma: NDArray[np.float64], radians: NDArray[np.float64]
) -> NDArray[np.float64]:
    lab = np.stack(
        [np.full(radians.shape, lightness), chroma * np.cos(radians), chroma * np.sin(radians)], axis=-1
    )
    cones = (lab @ OKLAB_TO_CONES.T) ** 3
    linear: NDArray[np.float64] = cones @ CONES_TO_LINEAR_SRGB.T
    return linear


def _gamma(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(
        linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 0.0031308) ** (1 / 2.4) - 0.055
    )


def _luminance(colour: NDArray[np.floating]) -> float:
    part = np.asarray(colour, dtype=np.float64)
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))
