"""The words of header cells in address books' tables, in the languages their programs speak.

Every pattern is matched against a header as `plain_header` gives it: folded, punctuation made spaces.
Collected from exports of Google, Outlook, Thunderbird and Yahoo and from spreadsheets kept by hand.
"""

from __future__ import annotations

import re
from functools import cache

from netdesk.domain.folding import fold

_NOT_WORDS = re.compile(r"[^\w]+|_+")


@cache
def plain_header(cell: str) -> str:
    """A header cell folded, with everything but letters and digits made single spaces."""
    return " ".join(_NOT_WORDS.sub(" ", fold(cell.strip("\ufeff \t"))).split())


def _any(*words: str) -> re.Pattern[str]:
    """Matches any of the patterns as whole words; those without Latin letters anywhere."""
    latin = [word for word in words if word[0].isascii() or word[0] in "абвгдежзиклмнопрстуфхцчшщэюяεατπκ"]
    others = [word for word in words if word not in latin]
    parts = [rf"\b(?:{'|'.join(latin)})\b"] if latin else []
    return re.compile("|".join([*parts, *others]))


PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "other",
        _any(
            "other", r"weiter\w*", r"andere\w*", "autre", r"otr[oa]s?", r"altr[oai]", "overig", "ander",
            r"outr[oa]", r"inn[yae]", r"annan", "anden", "andet", "annen", "muu", r"jin[yae]", r"друг\w*",
            "その他", "其他", "기타",
        ),
    ),
    (
        "work",
        _any(
            "business", "work", "office", "company", "firma", r"geschaft\w*", r"dienst\w*", "buro", "bureau",
            "arbeit", r"prof\w*", "travail", "trabajo", r"laboral\w*", "oficina", "uff", "ufficio", "lavoro",
            r"werk\w*", r"zakelijk\w*", "kantoor", r"comercia\w*", r"sluzbow\w*", "praca", r"arbete\w*",
            "arbeid", "arbejde", "jobb", "job", r"tyo\w*", "prace", r"рабоч\w*", r"служеб\w*", "勤務", "会社",
            "公司", "회사", "직장",
        ),
    ),
    (
        "home",
        _any(
            "home", r"privat\w*", "domicile", "domicilio", r"particular\w*", "personal", "casa", "ab",
            "abitazione", "thuis", "huis", r"huisadres", "particular", r"residenc\w*", "residencia",
            r"domow\w*", "hem", "bostad", "hjem", "koti", "domu", r"домашн\w*", "自宅", "住宅", "자택", "집",
        ),
    ),
)  # fmt: skip

SAID_AGAIN = _any(
    "type", "typ", "tipo", "display name", "angezeigter name", "nom complet de", "mostrar nombre",
    "nome visualizzato", r"\w*typ[eo]?", "nombre de pantalla de", "nome para exibicao", "weergavenaam voor",
    r"wyswietlana nazwa",
)  # fmt: skip
"""What only says again, or in technical words, what another column says."""

SKIPPED = frozenset((
    "directory server", "verzeichnisserver", "serveur d annuaire", "servidor de directorio", "priority",
    "prioritat", "priorite", "prioridad", "sensitivity", "vertraulichkeit", "private", "privat", "mileage",
    "reisekilometer", "billing information", "abrechnungsinformation", "initials", "initialen", "initiales",
    "internet free busy", "internet frei gebucht", "language", "sprache", "photo", "file as", "short name",
    "subject", "gender", "geschlecht", "sexe", "yahoo phone", "distribution lists", "phonetic middle name",
    "group delimiter", "categories delimiter",
))  # fmt: skip
"""Whole headers of columns that say nothing of a person."""

