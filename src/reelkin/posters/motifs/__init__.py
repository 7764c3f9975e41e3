"""Motifs: one large geometric form on each poster, from its main genre's family; one family a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.motifs import (
    action,
    adventure,
    animation,
    biography,
    comedy,
    crime,
    documentary,
    drama,
    family,
    fantasy,
    history,
    horror,
    music,
    mystery,
    plain,
    romance,
    science_fiction,
    sport,
    thriller,
    war,
    western,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Form

    Motif = Callable[[float, float, Dice], list[Form]]
    """Draws in a field from (0, 0) to (width, height), and may go past its edges."""

PLAIN: tuple[Motif, ...] = (plain.sun, plain.corner, plain.wedge, plain.squares, plain.halves)

# The genre that says most first: a title's main genre is the first of these that it has.
FAMILIES: dict[str, tuple[Motif, ...]] = {
    "Western": (western.horizon, western.mesas, western.rails, western.badge, western.cactus, western.hat),
    "Animation": (animation.bounce, animation.later, animation.blocks, animation.creature, animation.rainbow),
    "Documentary": (
        documentary.ruled,
        documentary.bars,
        documentary.lens,
        documentary.contours,
        documentary.reel,
        documentary.voice,
        documentary.frames,
        documentary.look,
    ),
    "War": (war.ranks, war.crosses, war.beams, war.wire, war.helmet),
    "Musical": (music.keys, music.record, music.level, music.staves, music.spot, music.fan),
    "Music": (music.keys, music.record, music.level, music.staves, music.spot, music.fan),
    "Sport": (sport.lanes, sport.court, sport.throw, sport.ring),
    "Sci-Fi": (
        science_fiction.orbits,
        science_fiction.planet,
        science_fiction.rise,
        science_fiction.plain,
        science_fiction.monolith,
        science_fiction.beam,
        science_fiction.rocket,
        science_fiction.visor,
        science_fiction.portal,
        science_fiction.helix,
    ),
    "Horror": (
        horror.eye,
        horror.teeth,
        horror.drip,
        horror.claws,
        horror.ajar,
        horror.woods,
        horror.web,
        horror.stones,
        horror.candle,
    ),
    "History": (history.columns, history.layers, history.crown, history.banner),
    "Fantasy": (fantasy.tower, fantasy.tree, fantasy.stars, fantasy.gate),
    "Film-Noir": (crime.blinds, crime.lamp, crime.alley, crime.wall),
    "Mystery": (mystery.keyhole, mystery.maze, mystery.missing, mystery.fog, mystery.ask),
    "Family": (family.roofs, family.three, family.kite, family.swing),
    "Biography": (biography.bust, biography.twice, biography.portrait, biography.years, biography.spotlit),
    "Crime": (
        crime.wall,
        crime.blinds,
        crime.lamp,
        crime.print_,
        crime.alley,
        crime.barrel,
        crime.card,
        crime.matches,
    ),
    "Adventure": (adventure.peaks, adventure.compass, adventure.sail, adventure.trail, adventure.jungle),
    "Action": (action.burst, action.speed, action.arrows, action.blast, action.leap, action.bolt),
    "Thriller": (
        thriller.whirl,
        thriller.spiral,
        thriller.aim,
        thriller.shards,
        thriller.pulse,
        thriller.corridor,
    ),
    "Romance": (
        romance.two,
        romance.kiss,
        romance.rings,
        romance.petals,
        romance.heart,
        romance.letter,
        romance.glasses,
        romance.umbrella,
        romance.ribbon,
        romance.bench,
    ),
    "Comedy": (
        comedy.grin,
        comedy.dots,
        comedy.tumble,
        comedy.pile,
        comedy.balloons,
        comedy.checks,
        comedy.hats,
        comedy.skittles,
        comedy.slip,
    ),
    "Drama": (
        drama.door,
        drama.stair,
        drama.apart,
        drama.shadow,
        drama.tide,
        drama.arches,
        drama.balance,
        drama.moons,
        drama.pane,
        drama.strings,
    ),
}


def main_genre(genres: Sequence[str]) -> str | None:
    """The genre that says most about a title; None if none of them has a family."""
    return next((genre for genre in FAMILIES if genre in genres), None)


def family_of(genres: Sequence[str]) -> tuple[Motif, ...]:
    """The motifs for these genres."""
    genre = main_genre(genres)
    return PLAIN if genre is None else FAMILIES[genre]
