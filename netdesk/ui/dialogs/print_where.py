"""Where pages go: which printer, and how many copies. The system's own dialog has everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from netdesk.ui import user_settings
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.number_field import NumberField

_MOST_COPIES = 99


class PrintWhere(QObject):
    """Adds its fields to a form. Printers are looked for once the dialog is there: a
    system may take its time to find them."""

    def __init__(self, form: FormGrid) -> None:
        super().__init__(form)
        self.printers = ComboField()
        self.copies = NumberField(tr("Copies"), 1, _MOST_COPIES)
        self.copies.set_value(1)
        form.add_row(tr("P&rinter"), self.printers)
        form.add_row(tr("Cop&ies"), self.copies)
        self.show_printers([], "")
        self.printers.activated.connect(self._on_activated)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(0)
        self._looking.timeout.connect(self.look)
        self._looking.start()

    @property
    def name(self) -> str:
        """The chosen printer; "" where the system's dialog is to ask."""
        return str(self.printers.currentData() or "")

    def look(self) -> None:
        """Ask the system which printers there are."""
        usual = user_settings.printer() or QPrinterInfo.defaultPrinterName()
        self.show_printers(QPrinterInfo.availablePrinterNames(), usual)

    def show_printers(self, names: list[str], usual: str) -> None:
        """Offer these, the usual one first chosen."""
        chosen = self.name or usual
        self.printers.clear()
        for each in names:
            self.printers.addItem(each, each)
        self.printers.addItem(tr("Choose when printing…") if names else tr("No printer is set up"), "")
        self.printers.setCurrentIndex(max(0, self.printers.findData(chosen)))
        self.printers.setEnabled(bool(names))
        self.copies.setEnabled(bool(names))

    def set_up(self, printer: QPrinter) -> None:
        """Tell a printer what was chosen, and remember it."""
        layout, sides = printer.pageLayout(), printer.duplex()
        printer.setPrinterName(self.name)
        # Another printer comes with its own idea of a page.
        printer.setFullPage(True)
        printer.setPageLayout(layout)
        printer.setDuplex(sides)
        printer.setCopyCount(self.copies.value())
        user_settings.save_printer(self.name)

    def stop(self) -> None:
        """Look for nothing any more."""
        self._looking.stop()

    def _on_activated(self, _row: int) -> None:
        self.copies.setEnabled(bool(self.name))
