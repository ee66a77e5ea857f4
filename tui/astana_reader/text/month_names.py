"""The names of months outside English: made by `build_month_names` from the CLDR 47.

A line a month, its names in every form, in lower case.
"""

from __future__ import annotations

MONTH_NAMES = {
    "de": """
januar jan
februar feb
märz mär
april apr
mai
juni jun
juli jul
august aug
september sept sep
oktober okt
november nov
dezember dez
""",
    "fr": """
janvier janv
février févr
mars
avril avr
mai
juin
juillet juil
août
septembre sept
octobre oct
novembre nov
décembre déc
""",
    "es": """
enero ene
febrero feb
marzo mar
abril abr
mayo may
junio jun
julio jul
agosto ago
septiembre sept
octubre oct
noviembre nov
diciembre dic
""",
    "it": """
gennaio gen
febbraio feb
marzo mar
aprile apr
maggio mag
giugno giu
luglio lug
agosto ago
settembre set
ottobre ott
novembre nov
dicembre dic
""",
    "pt": """
janeiro jan
fevereiro fev
março mar
abril abr
maio mai
junho jun
julho jul
agosto ago
setembro set
outubro out
novembro nov
dezembro dez
""",
    "nl": """
januari jan
februari feb
maart mrt
april apr
mei
juni jun
juli jul
augustus aug
september sep
oktober okt
november nov
december dec
""",
    "sv": """
januari jan
februari feb
mars
april apr
maj
juni
juli
augusti aug
september sep
oktober okt
november nov
december dec
""",
    "da": """
januar jan
februar feb
marts mar
april apr
maj
juni jun
juli jul
august aug
september sep
oktober okt
november nov
december dec
""",
    "nb": """
januar jan
februar feb
mars mar
april apr
mai
juni jun
juli jul
august aug
september sep
oktober okt
november nov
desember des
""",
    "fi": """
tammikuuta tammikuu tammi
helmikuuta helmikuu helmi
maaliskuuta maaliskuu maalis
huhtikuuta huhtikuu huhti
toukokuuta toukokuu touko
kesäkuuta kesäkuu kesä
heinäkuuta heinäkuu heinä
elokuuta elokuu elo
syyskuuta syyskuu syys
lokakuuta lokakuu loka
marraskuuta marraskuu marras
joulukuuta joulukuu joulu
""",
    "pl": """
stycznia styczeń sty
lutego luty lut
marzec marca mar
kwiecień kwietnia kwi
maja maj
czerwiec czerwca cze
lipiec lipca lip
sierpień sierpnia sie
wrzesień września wrz
października październik paź
listopada listopad lis
grudzień grudnia gru
""",
    "cs": """
leden ledna led
února únor úno
březen března bře
duben dubna dub
květen května kvě
červen června čvn
července červenec čvc
srpen srpna srp
září zář
říjen října říj
listopadu listopad lis
prosince prosinec pro
""",
    "sk": """
januára január jan
februára február feb
marca marec mar
apríla apríl apr
mája máj
júna jún
júla júl
augusta august aug
september septembra sep
október októbra okt
november novembra nov
december decembra dec
""",
    "hu": """
január jan
február febr
március márc
április ápr
május máj
június jún
július júl
augusztus aug
szeptember szept
október okt
november nov
december dec
""",
    "ro": """
ianuarie ian
februarie feb
martie mar
aprilie apr
mai
iunie iun
iulie iul
august aug
septembrie sept
octombrie oct
noiembrie nov
decembrie dec
""",
    "tr": """
ocak oca
şubat şub
mart mar
nisan nis
mayıs may
haziran haz
temmuz tem
ağustos ağu
eylül eyl
ekim eki
kasım kas
aralık ara
""",
    "ca": """
gener gen
febrer febr
març
abril abr
maig
juny
juliol jul
agost
setembre set
octubre oct
novembre nov
desembre des
""",
    "id": """
januari jan
februari feb
maret mar
april apr
mei
juni jun
juli jul
agustus agu
september sep
oktober okt
november nov
desember des
""",
    "ru": """
январь января янв
февраль февраля февр
марта март мар
апрель апреля апр
май мая
июнь июня июн
июль июля июл
августа август авг
сентябрь сентября сент
октябрь октября окт
ноябрь ноября нояб
декабрь декабря дек
""",
    "uk": """
січень січня січ
лютого лютий лют
березень березня бер
квітень квітня квіт
травень травня трав
червень червня черв
липень липня лип
серпень серпня серп
вересень вересня вер
жовтень жовтня жовт
листопада листопад лист
грудень грудня груд
""",
    "be": """
студзень студзеня сту
лютага люты лют
сакавіка сакавік сак
красавіка красавік кра
май мая
чэрвень чэрвеня чэр
ліпень ліпеня ліп
жнівень жніўня жні
верасень верасня вер
кастрычніка кастрычнік кас
лістапада лістапад ліс
снежань снежня сне
""",
    "bg": """
януари яну
февруари фев
март
април апр
май
юни
юли
август авг
септември сеп
октомври окт
ноември ное
декември дек
""",
    "sr": """
јануар јан
фебруар феб
март мар
април апр
мај
јун
јул
август авг
септембар сеп
октобар окт
новембар нов
децембар дец
""",
    "kk": """
қаңтар қаң
ақпан ақп
наурыз нау
сәуір сәу
мамыр мам
маусым мау
шілде шіл
тамыз там
қыркүйек қыр
қазан қаз
қараша қар
желтоқсан жел
""",
    "el": """
ιανουάριοσ ιανουαρίου ιαν
φεβρουάριοσ φεβρουαρίου φεβ
μάρτιοσ μαρτίου μάρ μαρ
απρίλιοσ απριλίου απρ
μαΐου μάιοσ μαΐ μάι
ιουνίου ιούνιοσ ιουν ιούν
ιουλίου ιούλιοσ ιουλ ιούλ
αυγούστου αύγουστοσ αυγ αύγ
σεπτέμβριοσ σεπτεμβρίου σεπ
οκτωβρίου οκτώβριοσ οκτ
νοέμβριοσ νοεμβρίου νοέ νοε
δεκέμβριοσ δεκεμβρίου δεκ
""",
}
