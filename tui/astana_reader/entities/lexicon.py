"""General knowledge of words around names: titles, offices, kinds of organisation, peoples.

These are lists of the language, not of the news: they hold words that stand beside names, and the
few names (countries' adjectives, institutions) that any newspaper's style book would list.
"""

from __future__ import annotations

_ISH = """Afghan Albanian Algerian American Andorran Angolan Argentine Argentinian Armenian
Australian Austrian Azerbaijani Azeri Bahraini Bahamian Bangladeshi Barbadian Belarusian Belgian
Belizean Beninese Bhutanese Bolivian Bosnian Brazilian British Briton Bulgarian Burmese Burundian
Cambodian Cameroonian Canadian Chadian Chilean Chinese Colombian Comorian Congolese Croat Croatian
Cuban Cypriot Czech Dane Danish Dominican Dutch Dutchman Ecuadorian Egyptian Emirati English
Englishman Eritrean Estonian Ethiopian Fijian Filipino Finn Finnish French Frenchman Gabonese
Gambian Georgian German Ghanaian Greek Grenadian Guatemalan Guinean Guyanese Haitian Honduran
Hungarian Icelander Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Israeli Italian
Ivorian Jamaican Japanese Jordanian Kazakh Kazakhstani Kenyan Korean Kosovar Kosovan Kuwaiti
Kyrgyz Laotian Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malagasy Malawian Malaysian
Maldivian Malian Maltese Mauritanian Mauritian Mexican Moldovan Mongolian Montenegrin Moroccan
Mozambican Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani
Palestinian Panamanian Paraguayan Peruvian Pole Polish Portuguese Qatari Romanian Russian Rwandan
Salvadoran Samoan Saudi Scot Scottish Senegalese Serb Serbian Singaporean Slovak Slovakian Slovene
Slovenian Somali Spaniard Spanish Sudanese Surinamese Swede Swedish Swiss Syrian Taiwanese Tajik
Tanzanian Thai Tibetan Togolese Tongan Trinidadian Tunisian Turk Turkish Turkmen Ugandan Ukrainian
Uruguayan Uzbek Venezuelan Vietnamese Welsh Welshman Yemeni Zambian Zimbabwean African Arab
Arabian Arabic Asian European Hispanic Latino Latina Scandinavian Nordic Slavic Slav Soviet
Yugoslav Ottoman Byzantine Persian Caribbean Kurd Kurdish Chechen Catalan Basque Flemish Tamil
Sinhalese Punjabi Bengali Kashmiri Pashtun Hazara Uighur Uyghur Tatar Rohingya Tutsi Hutu Zulu
Yoruba Igbo Hausa Berber Bedouin Sicilian Bavarian Siberian Ossetian Abkhaz Hawaiian Californian
Texan Alaskan Parisian Londoner Muscovite Aboriginal Maori Inuit Cherokee Navajo Anglo Roma
Afrikaner Breton Corsican Crimean Gazan Greenlandic Galician Tuareg Balochi Sindhi Bengalese
Czechoslovak Venetian Roman Berliner"""
_FAITHS = """Muslim Christian Jew Jewish Islamic Islamist Hindu Buddhist Sikh Catholic Protestant
Sunni Shiite Shia Alawite Druze Coptic Orthodox Mormon Methodist Lutheran Baptist Evangelical
Anglican Presbyterian Salafi Wahhabi Zionist Yazidi Sufi Maronite Quaker Jesuit Hasidic"""
_PARTIES = """Republican Democrat Democratic Communist Marxist Maoist Leninist Nazi Tory
Conservative Labour Liberal Socialist Baathist"""


def _with_plurals(words: str) -> frozenset[str]:
    found = set()
    for word in words.split():
        found.add(word)
        if word.endswith("man"):
            found.add(word[:-3] + "men")
        elif word == "Tory":
            found.add("Tories")
        elif not word.endswith(("ese", "ish", "ch", "sh", "ss", "ic")):
            found.add(word + "s")
    return frozenset(found)


PARTISANS = _with_plurals(_PARTIES)
DEMONYMS = _with_plurals(_ISH) | _with_plurals(_FAITHS)
"""Peoples, faiths and their adjectives: entities of type OTHER."""
PEOPLES = DEMONYMS | PARTISANS

