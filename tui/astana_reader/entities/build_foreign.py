"""Build the table of places in other languages: python -m astana_reader.entities.build_foreign.

Countries are those of the Unicode CLDR (Unicode License v3), as the package babel carries them,
installed for the build alone; capitals are listed here, by the languages that have a word of their
own for them. What is a common word of the language too is left out.
"""

from __future__ import annotations

import importlib
import sys
import zlib

from astana_reader.text.words import tokens

from .foreign import FILE

_LANGUAGES = """de fr es it pt nl sv da nb fi pl cs sk hu ro tr ca ru uk bg sr el hr sl et lv lt id
vi eo ar fa he hi ja ko zh""".split()
_CAPITALS = """Abuja Accra Ankara Asmara Astana Bamako Bangkok Baku Beirut Berlin Bogota Bogotá
Bratislava Brasilia Budapest Caracas Canberra Colombo Conakry Dakar Damaskus Dhaka Doha Dublin Hanoi
Harare Havanna Helsinki Islamabad Jakarta Kabul Kampala Khartum Kigali Kinshasa Kuala Lumpur
Lagos Lilongwe Lima Ljubljana London Luanda Lusaka Madrid Managua Manila Maputo Minsk
Mogadishu Montevideo Nairobi Niamey Nikosia Oslo Ottawa Ouagadougou Paris Prag Pretoria Quito
Rabat Riga Reykjavik Riad San Salvador Sanaa Santiago Sarajevo Seoul Skopje Sofia Stockholm
Tallinn Tegucigalpa Teheran Tirana Tokio Tripolis Tunis Vilnius Washington Zagreb"""
_OWN = {
    "de": "USA|Großbritannien|England|Schottland|Europa|Afrika|Asien|Amerika|Wien|"
    "Brüssel|Rom|Athen|Moskau|Warschau|Peking|Kairo|Lissabon|Kopenhagen|Bukarest|"
    "Belgrad|Kiew|Neu-Delhi|Algier|Addis Abeba|Damaskus|Bagdad|Jerusalem|Den Haag|"
    "Luxemburg",
    "fr": "Grande-Bretagne|Angleterre|Europe|Afrique|Asie|Amérique|Ukraine|Vienne|"
    "Bruxelles|Rome|Athènes|Moscou|Varsovie|Pékin|Le Caire|Lisbonne|Copenhague|"
    "Bucarest|Belgrade|Kiev|New Delhi|Alger|Londres|Berne|Prague|Damas|Bagdad|"
    "Jérusalem|Tokyo|Téhéran|Séoul|Beyrouth|La Haye|Varsovie|Dublin|Edimbourg",
    "es": "Gran Bretaña|Inglaterra|Europa|África|Asia|América|Viena|Bruselas|Roma|"
    "Atenas|Moscú|Varsovia|Pekín|El Cairo|Lisboa|Copenhague|Bucarest|Belgrado|"
    "Kiev|Nueva Delhi|Argel|Londres|Berna|Praga|Damasco|Bagdad|Jerusalén|Tokio|"
    "Teherán|Seúl|La Haya|La Habana|Buenos Aires|Ciudad de México|Brasilia|París|"
    "Berlín|Estocolmo",
    "it": "Gran Bretagna|Inghilterra|Europa|Africa|Asia|America|Vienna|Bruxelles|Roma|"
    "Atene|Mosca|Varsavia|Pechino|Il Cairo|Lisbona|Copenaghen|Bucarest|Belgrado|"
    "Kiev|Nuova Delhi|Algeri|Londra|Berna|Praga|Damasco|Baghdad|Gerusalemme|Tokyo|"
    "Parigi|Berlino|Stoccolma|L'Aia|L'Avana|Lubiana|Zagabria",
    "pt": "Grã-Bretanha|Inglaterra|Europa|África|Ásia|América|Viena|Bruxelas|Roma|"
    "Atenas|Moscovo|Moscou|Varsóvia|Pequim|Cairo|Lisboa|Copenhaga|Londres|Berna|"
    "Praga|Damasco|Bagdade|Jerusalém|Tóquio|Teerão|Seul|Haia|Havana|Brasília|"
    "Berlim",
    "nl": "Groot-Brittannië|Engeland|Europa|Afrika|Azië|Amerika|Wenen|Brussel|Rome|"
    "Athene|Moskou|Warschau|Peking|Caïro|Lissabon|Kopenhagen|Boekarest|Belgrado|"
    "Kiev|Londen|Parijs|Berlijn|Praag|Den Haag|Amsterdam|Jeruzalem|Tokio",
    "sv": "Wien|Bryssel|Rom|Aten|Moskva|Warszawa|Peking|Kairo|Lissabon|Köpenhamn|Kiev|Prag",
    "da": "Wien|Bruxelles|Rom|Athen|Moskva|Warszawa|Beijing|Kairo|Lissabon|København|Prag",
    "nb": "Wien|Brussel|Roma|Athen|Moskva|Warszawa|Beijing|Kairo|Lisboa|København|Praha",
    "pl": "Wiedeń|Bruksela|Rzym|Ateny|Moskwa|Warszawa|Pekin|Kair|Lizbona|Kopenhaga|"
    "Kijów|Praga|Paryż|Londyn",
    "cs": "Vídeň|Brusel|Řím|Atény|Moskva|Varšava|Peking|Káhira|Lisabon|Kodaň|Kyjev|"
    "Praha|Paříž|Londýn",
    "ru": "Москва|Париж|Лондон|Берлин|Рим|Вена|Киев|Минск|Варшава|Пекин|Токио|Мадрид|"
    "Брюссель|Астана",
    "uk": "Київ|Москва|Париж|Лондон|Берлін|Рим|Відень|Варшава|Пекін|Токіо|Мадрид|Брюссель",
}
_COMMON_CAPITALS = frozenset(_CAPITALS.split()) - frozenset(
    "San Kuala Lumpur Salvador Lagos".split()
)


def _key(name: str) -> str:
    return " ".join(token.text for token in tokens(name))


def main() -> None:
    locale = importlib.import_module("babel").Locale
    rows = []
    for code in _LANGUAGES:
        countries = locale.parse(code).territories.items()
        names = {
            name for key, name in countries if key.isalpha() and len(key) == 2 and len(name) > 2
        }
        names |= {*_OWN.get(code, "").split("|")} - {""}
        names |= _COMMON_CAPITALS if code in "de fr es it pt nl sv da nb pl cs".split() else set()
        keys = {_key(name) for name in names if "(" not in name and name[0].isupper()}
        rows.append(f"{code}\t{'|'.join(sorted(keys))}")
    FILE.write_bytes(zlib.compress("\n".join(rows).encode(), 9))
    sys.stdout.write(f"{len(rows)} languages, {FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