EMAIL = _any(
    r"e ?mails?\w*", "mail", r"mailadress\w*", "correo", "courriel", "messagerie", r"indirizzo e ?mail",
    r"e ?post\w*", r"sahkoposti\w*", "poczta", r"электронн\w+ почт\w+", r"эл почта", r"почта", "メール",
    "电子邮件", "電子郵件", "邮箱", "이메일", "전자 메일", "posta elettronica", r"e ?mailadres\w*",
)  # fmt: skip
FAX = _any(
    r"fax\w*", r"telefax\w*", r"telecop\w*", r"факс\w*", "ファクス", "传真", "팩스", "telex", r"faks\w*",
)  # fmt: skip
PAGER = _any(
    "pager", r"beeper", r"bipeur", "buscapersonas", "cercapersone", "localizador",
)  # fmt: skip
NO_NUMBER = _any(
    r"\w*id", r"id ?\w*", "code", "key", "account", "amount", "price", "total", "sum", "balance", "iban",
    "ssn", "attendee", "ticket", "booking", "confirmation", "registration", "membership", "tax", "vat",
    "siret", "siren", "tva", "nif", "cif", "nip", "pesel", "cnpj", "cpf", "steuernummer", "matricule",
    "salary", "invoice", "order", "reference", "barcode", "isbn", "ean", "sku", "serial",
    "latitude", "longitude", "lat", "lng", "timestamp", "passport", "betrag", "preis", "summe", "konto",
    "prix", "montant", "precio", "importe", "prezzo",
)  # fmt: skip
"""Headings of long numbers that nobody can be called by."""