HONORIFICS = frozenset(
    """Mr Mrs Ms Miss Dr Sir Lord Lady Dame Prof Sheikh Sheik Shaikh Ayatollah Pope King Queen
    Prince Princess Emperor Sultan Emir Judge Justice Senator Sen Gen Rep Gov Rabbi Imam Mullah
    Mufti Reverend Rev Capt Captain Sgt Lt Col Colonel Maj Major Adm Admiral Cmdr Brig Cpl
    Cardinal Archbishop Bishop Baroness Baron Count Countess Duke Duchess Hon Saint St President
    Governor Mayor Congressman Congresswoman Sergeant Lieutenant Corporal Chancellor Professor
    Sister Father Madam Mme Monsieur Herr Frau Señor Sayyid Maulana Hajji Haji Marshal Commodore
    Detective Constable""".split()
)
_OFFICES = """president premier chancellor minister secretary ambassador envoy general commander
inspector officer sheriff chief director chairman chairwoman chairperson ceo cfo cto coach manager
speaker leader attorney commissioner superintendent dictator spokesman spokeswoman spokesperson
deputy vice governor mayor senator congressman congresswoman representative lawmaker legislator
councillor councilman councilwoman alderman judge justice prosecutor lawyer solicitor barrister
analyst economist researcher scientist professor physicist biologist historian editor journalist
reporter correspondent columnist author writer novelist poet singer musician rapper actor actress
comedian filmmaker producer painter artist architect designer driver defender striker goalkeeper
midfielder captain forward winger quarterback pitcher batsman bowler sprinter champion swimmer
cyclist boxer activist dissident campaigner founder cofounder entrepreneur businessman
businesswoman billionaire banker trader dealer executive head boss owner adviser advisor aide
diplomat negotiator mediator rapporteur coordinator administrator undersecretary counsel detective
sergeant lieutenant colonel captain major admiral marshal brigadier king queen prince princess
emperor sultan emir sheikh ayatollah imam mullah pope cardinal archbishop bishop reverend pastor
priest rabbi monk nun father mother brother sister son daughter wife husband uncle aunt cousin
cleric doctor surgeon nurse teacher principal astronaut cosmonaut pilot engineer firefighter
farmer resident witness victim suspect gunman militant warlord rebel candidate nominee incumbent
mp mep president-elect prime co-founder vice-president ex-president lieutenant-governor
chairman-elect photographer contributor translator guitarist drummer bassist composer conductor
violinist pianist tsar czar viceroy regent treasurer registrar dean provost rector lecturer fellow
student midwife"""
OFFICES = frozenset(_OFFICES.split())
"""Offices and callings in lower case; with a capital before a name they are titles."""
TITLES = (
    HONORIFICS
    | frozenset(
        word.upper() if len(word) < 4 else word.title().replace("-E", "-e") for word in OFFICES
    )
    | frozenset(
        "Vice-President President-elect Secretary-General Prime Deputy Special Envoy".split()
    )
)
OFFICE_LEADS = frozenset(
    """Foreign Prime Special Deputy Vice Acting Former Interior Defense Defence Finance Justice
    Home Health Education Trade Energy Economy Environment Interim Assistant Senior Chief
    Executive Press Attorney Lieutenant Supreme Secretary-General Police Army Transport
    Agriculture Labor Oil Information Culture Sports Tourism Opposition House Senate Managing
    Crown Grand Major Brigadier Sergeant Staff Permanent Honorary Emeritus Lead Head First Second
    Associate General Principal Security National Political Military Ex-""".split()
)
"""Words that make a longer title of one: Foreign Minister, Chief Executive Officer."""

