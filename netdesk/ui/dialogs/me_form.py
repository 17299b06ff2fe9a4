"""The fields that say who the user is, for the first start and for the preferences."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QLocale

from netdesk.domain.me import Me, Paper, paper_for
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid, line_edit
from netdesk.ui.widgets.zone_combo import ZoneCombo
from netdesk.ui.zones import home_zone

_CODE_LETTERS: Final = 2
PAPERS: Final = marked({Paper.A4: "A4", Paper.LETTER: "US Letter"})
"""What each paper is called."""


def guessed(locale: QLocale, known: Me) -> Me:
    """`known` with its blank zone and territory filled from the system, and the paper that is usual there."""
    if known.territory:
        return replace(known, zone=home_zone(known.zone))
    territory = QLocale.territoryToCode(locale.territory())
    territory = territory if len(territory) == _CODE_LETTERS else ""
    paper = paper_for(territory) if territory else known.paper
    return replace(known, territory=territory, paper=paper, zone=home_zone(known.zone))


def territories() -> list[tuple[str, str]]:
    """Names and ISO 3166 codes of all territories, by name."""
    found = {QLocale.territoryToCode(each): QLocale.territoryToString(each) for each in QLocale.Country}
    return sorted((name, code) for code, name in found.items() if len(code) == _CODE_LETTERS)


class MeForm(FormGrid):
    """Filled with `known`; `answer` is what the fields say now."""

    def __init__(self, known: Me, *, label_width: int = 128) -> None:
        super().__init__(label_width=label_width)
        self.name = line_edit(tr("As it appears on your letters"), known.name)
        self.organization = line_edit(tr("Where you study or work"), known.organization)
        self.phone = line_edit(text=known.phone)
        self.email = line_edit(text=known.email)
        self.paper = ComboField()
        for paper, words in PAPERS.items():
            self.paper.addItem(tr(words), paper)
        self.paper.setCurrentIndex(self.paper.findData(known.paper))
        self.zone = ZoneCombo(known.zone)
        self.territory = ComboField()
        self.territory.addItem(tr("Not said"), "")
        for name, code in territories():
            self.territory.addItem(name, code)
        self.territory.setCurrentIndex(max(0, self.territory.findData(known.territory)))
        self.add_row(tr("&Name"), self.name)
        self.add_row(tr("School or &work"), self.organization)
        self.add_row(tr("&Phone"), self.phone)
        self.add_row(tr("&Email"), self.email)
        self.add_row(tr("P&aper"), self.paper)
        self.add_row(tr("&Time zone"), self.zone)
        self.add_row(
            tr("&Country"), self.territory, tr("Phone numbers without a country are read as numbers there.")
        )

    def answer(self) -> Me:
        """What the fields say."""
        return Me(
            name=_clean(self.name.text()),
            organization=_clean(self.organization.text()),
            phone=_clean(self.phone.text()),
            email=_clean(self.email.text()),
            paper=self.paper.currentData(),
            zone=self.zone.zone(),
            territory=self.territory.currentData(),
        )


def _clean(text: str) -> str:
    return " ".join(text.split())
