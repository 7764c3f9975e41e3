"""Posters: typographic SVG posters, drawn from a title's own data, the same every time.

Begin with `drawing.draw_poster`.
"""