ORG_HEADS = frozenset(
    """Ministry Department Agency Administration Association Authority Bank Board Bureau
    Commission Committee Company Congress Parliament Senate Council Court Corporation Corp Corp.
    Inc Inc. Ltd Ltd. Plc PLC Co. LLC LLP AG SA GmbH NV BV SE Group Holdings Holding Industries
    Institute Institution University College School Academy Hospital Clinic Church Party Front
    Movement Army Navy Guard Guards Police Union League Federation Confederation Organization
    Organisation Foundation Trust Fund Club FC AFC CF SC Times Post Journal News Press Tribune
    Herald Gazette Chronicle Observer Telegraph Guardian Broadcasting Network Radio Television TV
    Airlines Airways Air Motors Motor Systems Technologies Technology Services Society Alliance
    Coalition Assembly Cabinet Office Service Exchange Laboratory Laboratories Museum Brigade
    Brigades Battalion Regiment Command Tribunal Chamber Consortium Ventures Partners Capital
    Securities Insurance Petroleum Electric Electronics Pharmaceuticals Pharma Software
    Entertainment Pictures Records Studios Studio Orchestra Band Conference Initiative Taskforce
    Inspectorate Secretariat Directorate Constabulary Rangers Rovers Wanderers Athletic Bancorp
    Bankshares Brothers Bros Sons Publishing Publishers Magazine Watch Project Programme Program
    Campaign Caucus Directorate Treasury Ombudsman Institutes Colleges Universities Hotels Resorts
    Stores Supermarkets Railways Railway Shipping Logistics Semiconductor Semiconductors Biotech
    Therapeutics Diagnostics Energy Mining Minerals Resources Steelworks Foods Brewery Breweries
    Beverages Media Communications Telecom Telecommunications Mobile Bio Labs Biosciences Robotics
    Aerospace Chemicals Works League Guild Cooperative
    Co-operative Syndicate Bloc""".split()
)
ORG_ALWAYS = frozenset(
    """Ministry University Department Bank Committee Commission Council Institute Association
    Federation Agency Court Corporation Foundation Parliament Bureau College School Authority
    Organization Organisation Academy Society Hospital Museum Party Union League""".split()
)
"""Heads that make an organisation wherever they stand in the name: University of Warsaw."""
PLACE_HEADS = frozenset(
    """River Lake Mountain Mountains Mount Sea Ocean Island Islands Isle Isles Bay Gulf Strait
    Straits Peninsula Valley Desert Street Avenue Road Square Lane Boulevard Airport Province
    County District Region Republic Kingdom Coast Border Strip Beach Park Stadium City Town
    Village Hills Hill Heights Canal Bridge Highway Cape Canyon Forest Harbor Harbour Port
    Territory Territories Oblast Prefecture Township State States Plaza Palace Castle Tower Towers
    Cathedral Mosque Temple Cemetery Gardens Garden Zoo Arena Station Terminal Dam Falls Springs
    Creek Reservoir Glacier Volcano Plateau Plains Basin Delta Archipelago Atoll Reef Peak Pass
    Suburb Neighborhood Quarter Governorate Emirate""".split()
)
PLACE_LEADS = frozenset(
    "Lake Mount Mt Cape Port Fort River Gulf San Santa Saint St St. Los Las El".split()
)
COMPASS = frozenset(
    """North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast
    Southwest Northeastern Northwestern Southeastern Southwestern Upper Lower Inner Outer
    Greater""".split()
)

