"""The colours of the look: two frozen sets, light and dark, and the eight hues of circles and avatars."""

from __future__ import annotations

from typing import Final

from netdesk.domain.value import value


@value
class Hue:
    """One of the eight hues: a soft ground, an ink that reads on it, and a dot that shows on any ground."""

    name: str
    soft: str
    ink: str
    dot: str


@value
class Tokens:
    """Every colour of one appearance as "#RRGGBB". Text keeps 4.5:1 on its grounds, marks and fields 3:1."""

    name: str
    base: str
    side: str
    raised: str
    sunken: str
    hover: str
    press: str
    line: str
    line2: str
    field: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    warn_ring: str
    bad: str
    bad_soft: str
    toast: str
    toast_text: str
    toast_action: str
    track: str
    shadow_alpha: float
    hues: tuple[Hue, ...]


_HUES: Final = (
    ("blue", "#E3EAFB", "#2F4C9E", "#2A3557", "#B2C4FA", "#5B7BE0"),
    ("teal", "#DDF0EC", "#1C6658", "#1F3C37", "#8FD6C6", "#2F9C88"),
    ("orange", "#FBE9DC", "#8A4718", "#45301F", "#F0B88D", "#D67A3A"),
    ("purple", "#F3E4F6", "#76358A", "#3C2944", "#DDA9EC", "#A95CC0"),
    ("rose", "#FBE3EA", "#95274F", "#462632", "#F4A6BE", "#D4527F"),
    ("olive", "#E9EFD7", "#4C631A", "#323B1E", "#BFD585", "#7F9C34"),
    ("ochre", "#FAEFCB", "#735400", "#3F3618", "#E8CB6B", "#A87F00"),
    ("sky", "#E2EEF6", "#22597D", "#213747", "#97CBEB", "#3D8FC2"),
)

LIGHT_HUES: Final = tuple(Hue(name, soft, ink, dot) for name, soft, ink, _, _, dot in _HUES)
DARK_HUES: Final = tuple(Hue(name, soft, ink, dot) for name, _, _, soft, ink, dot in _HUES)

LIGHT: Final = Tokens(
    name="light",
    base="#FFFFFF",
    side="#F5F6F8",
    raised="#FFFFFF",
    sunken="#EEF0F4",
    hover="#F3F4F7",
    press="#E6E9EF",
    line="#E5E8ED",
    line2="#C8CED8",
    field="#8A93A1",
    text="#1A1E26",
    text2="#565E6C",
    text3="#626A77",
    disabled="#8A93A1",
    accent="#3A57D1",
    accent_hover="#3049B8",
    accent_press="#273D9E",
    on_accent="#FFFFFF",
    accent_text="#304CC4",
    accent_soft="#EBEFFC",
    accent_line="#B9C5F3",
    ok="#1B7A4B",
    ok_soft="#E4F3EA",
    warn="#8F5600",
    warn_soft="#FCF0D9",
    warn_ring="#BF7900",
    bad="#BD2C26",
    bad_soft="#FCEAE8",
    toast="#262B35",
    toast_text="#FFFFFF",
    toast_action="#AFC0FF",
    track="#E3E7EE",
    shadow_alpha=0.27,
    hues=LIGHT_HUES,
)

DARK: Final = Tokens(
    name="dark",
    base="#1D1F24",
    side="#17191D",
    raised="#282B31",
    sunken="#292C33",
    hover="#25282E",
    press="#30343B",
    line="#2D3037",
    line2="#474D58",
    field="#6F7784",
    text="#ECEEF2",
    text2="#ABB2BE",
    text3="#9098A5",
    disabled="#6F7784",
    accent="#4A66DC",
    accent_hover="#506CDF",
    accent_press="#3F59C8",
    on_accent="#FFFFFF",
    accent_text="#A3B5FF",
    accent_soft="#272F4D",
    accent_line="#465593",
    ok="#6FCB98",
    ok_soft="#1E3429",
    warn="#EBB75C",
    warn_soft="#3A2F1A",
    warn_ring="#E0A030",
    bad="#F58B84",
    bad_soft="#40231F",
    toast="#3A3F49",
    toast_text="#F4F5F8",
    toast_action="#B3C2FF",
    track="#343841",
    shadow_alpha=0.63,
    hues=DARK_HUES,
)


def luminance(colour: str) -> float:
    """Relative luminance 0 to 1 of "#RRGGBB" (WCAG 2.2, "relative luminance")."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1 to 21 of two colours (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
