"""What IMDb calls kinds of titles, in the languages of its site, now and in older exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.interactions.sheets import column_key

if TYPE_CHECKING:
    from reelkin.interactions.rows import Form

_WORDS: dict[Form, str] = {
    "film": "movie, film, feature film, feature, short, short film, video, music video,"
    " tv movie, tv special, tv short, documentary,"
    " película, cortometraje, película de tv, especial de tv, kurzfilm, fernsehfilm, tv-film, spielfilm,"
    " téléfilm, court-métrage, court métrage, vidéo, clip musical, émission spéciale, film tv, film per la tv,"
    " cortometraggio, speciale tv, filme, filme para tv, filme de tv, curta-metragem, curta, vídeo, mini-movie",
    "series": "tv series, tv mini series, tv mini-series, mini-series, mini series, série, séries, serie, serie tv,"
    " série tv, serie de tv, serie de televisión, miniserie, miniserie de tv, mini serie tv, miniserie tv,"
    " fernsehserie, tv-serie, tv-miniserie, fernsehminiserie, série télévisée, mini-série, minisérie, minissérie,"
    " minissérie de tv, série de tv, serial tv",
    "episode": "tv episode, episode, episodio, episodio de tv, episodio tv, folge, tv-episode, fernsehepisode, tv-folge,"
    " épisode, épisode télévisé, épisode tv, episódio, episódio de tv",
    "game": "video game, game, videogame, videojuego, videospiel, jeu vidéo, videogioco, jogo,"
    " jogo eletrônico, podcast series, podcast episode",
}
_FORMS: dict[str, Form] = {
    column_key(word): form for form, words in _WORDS.items() for word in words.split(",")
}


def form_of(title_type: str) -> Form | None:
    """What a title type says; None for a word not known, which only means that the id or the name has to do."""
    return _FORMS.get(column_key(title_type))
