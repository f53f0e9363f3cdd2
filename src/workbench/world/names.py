"""The pools of invented names that the clinic's patients are made from. No name is meant to be anybody's."""

FEMALE = (
    "Marta", "Ilsabet", "Nadezhka", "Philippa", "Saskia", "Ulla", "Verena", "Yolanda", "Brigida", "Delphine", "Fenella",
    "Hester", "Jorunn", "Amabel", "Beatrix", "Clemence", "Dorothea", "Elspeth", "Floriane", "Gwenda", "Henrike", "Isaura",
    "Jessamy", "Katinka", "Leonie", "Mirabel", "Noemi", "Odalys", "Perpetua", "Quilla", "Rosalind", "Sidonie", "Tamsin",
    "Undine", "Viveca", "Wilhelmina", "Xenia", "Ysolde", "Zelda", "Annika", "Cordula", "Evangeline", "Griselda", "Ingrid",
    "Lavinia", "Mathilde", "Ottilie", "Thora",
)
MALE = (
    "Theo", "Corwin", "Orson", "Ruben", "Tobiah", "Wendell", "Anselm", "Caspian", "Emeric", "Gideon", "Ignace", "Alaric",
    "Bertrand", "Cyprian", "Dorian", "Edmund", "Florian", "Gaspard", "Hartley", "Ivor", "Jasper", "Konrad", "Leander",
    "Magnus", "Nathaniel", "Oswin", "Percival", "Quentin", "Roderick", "Silvan", "Tancred", "Ulric", "Valentin", "Walther",
    "Xander", "Yorick", "Zacharias", "Ambrose", "Barnaby", "Crispin", "Everard", "Fergus", "Humphrey", "Lambert", "Osmund",
    "Reinhold", "Sebald", "Torsten",
)
_FRONTS = (
    "Quill", "Aber", "Tress", "Van", "Okon", "Pember", "Ras", "Sallow", "Thorn", "Umber", "Varen", "Whistle", "Yarrow",
    "Zell", "Ash", "Brack", "Culver", "Dun", "Eskel", "Fair", "Grind", "Harts", "Isle", "Jor", "Kestrel", "Loam", "Marl",
    "Nettle", "Otter", "Plover",
)
_BACKS = ("by", "croft", "dale", "fold", "gate", "hollow", "lund", "marrow", "quay", "stead", "thwaite", "wick")
LAST = tuple(front + back for front in _FRONTS for back in _BACKS)
"""360 last names."""
