"""Any personal export, recognised by what is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reelkin.errors import BadInput
from reelkin.interactions.containers import members_of, read_members
from reelkin.interactions.decoding import decode
from reelkin.interactions.formats import imdb, letterboxd, plain, trakt
from reelkin.interactions.formats.mistaken import LOOK, MistakenFile, refuse_mistaken_beginning
from reelkin.interactions.sheets import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.containers import Member
    from reelkin.interactions.rows import Reading
    from reelkin.interactions.scale import Scale

NOT_KNOWN = "not an export reelkin knows: IMDb, Letterboxd, Trakt, or a CSV of ids or titles and ratings"


def read_export(path: Path, scale: Scale | None = None) -> list[Reading]:
    """What is in a personal export: a CSV or JSON file, gzipped or not, or a zip of them.

    A diary comes before ratings, so that where both have the same day the rating as it stands now is the later.

    Args:
        path: the file.
        scale: the scale of a plain CSV's ratings; None: told by the values. Other formats have their own.

    Raises:
        MissingArtefact: there is no such file.
        BadInput: it cannot be read, or there is nothing in it that reelkin knows.
    """
    return _read(path.name, read_members(path), scale)


def read_upload(name: str, data: bytes, scale: Scale | None = None) -> list[Reading]:
    """As `read_export`, for bytes that are already here."""
    return _read(name, members_of(name, data), scale)


def _read(name: str, members: list[Member], scale: Scale | None) -> list[Reading]:
    if len(members) == 1 and not members[0].inside:
        return [_read_one(members[0], scale)]
    members = _without_top(members)
    if any(member.inside.casefold() in ("ratings.csv", "watched.csv") for member in members):
        members = [member for member in members if letterboxd.is_of_use(member.inside)]
    mistaken: list[MistakenFile] = []
    found = [reading for member in members if (reading := _read_or_none(member, scale, mistaken)) is not None]
    if not found:
        if mistaken:
            raise mistaken[0]
        raise BadInput(f"{name}: nothing in it is {NOT_KNOWN.removeprefix('not ')}")
    return sorted(found, key=lambda reading: (reading.format == "Letterboxd ratings", reading.file))


def _without_top(members: list[Member]) -> list[Member]:
    """The members, without the one folder that some programs put around everything."""
    tops = {member.inside.partition("/")[0] for member in members}
    if len(tops) != 1 or any("/" not in member.inside for member in members):
        return members
    return [replace(member, inside=member.inside.partition("/")[2]) for member in members]


def _read_or_none(member: Member, scale: Scale | None, mistaken: list[MistakenFile]) -> Reading | None:
    # An archive holds other files beside (a list, a profile): those are none of ours, but bounds are bounds.
    try:
        return _read_one(member, scale)
    except MistakenFile as error:
        mistaken.append(error)
        return None
    except BadInput as error:
        if NOT_KNOWN in str(error) or ": empty;" in str(error):
            return None
        raise


def _read_one(member: Member, scale: Scale | None) -> Reading:
    text, notes = decode(member.name, member.data)
    reading = _recognised(member.name, text, scale)
    return replace(reading, notes=notes + reading.notes)


def _recognised(name: str, text: str, scale: Scale | None) -> Reading:
    if text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        entries = trakt.parse(name, text)
        if trakt.recognise(entries):
            return trakt.read(name, entries)
        raise BadInput(f"{name}: {NOT_KNOWN}")
    # Before the whole is read, which may be more than anybody rates.
    refuse_mistaken_beginning(name, text[:LOOK].encode())
    sheet = read_sheet(name, text)
    if imdb.recognise(sheet):
        return imdb.read(sheet)
    if letterboxd.recognise(sheet):
        return letterboxd.read(sheet)
    if "::" in sheet.records[0].cells[0] or plain.PEOPLE & set(sheet.header) or plain.recognise(sheet):
        return plain.read(sheet, scale)
    raise BadInput(f"{name}: {NOT_KNOWN}")
