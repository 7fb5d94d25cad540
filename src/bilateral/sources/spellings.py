"""Names and codes that several sources of trade, aid and people share; each adapter says where its own differ."""

from __future__ import annotations

#: ISO3 codes of places that are no members of the state system, with retired and private codes for them.
TERRITORIES = (
    "ABW", "AIA", "ALA", "ANT", "ASM", "ATA", "ATF", "BES", "BLM", "BMU", "BVT", "CCK", "COK", "CUW", "CXR", "CYM",
    "ESH", "FLK", "FRO", "GGY", "GIB", "GLP", "GRL", "GUF", "GUM", "HKG", "HMD", "IMN", "IOT", "JEY", "MAC", "MAF",
    "MNP", "MSR", "MTQ", "MYT", "NCL", "NFK", "NIU", "PCN", "PRI", "PSE", "PYF", "REU", "SGS", "SHN", "SJM", "SPM",
    "SXM", "TCA", "TKL", "UMI", "VAT", "VGB", "VIR", "WLF",
)  # fmt: skip

#: Names of places that are no members of the state system.
PLACES = (
    "American Samoa", "Anguilla", "Aruba", "Aruba, Kingdom of the Netherlands", "Bermuda", "British Virgin Islands",
    "Caribbean Netherlands", "Cayman Islands", "Channel Islands", "Cook Islands", "Curacao", "Curaçao",
    "Falkland Islands", "Faroe Islands", "Fr. Polynesia", "French Guiana", "French Polynesia", "Gibraltar",
    "Greenland", "Guadeloupe", "Guam", "Guernsey", "Holy See", "Hong Kong", "Hong Kong SAR",
    "Hong Kong SAR China", "Isle of Man", "Jersey", "Macao", "Macao SAR", "Macau SAR China", "Martinique", "Mayotte",
    "Montserrat", "Netherlands Antilles", "New Caledonia", "Niue", "Northern Mariana Islands", "Palestine",
    "Palestinian Territories", "Puerto Rico", "Reunion", "Réunion", "Saint Helena", "Sint Maarten", "St. Helena",
    "St. Pierre & Miquelon", "Tokelau", "Turks & Caicos Islands", "Turks and Caicos Islands",
    "U.S. Virgin Islands", "Vatican City", "Wallis & Futuna", "Wallis and Futuna", "West Bank and Gaza Strip",
    "Western Sahara",
)  # fmt: skip

#: Short English names, as these sources write them, to COW codes.
NAMES = {
    "Antigua": 58, "Antigua & Barbuda": 58, "Bahamas": 31, "Bosnia": 346, "Bosnia & Herzegovina": 346,
    "Bosnia and Herzegovina": 346, "Brunei": 835, "Brunei Darussalam": 835, "CAR": 482, "Cabo Verde": 402,
    "Cape Verde": 402, "China (People's Republic of)": 710, "Chinese Taipei": 713, "Congo": 484,
    "Congo - Brazzaville": 484, "Congo - Kinshasa": 490, "Cote d'Ivoire": 437, "Côte d'Ivoire": 437,
    "Côte d’Ivoire": 437, "Ivory Coast": 437, "Czechia": 316, "Czech Republic": 316, "DR Congo": 490,
    "Democratic Republic of the Congo": 490, "Democratic People's Republic of Korea": 731, "North Korea": 731,
    "Dominican Rep.": 42, "Eq. Guinea": 411, "Eswatini": 572, "Swaziland": 572, "FS Micronesia": 987,
    "Micronesia": 987, "Micronesia (Federated States of)": 987, "Gambia": 420, "Iran": 630, "Korea": 732,
    "Republic of Korea": 732, "South Korea": 732, "Kyrgyzstan": 703, "Laos": 812,
    "Lao People's Democratic Republic": 812, "Macedonia": 343, "N. Macedonia": 343, "North Macedonia": 343,
    "Marshall Is.": 983, "Moldova": 359, "Myanmar": 775, "Myanmar (Burma)": 775, "PNG": 910, "Russia": 365,
    "Saint Kitts and Nevis": 60, "St. Kitts": 60, "St. Kitts & Nevis": 60, "Saint Lucia": 56, "St. Lucia": 56,
    "Saint Vincent and the Grenadines": 57, "St Vincent/Grenadines": 57, "St. Vincent": 57,
    "St. Vincent & Grenadines": 57, "Sao Tome & Principe": 403, "Sao Tome and Principe": 403,
    "São Tomé & Príncipe": 403, "São Tomé": 403, "Serbia": 345, "Slovak Republic": 317, "Slovakia": 317,
    "Sudan (pre-secession)": 625, "Syria": 652, "Syrian Arab Republic": 652, "Tanzania": 510, "Timor-Leste": 860,
    "Trinidad": 52, "Trinidad & Tobago": 52, "Turkey": 640, "Türkiye": 640, "UAE": 696,
    "United Arab Emirates": 696, "United States": 2, "Venezuala": 101, "Venezuela": 101, "Viet Nam": 816,
    "Vietnam": 816, "Samoa": 990, "Kosovo": 347,
}  # fmt: skip