TOPICS = frozenset(
    """Agriculture Food Drug Drugs Health Safety Education Science Sciences Technology Housing Urban
    Homeland Security Trade Industry Commerce Transport Transportation Energy Climate Environment
    Environmental Fisheries Forestry Oceanic Atmospheric Aeronautics Space Securities Exchange
    Futures Commodity Commodities Trading Customs Revenue Excise Immigration Border Borders
    Citizenship Refugees Refugee Culture Cultural Media Sport Sports Arts Humanities Justice Labour
    Labor Work Pensions Pension Social Human Rights Equality Women Children Families Family Youth
    Veterans Defence Defense Finance Financial Economic Economics Development Planning Budget Tax
    Audit Water Power Gas Electricity Oil Mines Mining Minerals Nuclear Radiation Standards Testing
    Quality Weights Measures Post Telegraph Telecommunications Communications Information Research
    Training Skills Disease Diseases Control Prevention Medicine Medical Care Alcohol Tobacco
    Firearms Explosives Fish Game Wildlife Parks Recreation Land Lands Property Building
    Construction Rural Affairs Marine Coastguard Maritime Aviation Civil Road Roads Rail Highway
    Highways Traffic Animal Plant Livestock Dairy Meat Grain Cattle Tourism Heritage Statistics
    Innovation Business Enterprise Consumer Consumers Competition Markets Market Community Local
    Municipal Public Private Mental Fire Rescue Search Emergency Disaster Relief Intelligence
    Geological Hydrographic Weather Engineering Physical Chemical Biological Mathematical Technical
    Vocational Higher Secondary Primary Music Drama Dance Film Theatre Ballet Opera Fine Radio
    Television Banking Insurance Investment Savings Loan Loans Credit Deposit Metal Steel Coal Iron
    Textile Garment Engineers Air""".split()
)
"""What offices and institutes are for: “and” between two of them parts no names."""
PAPERS = frozenset(
    """Sun Star Mail Times Post Herald Courier Mercury Gazette Independent Express Mirror Globe Echo
    Examiner Dispatch Inquirer Sentinel Argus Journal Observer Telegraph Tribune Chronicle Guardian
    News Daily Weekly Advertiser Reporter Economist Spectator Statesman Atlantic Scotsman Ledger
    Messenger Enquirer Transcript Intelligencer""".split()
)
"""Words that name newspapers after a place or “the”."""
PAPER_ARTICLES = frozenset("Le La Les El Los Il Die Der Das O De L' L’".split())
POSSESSIVE_FIRMS = frozenset(
    """Moody McDonald Lloyd Sotheby Christie Wendy Macy Kellogg Dillard Sainsbury Lowe Kohl Domino
    Denny Applebee Harrod Ladbroke Bloomingdale Arby Popeye Hardee Chili Waterstone Hershey
    Albertson Boscov Nando Debenham Foyle Bonham Peet Bojangle Sbarro Poor""".split()
)
"""Firms whose name is an owner’s, without the ending."""
KNOWN_ORGS = frozenset(
    """UN U.N. EU E.U. NATO OPEC IMF WHO WTO UNICEF UNESCO UNHCR FBI CIA NSA NASA IAEA ASEAN ICC
    ICJ IRA PLO PKK BBC CNN NBC CBS ABC MSNBC NPR PBS AP AFP Reuters Xinhua TASS Interfax
    Bloomberg Al-Jazeera Hamas Hezbollah Hizbullah Taliban Taleban al-Qaida al-Qaeda Al-Qaeda
    Al-Qaida Qaeda ISIS ISIL Daesh Kremlin Pentagon Congress Senate Parliament Knesset Bundestag
    Duma Microsoft Apple Google Facebook Twitter Amazon IBM Boeing Airbus Toyota Honda Nissan Ford
    Sony Samsung Intel Nokia Volkswagen Tesla Netflix Uber YouTube Wikipedia Wikinews FIFA UEFA
    IOC NBA NFL NHL MLB ECB OSCE Interpol Europol Greenpeace Gazprom Rosneft Lufthansa Siemens
    Renault VOA Mossad Fatah OECD APEC ECOWAS Mercosur USAID EPA FDA CDC FCC SEC NTSB FEMA DHS DOJ
    IRS NHS MIT UCLA GM GE HSBC BP Shell Pfizer AstraZeneca Moderna Huawei Alibaba Tencent Baidu
    Xiaomi""".split()
)
KNOWN_NAMES = frozenset(
    """European Union|African Union|United Nations|Arab League|World Bank|Commonwealth|Red Cross|
    Red Crescent|Security Council|General Assembly|European Commission|Federal Reserve|White House|
    Supreme Court|Wall Street Journal|New York Times|Washington Post|
    Scotland Yard|House of Commons|House of Lords|House of Representatives|State Department|
    Islamic State|Boko Haram|Al Jazeera|Al Qaeda|Al Arabiya|Human Rights Watch|Deutsche Bank|
    Goldman Sachs|Morgan Stanley|Merrill Lynch|Credit Suisse|Barclays|Lehman Brothers|
    Wells Fargo|General Motors|General Electric|Home Depot|Le Monde|Le Figaro|El Mundo|La Stampa|
    Der Spiegel|Die Zeit|Globe and Mail|News of the World|Doctors Without Borders""".replace(
        "\n    ", ""
    ).split("|")
)
"""Organisations that any newspaper's readers know by these words."""
PRODUCTS = frozenset(
    "iPhone iPhones iPad iPads iPod iPods iMac iMacs iTunes iCloud iMessage iPlayer macOS".split()
)
COUNTRIES_MORE = frozenset(
    " ".join(name.split())
    for name in """US| U.S.| U.S| USA|
    U.S.A.| UK| U.K.| U.K| UAE| U.A.E.| DRC| Britain| Great Britain| England|
    Scotland| Wales| Northern Ireland| Russia| Iran| Syria| South Korea| North Korea| Korea|
    Ivory Coast| Burma| Czech Republic| Vatican| Palestine| Kosovo| Taiwan| Yugoslavia|
    Soviet Union| USSR| Czechoslovakia| Zaire| Macedonia| Moldova| Tanzania| Bolivia| Venezuela|
    Vietnam| Laos| Brunei| Turkey| Gaza| West Bank| Chechnya| Crimea| Tibet| Kashmir| Kurdistan|
    Catalonia| America| Holland| East Timor| Cape Verde| Swaziland| United States|
    United States of America| United Kingdom| Bosnia| Congo| East Germany| West Germany|
    Republic of Ireland| South Sudan| Somaliland| Abkhazia| South Ossetia| Transnistria|
    Dagestan| Tatarstan| Quebec| Bavaria| Tuscany| Sicily| Flanders| Normandy| Brittany|
    Xinjiang| Inner Mongolia| Manchuria| Punjab| Rajasthan| Gujarat| Kerala| Bihar| Sindh|
    Balochistan| Ontario| British Columbia| Alberta| Manitoba| Nova Scotia| New South Wales|
    Queensland| Tasmania| Victoria| Scandinavia| Anatolia| Patagonia| Darfur| Europe| Asia|
    Africa| Antarctica| Oceania| Middle East| Far East| Latin America| North America|
    South America| Central America| Central Asia| Southeast Asia| South Asia| East Asia|
    Eastern Europe| Western Europe| Central Europe| North Africa| West Africa| East Africa|
    Southern Africa| Horn of Africa| Balkans| Caucasus| Caribbean| Persian Gulf| Mediterranean|
    Black Sea| Red Sea| Caspian Sea| North Sea| South China Sea| Pacific Ocean| Atlantic Ocean|
    Indian Ocean| Arctic Ocean| Arctic| Sahara| Sahel| Siberia| Himalayas| Andes| Alps|
    Pyrenees| Urals| Rocky Mountains| Mississippi River| Nile| Danube| Rhine| Thames| Volga|
    Amazon River| Suez Canal| Panama Canal| Bosphorus| Bosporus| Manhattan| Brooklyn| Queens|
    Bronx| Staten Island| Harlem| Hollywood| Silicon Valley| Wall Street| Downing Street|
    Capitol Hill| New England| Midwest| D.C.| Washington D.C.| Washington, D.C.| New York City|
    Kyiv| Kiev| Mosul| Fallujah| Donetsk| Luhansk| Donbas| Jerusalem| Ramallah| Gaza Strip|
    Golan Heights| Sinai| Sinai Peninsula| Hong Kong| Macau| Okinawa| Bali| Guantanamo Bay|
    Tiananmen Square| Times Square| Red Square| Strait of Hormuz| English Channel""".split("|")
)
"""Countries by their other names, and other places that any atlas has; “|” parts them."""