ASSISTANT = _any(
    r"\w*assist[ae]n\w*", r"as[iy]sten\w*", "adjoint", "ayudante", "secretaria", "助理", "アシスタント",
    "비서",
)  # fmt: skip
MOBILE = _any(
    "mobile", "cell", "cellular", "cell phone", "cellphone", r"handy\w*", r"mobil\w*", "portable", "movil",
    "cellulare", r"mobiele?", "celular", r"telemovel", r"komork\w*", r"мобил\w*", "gsm", "携帯", "手机",
    "手機", "휴대폰", "휴대 전화", "iphone", "natel", "car phone", "autotelefon",
)  # fmt: skip
PHONE = _any(
    r"tele?phones?", "phone", "phones", r"telefon\w*", "tel", r"telf", r"puhelin\w*", r"телефон\w*",
    r"τηλεφωνο", "callback", "ruckmeldung", "isdn", "電話", "电话", "전화", "rufnummer", "numero de telefono",
    r"telefoon\w*", r"radiotelefon\w*", "devolucion de llamada", "richiamata automatica", "centralino",
    r"numero de centralita.*",
)  # fmt: skip
STREET = _any(
    r"street\w*", "address", "addresses", "strasse", "strassenname", r"adress\w*", "anschrift", "rue",
    "calle", "direccion", "via", "indirizzo", "straat", "adres", "rua", "endereco", "morada", "ulica", "gata",
    r"gatuadress", "vej", "gade", "adresse", "katuosoite", "ulice", r"улица", r"адрес", "住所", "番地",
    "地址", "街道", "주소", "街", "住址", "商務地址", r"\w+osoite",
)  # fmt: skip
CITY = _any(
    "city", "town", "ort", "stadt", "wohnort", r"orts?name", "ville", "localite", "ciudad", "poblacion",
    "localidad", "citta", "localita", "plaats", "woonplaats", "stad", "cidade", "miasto", "miejscowosc",
    "postort", "mesto", "obec", r"город", r"weiterer ort", "kaupunki", "市区町村", "城市", "市", "시", "도시",
    "市鎮", r"\w+kaupunki",
)  # fmt: skip
REGION = _any(
    "state", "province", "county", "region", "bundesland", "kanton", r"dep region", "departement",
    "provincia", r"estado", "stato", "provincie", "wojewodztwo", "lan", "fylke", r"область", "都道府県", "省",
    "州", "okres", "縣市", r"\w*laani", "штат",
)  # fmt: skip
POSTAL = _any(
    "postal code", "post code", "postcode", "zip", "zip code", "zipcode", "plz", "postleitzahl",
    "code postal", "cp", "codigo postal", "cod postal", "cap", "cep", "kod pocztowy", "postnummer",
    "postinumero", "psc", r"индекс", r"почтовый индекс", "郵便番号", "邮政编码", "邮编", "郵遞區號",
    "우편 번호", "우편번호",
)  # fmt: skip
COUNTRY = _any(
    "country", "country region", "land", "pays", r"pais", "paese", "nazione", "kraj", "maa", "zeme",
    "krajina", "stat", r"\w+maa", r"страна", "国", "国家", "國家", "국가", "nation",
)  # fmt: skip
PO_BOX = _any(
    "po box", "p o box", "address po box", "post office box", "postfach", "boite postale", "bp",
    "apartado postal", "apartado", "casella postale", "postbus", "caixa postal", "postboks", "postbox",
    "skrytka pocztowa",
)  # fmt: skip
LINK = _any(
    r"web\w*", "url", "site", "site web", r"homepage\w*", "internet", "pagina web", "sitio web", "website",
    "linkedin", "linkedin url", "profile", "profile url", "twitter", "github", "blog", "instagram",
    "facebook", "ウェブサイト", "网站", "網站", "홈페이지", r"сайт",
)  # fmt: skip
BIRTHDAY = _any(
    "birthday", "birth date", "birthdate", "date of birth", "dob", "bday", "geburtstag", "geburtsdatum",
    "anniversaire", "date de naissance", r"cumpleanos", "fecha de nacimiento", "compleanno",
    "data di nascita", "geboortedatum", "verjaardag", "aniversario", "data de nascimento", "nascimento",
    "urodziny", "data urodzenia", "fodelsedag", r"fodsels\w*", "syntymapaiva", "narozeniny", "narodeniny",
    r"день рождения", r"дата рождения", "誕生日", "生日", "생일",
)  # fmt: skip
ANNIVERSARY = _any(
    "anniversary", "jahrestag", "hochzeitstag", "anniversaire de mariage", "fete", "aniversario de boda",
    "anniversario", "trouwdag", "rocznica", "記念日", "纪念日", "紀念日", "vyroci", "vyrocie", "jubileum",
    "datas especiais",
)  # fmt: skip
NOTES = _any(
    "notes?", r"notizen?", r"notiz", "bemerkung(?:en)?", "comments?", "remarks?", "commentaires?",
    "remarques?", "notas?", "comentarios?", "observaciones", "observacoes", "annotazioni",
    r"opmerking(?:en)?", "notatki", "uwagi", r"anteckning\w*", r"примечани\w*", r"заметк\w*",
    r"комментари\w*", "メモ", "备注",
    "備註", "메모", "memo", "description", "notities", "notatie", r"noter", "muistiinpanot", "informacoes",
    "poznamky", "記事",
)  # fmt: skip
TAGS = _any(
    "tags?", "labels?", "group membership", "groups?", "categor(?:y|ies)", "kategorien?", "gruppen?",
    "categories?", "categorias?", "etiquetas?", "categorie", "categorieen", "kategorie", r"категори\w*",
    "カテゴリ", "类别", "類別", "category", "schlagworter", "stichworter", "keywords", "kategorier",
    "groep(?:en)?", "ryhmat?",
)  # fmt: skip

