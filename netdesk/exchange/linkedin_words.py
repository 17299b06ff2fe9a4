"""The words of LinkedIn's header cells and dates in the languages that its site speaks."""

from __future__ import annotations

# fmt: off
_CELLS: dict[str, tuple[str, ...]] = {
    "given": (
        "first name", "given name", "vorname", "prénom", "nombre", "nome", "voornaam", "förnamn",
        "fornavn", "fornavn(e)", "etunimi", "imię", "křestní jméno", "jméno", "имя", "ім'я", "prenume",
        "ad", "adı", "keresztnév", "utónév", "nama depan", "pangalan", "名", "名字", "이름", "ชื่อ",
        "الاسم الأول", "first names", "όνομα", "שם פרטי",
    ),
    "family": (
        "last name", "surname", "family name", "nachname", "familienname", "nom", "nom de famille",
        "apellido", "apellidos", "cognome", "sobrenome", "apelido", "achternaam", "efternamn",
        "etternavn", "efternavn", "sukunimi", "nazwisko", "příjmení", "фамилия", "прізвище", "nume",
        "nume de familie", "soyad", "soyadı", "vezetéknév", "nama belakang", "apelyido", "姓", "姓氏",
        "성", "นามสกุล", "اسم العائلة", "επώνυμο", "שם משפחה",
    ),
    "url": (
        "url", "profile url", "linkedin url", "profil-url", "url du profil", "url del perfil",
        "url del profilo", "url do perfil", "profiel-url", "profile link", "linkedin profile",
        "public profile url",
    ),
    "email": (
        "email address", "e-mail address", "email", "e-mail", "e-mail-adresse", "adresse e-mail",
        "e-mail adresse", "dirección de correo electrónico", "correo electrónico",
        "dirección de correo", "email aziendale", "indirizzo e-mail", "indirizzo email",
        "endereço de e-mail", "e-mailadres", "e-postadress", "e-postadresse", "e-mailadresse",
        "mailadresse", "sähköpostiosoite", "adres e-mail", "e-mailová adresa",
        "адрес электронной почты", "эл. почта", "електронна пошта", "adresă de e-mail",
        "e-posta adresi", "e-posta", "e-mail cím", "alamat email", "电子邮件地址", "邮箱地址",
        "電子郵件地址", "メールアドレス", "이메일 주소", "이메일", "อีเมล", "البريد الإلكتروني",
    ),
    "organization": (
        "company", "current company", "organization", "unternehmen", "firma", "entreprise", "société",
        "empresa", "compañía", "azienda", "bedrijf", "företag", "bedrift", "firma/virksomhed",
        "virksomhed", "yritys", "společnost", "компания", "компанія", "companie", "şirket", "cég",
        "vállalat", "perusahaan", "kumpanya", "公司", "会社", "会社名", "회사", "บริษัท", "الشركة",
        "εταιρεία", "חברה",
    ),
    "title": (
        "position", "current position", "job title", "position/titel", "poste", "fonction", "cargo",
        "puesto", "posizione", "qualifica", "posição", "functie", "befattning", "stilling", "asema",
        "tehtävänimike", "stanowisko", "pozice", "должность", "посада", "funcție", "poziție",
        "pozisyon", "unvan", "beosztás", "pozíció", "jabatan", "posisyon", "职位", "職位", "役職",
        "직책", "직위", "ตำแหน่ง", "المنصب", "θέση", "תפקיד",
    ),
    "connected": (
        "connected on", "connected", "verbunden am", "vernetzt am", "kontakt seit", "connecté le",
        "connexion le", "en relation depuis le", "date de connexion", "conectado el",
        "fecha de conexión", "contacto desde", "conectado em", "conexão em", "data da conexão",
        "collegato il", "collegamento il", "in data", "verbonden op", "connectie op", "ansluten den",
        "kontakt sedan", "koblet sammen", "forbundet den", "forbundet", "verkostoitunut",
        "data połączenia", "połączono", "spojeno", "дата контакта", "дата установления контакта",
        "conectat la", "bağlantı tarihi", "bağlantı kurulma tarihi", "kapcsolódás dátuma",
        "terhubung pada", "nakakonekta noong", "联系时间", "连接时间", "聯絡日期", "つながった日",
        "1촌 맺은 날짜", "เชื่อมต่อเมื่อ", "تاريخ التواصل",
    ),
    "prefix": (
        "title", "anrede",
    ),
    "further": (
        "middle name", "weitere vornamen", "deuxième prénom", "segundo nombre",
    ),
    "suffix": (
        "suffix", "suffixe", "sufijo",
    ),
    "phone": (
        "phone number", "mobile phone", "phone",
    ),
}
# fmt: on

COLUMNS: dict[str, str] = {name: field for field, names in _CELLS.items() for name in names}
"""Folded header cell to field."""

_MONTHS = (
    "jan janv janu ene gen янв sty led ιαν oca jän tammi",
    "feb fév févr fevr febr fev лют фев lut úno φεβ şub helmi",
    "mar mär märz mars marz mrt maar mart març мар бер bře μαρ maalis",
    "apr avr avri abr апр кві kwi dub απρ nis huhti april",
    "may mai maj mei mag mayo maio мая май тра kwie μαΐ touko",
    "jun juin juni june giu czer июн чер kvě ιουν haz kesä",
    "jul juil july juli lug lip июл лип čvc ιουλ tem heinä",
    "aug aoû août aout ago авг сер sie srp αυγ ağu elo augu",
    "sep sept set сен вер wrz zář σεπ eyl syys",
    "oct okt oct ott out окт жов paź říj οκτ eki loka",
    "nov ноя лис lis νοε kas marras",
    "dec dez déc dic des дек гру gru pro δεκ ara joulu",
)


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_MONTHS, start=1):
        for name in names.split():
            found.setdefault(name[:4], number)
            found.setdefault(name[:3], number)
    return found


_BY_LETTERS = _months()


def month_of(name: str) -> int:
    """The number of a month from its name or its usual short form, 0 for none."""
    letters = name.casefold()
    return _BY_LETTERS.get(letters[:4]) or _BY_LETTERS.get(letters[:3]) or 0