PARTICLES = frozenset(
    "de da di la le van von der den bin ibn al el del du dos das bint ter ten zu af av abu".split()
)
LINKS = frozenset("of de for and the & del di da du des der van von la".split())
CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
    Nov Dec Mon Tue Wed Thu Fri Sat Sun Christmas Easter Ramadan GMT EST UTC EDT PST CET AM PM
    A.M. P.M. a.m. p.m. BC AD BCE CE""".split()
)
SAYING = frozenset(
    """said says told added warned announced insisted argued wrote tweeted explained noted
    declared asked replied claimed urged stressed vowed denied confirmed testified stated
    commented resigned recalled acknowledged admitted alleged pledged promised suggested concluded
    remarked""".split()
)
PAST = frozenset(
    """cited reported met left won lost beat fell rose cut raised bought sold fired hired resigned
    became began called came died gave went got held led made paid quit ran saw sent signed spoke
    stood took thought joined refused declined agreed plans expects sees owns makes
    sells""".split()
)
"""Verbs that stand after who does it, and in no name."""
IN_WORDS = frozenset("in near at around outside across throughout".split())
STARTERS = frozenset(
    """The A An In On At By For From To Of And But Or If When While As With Without After Before
    Since Until Although Though Because So Yet Not No Yes It Its He She They We You I His Her
    Their Our My Your This That These Those There Here What Who Whom Which Where Why How All Some
    Any Many Most Much Few Several Both Each Every Other Another Such Only Also Just Even Still
    Then Now Today Tomorrow Yesterday Meanwhile However Moreover Earlier Later Last Next First
    Second Third One Two Three Four Five Six Seven Eight Nine Ten Is Are Was Were Be Been Being Do
    Does Did Have Has Had Will Would Can Could May Might Must Should Shall Let According About
    Above Across Against Along Among Around Behind Below Between Beyond During Despite Down Inside
    Into Like Near Off Onto Out Outside Over Through Throughout Toward Towards Under Up Upon
    Within More Less Than Too Very Well Same Own Once Again Ever Never Always Often Sometimes
    Perhaps Maybe Instead Thus Hence Indeed Rather Quite Almost Nearly Photo Photos Video Read
    Related File Source Sources Officials Police Authorities Experts Analysts Critics Scientists
    Researchers People FILE PHOTO VIDEO Image Images Credit Caption Updated Published Posted Story
    Highlights Exclusive Opinion Breaking Live Watch Listen Share Comments Contributors
    Advertisement Thousands Hundreds Dozens Millions Residents Witnesses Protesters Rebels Troops
    Soldiers Doctors Lawyers Students Teachers Workers Women Men Children Please Thank Thanks
    Hello Hi Dear Ok OK Okay""".split()
)
"""Words that start sentences and captions, and alone are no names."""

COMMON_LEADS = frozenset("New National International World United General First Great".split())
"""First words of many names: none stands for one of them."""
LEGAL_FORMS = frozenset(
    """Inc Inc. Corp Corp. Co. Ltd Ltd. PLC Plc LLC LLP AG SA GmbH NV BV SE AB ASA Oyj SpA S.A. N.V.
    Bhd KK Pty""".split()
)
"""They end the name of a company, and of nothing else."""
CORPORATE = frozenset(
    """Holdings Holding Industries Motors Systems Technologies Technology Ventures Partners Capital
    Securities Insurance Petroleum Electric Electronics Pharmaceuticals Pharma Software
    Entertainment Pictures Records Studios Bancorp Bankshares Brothers Bros Publishing Hotels
    Resorts Stores Supermarkets Railways Shipping Logistics Semiconductor Semiconductors Biotech
    Bio Therapeutics Diagnostics Energy Mining Minerals Resources Foods Brewery Breweries Beverages
    Media Communications Telecom Telecommunications Mobile Airlines Airways Group Bank Labs Sciences
    Chemicals Chemical Materials Steel Oil Gas Solar Networks Robotics Biosciences Genomics
    Aerospace Automotive Cement Paper Works""".split()
)
"""Last words of what is in business."""
COMPANY_FORMS = frozenset(form.lower() for form in LEGAL_FORMS) | frozenset(
    "co group company corporation limited holdings holding".split()
)
"""What a company’s short name leaves out, in small letters."""
SAME_NAMES = {
    "us": "united states", "u.s.": "united states", "usa": "united states",
    "u.s.a.": "united states", "america": "united states",
    "united states of america": "united states", "uk": "united kingdom",
    "u.k.": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "un": "united nations", "u.n.": "united nations", "eu": "european union",
    "e.u.": "european union", "taleban": "taliban", "al-qaida": "al-qaeda", "qaeda": "al-qaeda",
    "al qaeda": "al-qaeda", "al qaida": "al-qaeda", "hizbullah": "hezbollah",
    "uae": "united arab emirates", "u.a.e.": "united arab emirates", "burma": "myanmar",
    "holland": "netherlands", "ivory coast": "cote d'ivoire", "czech republic": "czechia",
    "kiev": "kyiv", "drc": "democratic republic of the congo", "d.c.": "washington",
    "washington d.c.": "washington", "washington, d.c.": "washington",
    "new york city": "new york", "dprk": "north korea", "prc": "china", "ussr": "soviet union",
    "swaziland": "eswatini", "bombay": "mumbai", "peking": "beijing", "calcutta": "kolkata",
    "madras": "chennai", "bangalore": "bengaluru", "saigon": "ho chi minh city",
    "leningrad": "saint petersburg", "petrograd": "saint petersburg",
    "st. petersburg": "saint petersburg", "st petersburg": "saint petersburg",
    "constantinople": "istanbul", "rangoon": "yangon", "nur-sultan": "astana",
    "alma-ata": "almaty", "danzig": "gdansk", "stalingrad": "volgograd", "lvov": "lviv",
    "kharkov": "kharkiv", "odessa": "odesa", "frunze": "bishkek", "persia": "iran",
    "siam": "thailand", "ceylon": "sri lanka", "formosa": "taiwan", "rhodesia": "zimbabwe",
    "turkiye": "turkey", "zaire": "democratic republic of the congo",
    "cracow": "krakow", "breslau": "wroclaw",
    "gorky": "nizhny novgorod", "sverdlovsk": "yekaterinburg",
    "dnepropetrovsk": "dnipro", "poona": "pune",
    "upper volta": "burkina faso", "dahomey": "benin", "u.s": "united states",
    "u.k": "united kingdom", "east timor": "timor-leste", "cape verde": "cabo verde",
}  # fmt: skip
