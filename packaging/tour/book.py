"""Taking the pictures: each screen on a fresh copy of the desk, in every size and colour scheme."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from netdesk.ui import theme, user_settings
from tour.given import Given
from tour.picture import picture
from tour.screen import SCHEMES, SIZES, Screen
from tour.stage import NotReached, Stage


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture, and the stage it was taken on, which is closed after the next one is asked for."""

    screen: Screen
    size: str
    scheme: str
    image: QImage
    stage: Stage

    @property
    def file_name(self) -> str:
        """What the picture is called."""
        return f"{self.screen.name}-{self.scheme}-{self.size}.png"


def shots(
    app: QApplication,
    given: Given,
    folder: Path,
    screens: Sequence[Screen],
    sizes: Sequence[str] = tuple(SIZES),
    schemes: Sequence[str] = SCHEMES,
) -> Iterator[Shot]:
    """Bring the window to every screen and take its pictures. Raises NotReached, naming the screen."""
    for size in sizes:
        for screen in screens:
            theme.apply(app, theme.Scheme(schemes[0]))
            place = folder / "stage"
            place.mkdir()
            if screen.empty:
                user_settings.forget_me()
            stage = Stage(given, place, SIZES[size], empty=screen.empty)
            try:
                _show(screen, stage)
                for scheme in schemes:
                    # The look changes under the open screen, as it does at dusk.
                    theme.apply(app, theme.Scheme(scheme))
                    stage.settle()
                    yield Shot(screen, size, scheme, picture(stage.window), stage)
            finally:
                stage.close()
                shutil.rmtree(place)


def _show(screen: Screen, stage: Stage) -> None:
    try:
        screen.show(stage)
        stage.settle()
    except NotReached as trouble:
        raise NotReached(f"{screen.name}: {trouble}") from trouble
