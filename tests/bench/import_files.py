"""Files of very many people, made from a fixed seed and kept for the next time."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SEED: Final = 20_261_126
_GIVEN: Final = ("Ann", "Bo", "Zoë", "Łukasz", "Ирина", "Leila", "Tomás", "Priya", "Jonas", "Mei-Lin", "Ruth")
_SOUNDS: Final = ("ber", "lind", "sto", "ka", "ver", "mor", "hal", "den", "ros", "ny", "qvi", "tan", "ek")
_TITLES: Final = ("Engineer", "Analyst", "Founder", "Nurse", "Recruiter", "Head of Lab")


def cards(folder: Path, count: int) -> Path:
    """A file of `count` vCards 3.0, each with an email and two numbers; made when it is not there."""
    path = folder / f"cards-{count}-{SEED}.vcf"
    if not path.exists():
        with _half_made(path).open("w", encoding="utf-8", newline="") as file:
            for number, given, family, organization, title in _people(count):
                file.write(
                    "BEGIN:VCARD\r\nVERSION:3.0\r\n"
                    f"UID:bench-{number}\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n"
                    f"ORG:{organization}\r\nTITLE:{title}\r\n"
                    f"EMAIL;TYPE=INTERNET,WORK:p{number}@{family.lower()}.example\r\n"
                    f"TEL;TYPE=CELL:+4755{number:07d}\r\nTEL;TYPE=WORK,VOICE:+4622{number:07d}\r\n"
                    f"CATEGORIES:fair,alumni\r\nNOTE:Met at the fair\\, hall {number % 9}.\r\n"
                    "END:VCARD\r\n"
                )
        _half_made(path).replace(path)
    return path


def connections(folder: Path, count: int) -> Path:
    """LinkedIn's Connections.csv with `count` rows; made when it is not there."""
    path = folder / f"Connections-{count}-{SEED}.csv"
    if not path.exists():
        with _half_made(path).open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(
                ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
            )
            for number, given, family, organization, title in _people(count):
                url = f"https://www.linkedin.com/in/bench-{number}"
                day = f"{number % 28 + 1:02d} Mar 2024"
                rows.writerow([given, family, url, "", organization, title, day])
        _half_made(path).replace(path)
    return path


def _half_made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f"{path.name}-new")


def _people(count: int) -> Iterator[tuple[int, str, str, str, str]]:
    chance = random.Random(SEED)
    for number in range(count):
        family = "".join(chance.choices(_SOUNDS, k=3)).title()
        organization = "".join(chance.choices(_SOUNDS, k=2)).title() + " Labs"
        yield number, chance.choice(_GIVEN), family, organization, chance.choice(_TITLES)