# Exact headers, the first name in each row being the field.
NAMES: dict[str, tuple[str, ...]] = {
    "display": (
        "name", "full name", "fullname", "display name", "displayname", "contact name", "contact", "person",
        "anzeigename", "vollstandiger name", "ganzer name", "nom complet", "nom affiche", "nom d affichage",
        "nom", "nombre", "nome", "nombre completo", "nombre para mostrar", "nome completo",
        "nome visualizzato", "nome de exibicao", "volledige naam", "weergavenaam", "naam", "visningsnamn",
        "nazwa wyswietlana", "imie i nazwisko", "имя и фамилия", "полное имя", "фио", "氏名", "表示名",
        "姓名", "이름 전체", "성명", "prikazno ime", "顯示名稱", "nom a afficher", "nombre en pantalla",
        "mostrar nome", "nayttonimi", "naytettava nimi", "zobrazovane meno", "zobrazovane jmeno",
        "отображаемое имя", "visningsnavn", "nama", "nama lengkap", "ho ten", "ho va ten", "الاسم",
        "الاسم الكامل", "име", "ime i prezime", "nume complet", "שם", "שם מלא", "ชื่อ นามสกุล",
        "ονοματεπωνυμο", "ad soyad", "adi soyadi", "teljes nev", "name original name",
        "user name original name", "nom et prenom", "nom prenom", "vor und nachname", "vorname nachname",
        "nombre y apellidos", "nome e cognome", "user name", "नाम", "पूरा नाम",
    ),
    "given": (
        "first name", "firstname", "first", "given name", "given names", "givenname", "forename", "vorname",
        "prenom", "prenoms", "nombre de pila", "primer nombre", "voornaam", "fornamn", "fornavn", "etunimi",
        "imie", "jmeno", "имя", "名", "名字", "이름", "ime", "primeiro nome", "krstne meno", "meno",
        "krestni jmeno", "ten", "собствено име",
    ),
    "further": (
        "middle name", "middlename", "middle", "additional name", "additional names", "second name",
        "weitere vornamen", "zweiter vorname", "deuxieme prenom", "segundo nombre", "secondo nome",
        "tussenvoegsel", "segundo nome", "drugie imie", "отчество", "tweede naam", "mellannamn", "mellomnavn",
        "mellemnavn", "toinen nimi",
    ),
    "family": (
        "last name", "lastname", "last", "surname", "family name", "familyname", "nachname", "familienname",
        "zuname", "nom de famille", "apellido", "apellidos", "primer apellido", "cognome", "achternaam",
        "sobrenome", "apelido", "ultimo nome", "efternamn", "etternavn", "efternavn", "sukunimi", "nazwisko",
        "prijmeni", "фамилия", "姓", "성", "priimek", "姓氏", "priezvisko", "ho", "prezime",
    ),
    "prefix": (
        "name prefix", "prefix", "salutation", "anrede", "honorific", "civilite", "tratamiento",
        "appellativo", "aanhef", "tratamento", "敬称", "prefixe",
    ),
    "suffix": (
        "name suffix", "suffix", "suffixe", "sufijo", "suffisso", "achtervoegsel", "sufixo",
        "generational suffix", "namenszusatz", "sufiks",
    ),
    "nickname": (
        "nickname", "nick name", "nick", "spitzname", "surnom", "apodo", "alias", "soprannome", "bijnaam",
        "vzdevek", "ニックネーム", "昵称", "별명", "暱稱", "prezyvka", "prezdivka", "lempinimi",
    ),
    "phonetic_given": (
        "phonetic first name", "given yomi", "given name yomi", "phonetic given name", "名 フリガナ",
    ),
    "phonetic_family": (
        "phonetic last name", "surname yomi", "family name yomi", "phonetic family name", "yomi name",
    ),
    "organization": (
        "organization", "organisation", "organization name", "company", "company name", "employer", "firma",
        "firm", "unternehmen", "arbeitgeber", "societe", "entreprise", "organisme", "empresa", "compania",
        "organizacion", "azienda", "societa", "ditta", "bedrijf", "organisatie", "organizacao", "foretag",
        "organisasjon", "yritys", "spolecnost", "компания", "организация", "会社", "会社名", "勤務先", "公司",
        "单位", "회사", "organizacija", "account name", "work company", "spolocnost", "organizacia",
        "organizace", "organizzazione", "organizacja", "jarjesto", "companyname", "cong ty", "фирма",
        "tvrtka", "kompanija", "الشركة", "المؤسسة", "syarikat", "current company", "school", "university",
        "institution", "org", "organisation name", "affiliation", "company affiliation", "business name",
        "companies", "organizations", "employers", "entreprise actuelle", "societe actuelle",
        "empresa actual", "aktueller arbeitgeber", "azienda attuale", "empresa atual", "公司名稱", "公司名称",
        "工作單位", "工作单位", "單位", "कंपनी",
    ),
    "department": (
        "department", "organization department", "abteilung", "service", "departement", "departamento",
        "reparto", "afdeling", "dzial", "avdelning", "avdeling", "osasto", "oddeleni", "отдел", "部署",
        "部门", "부서", "oddelek", "division", "部門", "oddelenie", "oddzial", "work dept", "work department",
    ),
    "job": (
        "job title", "jobtitle", "position", "role", "organization title", "occupation", "job", "headline",
        "berufsbezeichnung", "funktion", "stellung", "poste", "fonction", "cargo", "puesto", "posizione",
        "qualifica", "mansione", "functie", "funcao", "befattning", "stilling", "asema", "stanowisko",
        "pozice", "должность", "役職", "职务", "职位", "職稱", "직책", "직위", "delovno mesto",
        "current position", "company title", "company position", "company role",
        "fonction actuelle", "poste actuel",
        "arbeitstitel", "पद", "titolo professionale", "work title", "business title",
        "titolo di lavoro",
        "funkcia", "funkce", "ammattinimi", "tehtavanimike", "nimike", "titulo de trabajo", "chuc vu",
        "chuc danh", "длъжност", "radno mjesto", "pozicija", "المسمى الوظيفي", "الوظيفة",
    ),
    "spokesperson": (
        "contact person", "ansprechpartner", "kontaktperson", "personne de contact", "interlocuteur",
        "persona de contacto", "persona di contatto", "referente", "pessoa de contato", "contactpersoon",
        "osoba kontaktowa", "контактное лицо", "担当者", "担当者名", "联系人",
    ),
    "title": (
        "title", "titel", "titre", "titulo", "titolo", "tytul",
    ),
    "introducer": (
        "referred by", "empfohlen von", "recommande par", "introduced by", "referido por", "referrer",
        "recomendado por", "presentato da", "polecony przez",
    ),
    "how_met": (
        "how we met", "how met", "met how",
    ),
    "where_met": (
        "where we met", "where met", "met at", "event",
    ),
    "pronunciation": (
        "pronunciation", "aussprache", "prononciation",
    ),
    "circle": (
        "circle", "kreis", "cercle", "network",
    ),
    "uid": (
        "uid",
    ),
    "birth_year": (
        "birth year", "geburtsjahr", "annee de naissance",
    ),
    "birth_month": (
        "birth month", "geburtsmonat", "mois de naissance",
    ),
    "birth_day": (
        "birth day", "jour de naissance",
    ),
}  # fmt: skip

PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "display",
        _any(
            r"(?:your|attendee|contact|customer|client|guest|participant|student|member|employee|lead|visitor"
            r"|speaker|candidate|person)s?(?: full)? name",
            r"(?:full )?name of (?:the )?(?:attendee|contact|person|guest)",
            "full name", "nom complet", "nombre completo", "nome completo", "volledige naam", "ihr name",
            "votre nom", "su nombre", "o seu nome", "il tuo nome", "hoe heet je",
        ),
    ),
    (
        "given",
        _any(
            "first name", "given name", "vorname", "prenom", "voornaam", "nombre de pila", "fornavn",
            "fornamn",
        ),
    ),
    (
        "family",
        _any(
            "last name", "family name", "surname", "nachname", "nom de famille", "achternaam", r"apellidos?",
            "cognome", "efternavn", "efternamn",
        ),
    ),
)  # fmt: skip
"""What a longer heading has in it, where none is shorter."""

FIELDS: dict[str, str] = {plain_header(name): field for field, names in NAMES.items() for name in names}
"""Plain header to the field it names."""

EITHER = {
    "name": "family", "nom": "family", "naam": "family", "nombre": "given", "nome": "given", "име": "given",
}  # fmt: skip
"""Headers that mean a part of the name where another column holds the other part."""
